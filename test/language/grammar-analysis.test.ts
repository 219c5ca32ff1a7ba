import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AstUtils } from 'langium';
import { describe, expect, it } from 'vitest';
import { createServices, type MsaServices } from '../../src/language/index.ts';
import { parseJdl } from '../../src/import/jdl/parser/parse.ts';
import { Source } from '../../src/language/source.ts';

/**
 * Until it meets a mistake, a parser goes by what was worked out about its grammar when msac was built. After that Chevrotain
 * has analysed the grammar itself. Both must read the same.
 */
const examples = join(import.meta.dirname, '../../examples');
const texts = readdirSync(examples, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.msa'))
  .map((path) => [path, readFileSync(join(examples, path), 'utf8')] as const);

const ahead = createServices();
const analysed = createServices();
analysed.parser.LangiumParser.parse('system {');

describe('what was worked out ahead', () => {
  it.each(texts)('reads %s as the analysis would', (_, text) => {
    expect(treeOf(ahead, text)).toEqual(treeOf(analysed, text));
    expect(gatheredBy(ahead)).toBe(0);
    expect(gatheredBy(analysed)).toBeGreaterThan(50);
  });

  it('gives way to the analysis at the first mistake, with nothing lost of what was right', () => {
    const services = createServices();
    const text = 'system shop\nmicroservice orders { entity Order { total: Int } port }\nrole CLERK\n';
    expect(treeOf(services, text)).toEqual(treeOf(analysed, text));
    expect(gatheredBy(services)).toBe(gatheredBy(analysed));
  });

  it('reads JDL with and without mistakes alike', () => {
    const right = 'entity A { name String required }\nenum B { ONE, TWO }\n';
    const before = parseJdl(new Source('a.jdl', right));
    expect(before.problems).toEqual([]);
    expect(parseJdl(new Source('b.jdl', `entity { `)).problems).not.toEqual([]);
    expect(parseJdl(new Source('a.jdl', right))).toEqual(before);
  });
});

/** Each node of the tree, with its type, its place and its plain values. */
function treeOf({ parser }: MsaServices, text: string): unknown[] {
  const { value } = parser.LangiumParser.parse(text);
  return AstUtils.streamAst(value)
    .map(({ $type, $cstNode, ...properties }) => {
      const plain = Object.entries(properties).filter(
        ([name, each]) => !name.startsWith('$') && typeof each !== 'object',
      );
      return [$type, $cstNode?.offset, $cstNode?.end, ...plain];
    })
    .toArray();
}

/** How many rules of the grammar the parser has gone through to analyse them. */
function gatheredBy({ parser }: MsaServices): number {
  return Object.keys(Reflect.get(parser.LangiumParser, 'wrapper').getGAstProductions()).length;
}
