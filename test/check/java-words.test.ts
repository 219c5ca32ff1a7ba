import { describe, expect, it } from 'vitest';
import { className, variableName } from '../../src/backends/spring/names.ts';
import { JAVA_CONTEXTUAL_WORDS, JAVA_TYPES, JAVA_WORDS } from '../../src/check/java-words.ts';

/** What the checker says a name becomes is what it becomes. */
describe('words of Java', () => {
  it.each([...JAVA_WORDS, ...JAVA_CONTEXTUAL_WORDS].filter((word) => word !== '_'))(
    '%s is no name of a field',
    (word) => {
      expect(variableName(word)).toBe(`${word}_`);
    },
  );

  it.each([...JAVA_TYPES])('%s is no name of a class', (type) => {
    expect([className(type, 'Entity'), className(type, 'Enum')]).toEqual([`${type}Entity`, `${type}Enum`]);
  });
});
