import { describe, expect, it } from 'vitest';
import { Source } from '../../../src/language/index.ts';
import { formatGithub } from '../../../src/cli/reporters/github.ts';
import { checked } from '../../kit/checked.ts';

describe('formatGithub', () => {
  it('gives one command a line, with the place, the code and what to do', () => {
    expect(formatGithub(checked('name: Strng\nallow *', 'entity'), '/repository')).toBe(
      '::error file=main.msa,line=13,col=7,endLine=13,endColumn=12,title=MSA0203::There is no type, entity or enum `Strng` here.%0AHelp: Did you mean `String`?\n' +
        '::warning file=main.msa,line=14,col=1,endLine=14,endColumn=8,title=MSA0703::Everyone who is signed in may create, update, delete any `Product`.%0AHelp: Say who: `allow create, update, delete to ADMIN`.\n',
    );
  });

  it('calls a hint a notice, and names related places', () => {
    expect(formatGithub(checked('name: String\n// msac-ignore MSA0703\nallow *', 'entity'), '/')).toMatch(/^::notice /);
    expect(formatGithub(checked('a: Int\na: Int', 'entity'), '/')).toContain('%0Amain.msa:13:1: First declared here.');
  });

  it('lets nothing of the input end the line, the property or the command', () => {
    const location = new Source('a,b:c%\n::error::.msa', 'x').location(0, 1);
    const [line, ...rest] = formatGithub(
      [{ ...location, code: 'MSA0001', name: 'x', severity: 'error', message: '50 %\r\n::error::x', related: [] }],
      '/repository',
    ).split('\n');
    expect(line).toBe(
      '::error file=a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3A.msa,line=1,col=1,endLine=1,endColumn=2,title=MSA0001::50 %25%0D%0A::error::x',
    );
    expect(rest).toEqual(['']);
  });

  it('names no columns of a place over several lines, and no place where there is none', () => {
    const [diagnostic] = checked('name: Strng', 'entity');
    if (!diagnostic) throw new Error('Nothing was found.');
    const over = { ...diagnostic, ...new Source('a.msa', 'a\nb').location(0, 3) };
    expect(formatGithub([over], '/')).toMatch(/^::error file=a\.msa,line=1,endLine=2,title=MSA0203::/);
    expect(formatGithub([{ ...over, file: '' }], '/')).toMatch(/^::error title=MSA0203::/);
  });

  it('names files from the working folder, wherever they were named from', () => {
    const [diagnostic] = checked('name: Strng', 'entity');
    const named = (file: string) =>
      formatGithub(diagnostic ? [{ ...diagnostic, file }] : [], '/repository').match(/file=([^,]*)/)?.[1];
    expect(named('/repository/model/shop.msa')).toBe('model/shop.msa');
    expect(named('./model/../shop.msa')).toBe('shop.msa');
    expect(named('../other/shop.msa')).toBe('/other/shop.msa');
  });
});
