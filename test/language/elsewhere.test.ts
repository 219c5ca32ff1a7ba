import { describe, expect, test } from 'vitest';
import { placeOf, PLACES } from '../../src/language/elsewhere.ts';
import { FORMS } from '../../src/language/forms.ts';
import { read } from './tools.ts';

/** A statement in the middle of each place. */
const INSIDE: Readonly<Record<string, (form: string) => string>> = {
  File: (form) => form,
  System: (form) => `system s { ${form} }`,
  Application: (form) => `microservice m { ${form} }`,
  Entity: (form) => `microservice m { entity E { ${form} } }`,
};

const words = PLACES.flatMap(({ where, rule, words }) => words.map((word) => ({ word, where, rule })));

describe('where a statement belongs, for who wrote it elsewhere', () => {
  test.each(words.filter(({ word }) => FORMS.has(word)))('`$word` stands $where', ({ word, where, rule }) => {
    const { problems } = read(INSIDE[rule]?.(FORMS.get(word) ?? '') ?? '');
    expect(problems.filter(({ kind }) => kind !== 'missing-file')).toEqual([]);
    expect([placeOf(word, 'Elsewhere'), placeOf(word, rule)]).toEqual([where, undefined]);
  });

  test.each([
    ['microservice a { discovery consul }', 'in `system`'],
    ['system s { port 8080 }', 'in an application'],
    ['entity Order { n: Int }', 'in a microservice or a monolith'],
    ['microservice a { index (x) }', 'in an entity'],
    ['microservice a { entity E { role A } }', 'outside of all braces'],
    ['microservice a { entity E { x = 3 } }', undefined],
    ['microservice a { entity E { x: Int port } }', undefined],
  ])('%s', (text, place) => {
    expect(read(text).problems.map((problem) => 'place' in problem && problem.place)).toEqual([place ?? false]);
  });

  test.each(['required', 'requird', 'mandatory', 'notNull'])('`%s` is what every field is', (word) => {
    const { problems } = read(`microservice a { entity E { x: Int ${word} } }`);
    expect(problems).toMatchObject([{ kind: 'unexpected', required: word }]);
  });
});
