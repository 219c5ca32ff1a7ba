import { describe, expect, it } from 'vitest';
import type { Unbuilt } from '../../src/backends/backend.ts';
import { notBuiltYet } from '../../src/cli/not-built-yet.ts';
import type { Location } from '../../src/language/index.ts';
import { shopSystem } from '../backends/fixtures.ts';

const system = shopSystem();

describe('what is not built yet', () => {
  it('is told once for each construct, where it stands first, with the next three places', () => {
    const lists = [7, 1, 5, 3, 9].map((line) => unbuilt('filter', 'b.msa', line));
    const [warning, ...others] = told(lists);
    expect(others).toEqual([]);
    expect(warning).toMatchObject({
      code: 'MSA0901',
      name: 'not-built-yet',
      severity: 'warning',
      message: '`filter` is not built yet: lists cannot be narrowed (5 places).',
      file: 'b.msa',
      range: { start: { line: 1 } },
    });
    expect(warning?.related.map(({ range }) => range.start.line)).toEqual([3, 5, 7]);
  });

  it('is told in the order of the files and their lines', () => {
    const warnings = told([
      unbuilt('audit', 'b.msa', 2),
      unbuilt('cache redis', 'b.msa', 1),
      unbuilt('monolith', 'a.msa', 9),
    ]);
    expect(warnings.map(({ message }) => /`(.*?)`/.exec(message)?.[1])).toEqual(['monolith', 'cache redis', 'audit']);
  });

  it('is one place where a mixin says it of several entities', () => {
    const [warning] = told([unbuilt('audit', 'a.msa', 4), unbuilt('audit', 'a.msa', 4)]);
    expect(warning).toMatchObject({ message: '`audit` is not built yet: lists cannot be narrowed.', related: [] });
  });

  it('stands at the system where no file says it: it follows from what is not said', () => {
    const [warning] = told([{ part: {}, construct: 'auth jwt', effect: 'nothing is built' }]);
    expect(warning).toMatchObject({ file: 'a.msa', range: { start: { line: 1 } } });
  });
});

const places = new Map<object, Location>([[system, at('a.msa', 1)]]);

function told(list: readonly Unbuilt[]) {
  return notBuiltYet(list, system, { locate: (part) => places.get(part) }, ['a.msa', 'b.msa'], []);
}

function unbuilt(construct: string, file: string, line: number): Unbuilt {
  const part = {};
  places.set(part, at(file, line));
  return { part, construct, effect: 'lists cannot be narrowed' };
}

function at(file: string, line: number): Location {
  const position = { offset: 10 * line, line, column: 1 };
  return { file, range: { start: position, end: position } };
}
