import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check/index.ts';
import {
  isDeclaration,
  loadProgram,
  locationOf,
  mentionsIn,
  nodesIn,
  virtualFiles,
  type Declaration,
  type Program,
} from '../../src/language/index.ts';

type Files = Readonly<Record<string, string>>;

function folder(path: string): Files {
  const names = readdirSync(path).filter((name) => name.endsWith('.msa'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

const SYSTEMS: readonly (readonly [string, Files])[] = [
  ['shop.msa', folder('examples/shop')],
  ['market.msa', folder('examples/market')],
  ['blog.msa', folder('examples/blog')],
  ['everything.msa', { 'everything.msa': readFileSync('test/fixtures/everything.msa', 'utf8') }],
];

/** Text → the same with another name at every place that names a declaration. */
function renamed(program: Program, files: Files, target: Declaration, name: string): Files {
  const result = { ...files };
  for (const { tree, source } of program.files) {
    const places = mentionsIn(tree, program.symbols)
      .filter((mention) => mention.target === target)
      .map(({ node, property, index }) => locationOf(node, property, index).range)
      .toSorted((left, right) => right.start.offset - left.start.offset);
    for (const { start, end } of places)
      result[source.path] =
        (result[source.path] ?? '').slice(0, start.offset) + name + (result[source.path] ?? '').slice(end.offset);
  }
  return result;
}

function declarationsOf(program: Program): Declaration[] {
  return program.files.flatMap(({ tree }) => [...nodesIn(tree)]).filter(isDeclaration);
}

describe.each(SYSTEMS)('in %s', (entry, files) => {
  const program = loadProgram(entry, virtualFiles(files));
  const declarations = declarationsOf(program);

  test.each(declarations.map((target) => [target.$type, target.name, target] as const))(
    '%s %s can be renamed at every place that names it',
    (_, name, target) => {
      const after = loadProgram(entry, virtualFiles(renamed(program, files, target, `${name}Zzz`)));
      expect(check(after).filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(declarationsOf(after).map((each) => each.name)).toEqual(
        declarationsOf(program).map((each) => (each === target ? `${name}Zzz` : each.name)),
      );
    },
  );
});
