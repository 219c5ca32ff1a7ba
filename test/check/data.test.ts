import { describe, expect, it } from 'vitest';
import { checked, checkedFiles, codesOf } from '../kit/checked.ts';

/** Mistakes in what applications keep, beyond the example of each page: one mistake, one message. */
describe('one mistake in data, one message', () => {
  it.each([
    ['an entity that needs one of itself', 'service', 'entity Employee { boss: Employee }', ['MSA0603']],
    ['a shown field that is none', 'service', 'entity A { b: B shows nme }\nentity B { name: String }', ['MSA0205']],
    ['a shown field of another service', 'service', 'entity A { u: accounts.User shows login  n: Int }', []],
    [
      'two tables of one written name',
      'service',
      'entity A { n: Int table "x" }\nentity B { n: Int table "X" }',
      ['MSA0402'],
    ],
    [
      'a written table that is another’s by nature',
      'service',
      'entity A { n: Int table "bees" }\nentity Bee { n: Int }',
      ['MSA0402'],
    ],
    ['two columns of one written name', 'entity', 'n: Int column "x"\nm: Int column "X"', ['MSA0403']],
    ['a column that a value type needs', 'service', 'value V { sum: Int }\nentity A { v: V  vSum: Int }', ['MSA0403']],
    [
      'a list in a mixin of two entities',
      'service',
      'mixin M { bs: B[] }\nentity A with M {}\nentity C with M {}\nentity B { n: Int }',
      ['MSA0234'],
    ],
    [
      'a shared mixin that points to an entity',
      'shop',
      'mixin M { a: A }\ngateway g { route m }\nmicroservice m { entity A { n: Int }  entity B with M {} }',
      ['MSA0234'],
    ],
    [
      'a mixin and its entity that page differently',
      'service',
      'mixin M { page 5 }\nentity A with M { n: Int  page 6 }',
      ['MSA0212'],
    ],
    ['a mixin that is taken over twice', 'service', 'mixin M { n: Int }\nentity A with M, M { m: Int }', ['MSA0213']],
    [
      'a shared enum that a service declares too',
      'shop',
      'enum S { A }\ngateway g { route m }\nmicroservice m { enum S { A }  entity B { s: S } }',
      ['MSA0210'],
    ],
    ['a unique field of a value type', 'service', 'value V { n: Int unique }\nentity A { v: V }', ['MSA0512']],
    ['a list of a value type', 'service', 'value V { n: Int }\nentity A { v: V[] }', ['MSA0512']],
    ['a default that is contents', 'entity', 'photo: Image = "x"', ['MSA0512']],
    ['sizes the wrong way round', 'entity', 'photo: Image(5MB..900KB)?', ['MSA0502']],
    ['lengths of time the wrong way round', 'entity', 'ttl: Duration(2h..90m)', ['MSA0502']],
    ['a default that lasts too long', 'entity', 'ttl: Duration(..30m) = 1h', ['MSA0506']],
    ['a picture of two gigabytes', 'entity', 'photo: Image(..2GB)?', ['MSA0503']],
    ['a text for a number', 'service', 'entity A { n: Int  allow * to SELLER when n == "x" }', ['MSA0505']],
    [
      'a number beyond its type',
      'service',
      'entity A { n: Int  allow * to SELLER when n == 99999999999 }',
      ['MSA0503'],
    ],
    ['no value of an enum', 'service', 'enum S { A }\nentity B { s: S  allow * to SELLER when s != C }', ['MSA0206']],
    ['a number for a user', 'service', 'entity A { u: accounts.User  allow * to SELLER when u == 5 }', ['MSA0505']],
    [
      'a comparison that is said twice',
      'service',
      'entity A { n: Int  allow * to SELLER when n == 5 and n == 5 }',
      ['MSA0212'],
    ],
    ['something and not that', 'service', 'entity A { n: Int  allow * to SELLER when n == 5 and n != 5 }', ['MSA0709']],
    [
      'an unknown step of a path',
      'service',
      'entity A { b: B  allow * to SELLER when b.nme == "x" }\nentity B { name: String }',
      ['MSA0205'],
    ],
    ['an unknown way to delete', 'service', 'entity A { b: B on delete claer }\nentity B { n: Int }', ['MSA0214']],
    ['deletion of what another application keeps', 'entity', 'u: accounts.User on delete cascade', ['MSA0512']],
    ['an other side of another type', 'service', 'entity A { b: B opposite n }\nentity B { n: Int }', ['MSA0610']],
    ['an other side that is none', 'service', 'entity A { b: B opposite m }\nentity B { n: Int }', ['MSA0205']],
    ['a role that is what it was', 'shop', 'role X was SELLER', ['MSA0314']],
    [
      'a field whose mixin has the former name',
      'service',
      'mixin M { n: Int }\nentity A with M { m: Int was n }',
      ['MSA0314'],
    ],
  ] as const)('%s', (_, frame, text, codes) => {
    expect(codesOf(checked(text, frame))).toEqual(codes);
  });
});

function rules(text: string): string[] {
  return codesOf(checked(`entity A { n: Int  b: Boolean  u: accounts.User  allow * to SELLER\n${text} }`, 'service'));
}

describe('rules add up', () => {
  it('a rule with more comparisons is covered by one with some of them, in any order', () => {
    expect(rules('allow read when n == 1\nallow read when b == true and n == 1')).toEqual(['MSA0701']);
    expect(rules('allow read when n == 1 and u == me\nallow read when u == me and n == 1')).toEqual(['MSA0701']);
  });

  it('a rule with other comparisons is not', () => {
    expect(rules('allow read when n == 1\nallow read when n == 2')).toEqual([]);
    expect(rules('allow read when n == 1 and b == true\nallow read when n == 1 and b == false')).toEqual([]);
  });
});

describe('a database in use', () => {
  const long = 'theNumberThatTheFormerWarehouseGaveToItBefore';
  const on = (database: string) =>
    codesOf(
      checked(
        `gateway g { route m }\nmicroservice m { database ${database}  entity Product { ${long}: String unique } }`,
        'shop',
      ),
    );

  it('keeps names of its own greatest length', () => {
    expect(on('postgresql')).toEqual(['MSA0404']);
    expect(on('oracle')).toEqual([]);
  });
});

describe('what a package declares', () => {
  it('may be left unused', () => {
    const files = {
      'main.msa': 'import "@acme/shared/types.msa"\nsystem s {}\nmonolith m { entity A { n: Int } }',
      'node_modules/@acme/shared/types.msa': 'enum Weekday { MON }\nmixin Traced { n: Int }',
    };
    expect(codesOf(checkedFiles(files))).toEqual([]);
  });
});
