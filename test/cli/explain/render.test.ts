import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { catalogue, FAMILIES, findEntry } from '../../../src/check/catalogue.ts';
import { explanationOf, listedOf } from '../../../src/cli/explain/explanation.ts';
import { parsePage, readPage } from '../../../src/cli/explain/page.ts';
import { renderExplanation, renderList } from '../../../src/cli/explain/render.ts';

function explained(code: string, options = { color: false, width: 80 }): string {
  const entry = findEntry(code, catalogue);
  if (!entry) throw new Error(`There is no ${code}.`);
  return renderExplanation(explanationOf(entry, parsePage(readPage(entry.code) ?? '')), options);
}

/** The lines of what MSA0512 means, before its examples. */
function prose(width: number): string[] {
  return explained('MSA0512', { color: false, width }).split('\n\nWrong')[0]?.split('\n') ?? [];
}

describe('renderExplanation', () => {
  it('shows the message, the help, why, and both examples with what is said of the wrong one', () => {
    expect(explained('MSA0603')).toMatchInlineSnapshot(`
      "error MSA0603 impossible-row · Relations

      No row of \`{entity}\` could ever be created: {circle}.

      help: Make one of them optional, such as \`{optional}\`.

      Rows are created one after the other, and the first would need one that is not
      there yet. Only what is \`owned\` is created together with its whole.

      Wrong, in a microservice

        entity Department {
          head: Employee
      //  ^^^^ error MSA0603: No row of \`Department\` could ever be created: \`Department.head\` needs \`Employee\`, \`Employee.department\` needs \`Department\`.
      //  help: Make one of them optional, such as \`head: Employee?\`.
        }
        entity Employee {
          department: Department
      //  ---------- \`Employee\` needs \`Department\` here.
        }

      Mended, in a microservice

        entity Department {
          head: Employee?
        }
        entity Employee {
          department: Department
        }
      "
    `);
  });

  it('names the files of an example that has several', () => {
    const headings = explained('MSA0006')
      .split('\n')
      .filter((line) => /^(Wrong|Mended)/.test(line));
    expect(headings).toEqual(['Wrong', 'Wrong, roles.msa', 'Mended', 'Mended, roles.msa']);
  });

  it.each(catalogue.map(({ code }) => code))('says all of the page of %s, without its marks', (code) => {
    const page = readPage(code) ?? '';
    const text = explained(code, { color: false, width: 60 }).replaceAll(/\s+/g, ' ');
    expect(text).not.toMatch(/\*\*[a-z]+\*\*:|```|## /);
    for (const [, sentence = ''] of page.matchAll(/^(?:- )?([A-Z`][^\n]*[.?])$/gm))
      expect(text).toContain(sentence.replaceAll(/\s+/g, ' '));
    expect(text.includes('Wrong') && text.includes('Mended')).toBe(page.includes('## Wrong'));
  });

  it('keeps lines of prose within the terminal, and within what can be read', () => {
    for (const line of prose(60)) expect(stringWidth(line)).toBeLessThanOrEqual(60);
    for (const line of prose(400)) expect(stringWidth(line)).toBeLessThanOrEqual(100);
  });

  it('colours the code, the marks and the mended example when told, and says the same', () => {
    const coloured = explained('MSA0603', { color: true, width: 80 });
    expect(coloured).toContain('\u001B[31merror MSA0603\u001B[39m');
    expect(coloured).toContain('\u001B[32mMended');
    expect(coloured).toContain('\u001B[31m//  ^^^^ error');
    expect(stripVTControlCharacters(coloured)).toBe(explained('MSA0603'));
  });
});

describe('renderList', () => {
  const list = renderList(catalogue.map(listedOf), { color: false, width: 80 });

  it('has every code once, below its family', () => {
    expect([...list.matchAll(/^MSA\d{4}/gm)].map(([code]) => code)).toEqual(catalogue.map(({ code }) => code));
    expect(list).toMatch(/^Files and their text\nMSA0001 error {3}`\{path\}` cannot be read/);
    expect(list).toMatch(/\n\nApplications\nMSA0301 error {3}/);
    expect(list).not.toContain('Others');
  });

  it('names a family for every code that there is, and none without codes', () => {
    const used = new Set(catalogue.map(({ code }) => code.slice(3, 5)));
    expect([...FAMILIES.keys()]).toEqual([...used]);
  });
});

describe('findEntry', () => {
  it.each(['MSA0301', 'msa0301', '0301', '301', 'MSA301', 'port-out-of-range'])('knows %s', (text) => {
    expect(findEntry(text, catalogue)?.code).toBe('MSA0301');
  });

  it.each(['', 'MSA', '9999', 'MSA03010', 'port', '3 0 1'])('does not know %j', (text) => {
    expect(findEntry(text, catalogue)).toBeUndefined();
  });
});
