import { describe, expect, it } from 'vitest';
import { loadProgram, virtualFiles } from '../../src/language/index.ts';
import { inlayHints } from '../src/features/inlay-hints.ts';

/** A line of a text with its hints in brackets, as an editor shows them. */
function shown(text: string, line: string): string {
  const program = loadProgram('main.msa', virtualFiles({ 'main.msa': text }));
  const [file] = program.files;
  const at = text.split('\n').findIndex((each) => each.includes(line));
  const hints = file ? inlayHints(file, program).filter(({ position }) => position.line === at) : [];
  // From the end of the line, so that places stay; of several at one place the last goes in first.
  return hints
    .toReversed()
    .toSorted((left, right) => right.position.character - left.position.character)
    .reduce(
      (now, { position: { character }, label }) =>
        `${now.slice(0, character)}[${typeof label === 'string' ? label : ''}]${now.slice(character)}`,
      text.split('\n')[at] ?? '',
    );
}

describe('an inlay hint tells', () => {
  it.each([
    ['the port that nobody says', 'registry hub {}', 'hub', 'registry hub[port 8761] {}'],
    ['no port that is said', 'registry hub { port 8000 }', 'hub', 'registry hub { port 8000 }'],
    [
      'the only other side of a relation',
      'microservice a {\nentity B { c: C }\nentity C { bs: B[] }\n}',
      'c: C }',
      'entity B { c: C[opposite bs] }',
    ],
    ['the database of development', 'microservice a {\n  database mysql\n}', 'mysql', '  database mysql[dev h2]'],
    [
      'that of the system',
      'system s { dev { database mariadb } }\nmicroservice a {\n  database mysql\n}',
      'mysql',
      '  database mysql[dev mariadb]',
    ],
    [
      'none where the application says it',
      'microservice a {\n  database mysql\n  dev { database h2 }\n}',
      'mysql',
      '  database mysql',
    ],
    ['that of an application that names none', 'microservice a {}', 'a {}', 'microservice a[port 8081][dev h2] {}'],
    [
      'the one that differs from that of the system',
      'system s { database mysql  dev { database mysql } }\nmicroservice a { port 1 }',
      'port 1',
      'microservice a { port 1 }',
    ],
    ['none where it is the same', 'microservice a {\n  database h2\n}', 'h2', '  database h2'],
    ['none where nothing is kept', 'microservice a {\n  database none\n}', 'none', '  database none'],
  ])('%s', (_, text, line, expected) => {
    expect(shown(text, line)).toBe(expected);
  });
});
