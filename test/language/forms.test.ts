import { describe, expect, test } from 'vitest';
import { FORMS } from '../../src/language/forms.ts';
import { read } from './tools.ts';

/** Where a statement may stand. */
const PLACES = [
  (form: string) => form,
  (form: string) => `system s { ${form} }`,
  (form: string) => `system s { console elk { ${form} } }`,
  (form: string) => `deploy kubernetes { ${form} }`,
  (form: string) => `microservice m { ${form} }`,
  (form: string) => `microservice m { entity E { ${form} } }`,
];

describe('the form of a statement that messages show', () => {
  test.each([...FORMS])('%s: %s can be read', (_, form) => {
    expect(PLACES.some((place) => read(place(form)).problems.every(({ kind }) => kind === 'missing-file'))).toBe(true);
  });
});
