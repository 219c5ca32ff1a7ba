import { describe, expect, it } from 'vitest';
import { offeredAt } from './completion-kit.ts';

describe('what may stand once in its block, and does', () => {
  it.each([
    ['a setting of an application', 'microservice a { port 8081  | }', 'port'],
    ['a setting that stands behind', 'microservice a { |  cache redis }', 'cache'],
    ['a setting on another line', 'gateway g {\n  auth jwt\n  |\n  route a\n}', 'auth'],
    ['a setting of the system', 'system s { package com.example  | }', 'package'],
    ['an environment of the system', 'system s { dev { edge none }  | }', 'dev'],
    ['an environment of an application', 'microservice a { |\n  prod { cache none } }', 'prod'],
    ['a setting of an environment', 'microservice a { dev { port 1  | } }', 'port'],
    ['a setting of a deployment', 'deploy compose { host "a.example"  | }', 'host'],
    ['a target', 'deploy compose\ndeploy |', 'compose'],
    ['a resource', 'microservice a { resources { cpu 1  | } }', 'cpu'],
    ['pages of a gateway', 'gateway g { client react  | }', 'client'],
    ['languages of pages', 'gateway g { client react { languages en  | } }', 'languages'],
    ['an option of an entity', 'microservice a { entity A { n: Int  page 20  | } }', 'page'],
    ['an option that stands behind', 'microservice a { entity A { n: Int\n |\n  soft delete } }', 'soft'],
    ['an option of a mixin', 'mixin M { n: Int  page 20 by n }\nmicroservice a { entity A with M { | } }', 'page'],
    ['a modifier', 'microservice a { entity A { n: Int unique | } }', 'unique'],
    ['a modifier that stands behind', 'microservice a { entity A { n: Int | unique } }', 'unique'],
    ['a modifier behind the default', 'microservice a { entity A { n: Int readonly = 1 | } }', 'readonly'],
    ['a former name', 'microservice a { entity A { n: Int was m | } }', 'was'],
    ['the system', 'system s {}\n|', 'system'],
  ])('is not offered again: %s', (_, text, word) => {
    expect(offeredAt(text)).not.toContain(word);
  });

  it.each([
    ['in another block', 'microservice a { port 8081 }\nmicroservice b { | }', 'port'],
    ['in an environment', 'microservice a { port 8081  dev { | } }', 'port'],
    ['while it is being written', 'microservice a { po| }', 'port'],
    ['when it has just been written', 'microservice a { port| }', 'port'],
    ['when it is written anew', 'microservice a { |port 8081 }', 'port'],
    ['in a uaa, which has many clients', 'uaa u { client a {}  | }', 'client'],
    ['of what an OAuth2 client says in parts', 'uaa u { client a { scopes openid  | } }', 'scopes'],
    ['of lists of names', 'microservice a { calls b  | }', 'calls'],
    ['of rules', 'microservice a { entity A { n: Int  allow read  | } }', 'allow'],
    ['of another field', 'microservice a { entity A { n: Int unique  m: Int | } }', 'unique'],
    ['of an index', 'microservice a { entity A { n: Int unique  index (n) | } }', 'unique'],
    ['that a mixin may say as well', 'mixin M { audit }\nmicroservice a { entity A with M { | } }', 'audit'],
  ])('is offered %s', (_, text, word) => {
    expect(offeredAt(text)).toContain(word);
  });
});

describe('what a modifier means nothing for', () => {
  it.each([
    ['unique', 'Text', false],
    ['unique', 'String', true],
    ['owned', 'String', false],
    ['owned', 'Part[]', true],
    ['on', 'Part[]', false],
    ['on', 'Part', true],
    ['shows', 'Part', true],
    ['shows', 'Int', false],
    ['column', 'Part[]', false],
  ])('has no `%s`: %s', (word, type, expected) => {
    const found = offeredAt(`microservice a { entity A { it: ${type} | }  entity Part { n: Int  a: A } }`);
    expect(found.includes(word)).toBe(expected);
  });
});

describe('names that are listed already', () => {
  const SHOP = 'role A, B\nmicroservice x { event E1 { n: Int }  event E2 { n: Int } }\nmicroservice y {}\n';

  it.each([
    ['before', 'gateway g { route x, | }', ['y']],
    ['behind', 'gateway g { route |, x }', ['y']],
    ['in another statement', 'gateway g { route x\n  route | }', ['y']],
    ['in a statement behind', 'microservice z { calls |\n calls y }', ['x']],
    [
      'by a client',
      'uaa u { client c { grants refresh_token  grants | } }',
      ['authorization_code', 'client_credentials', 'device_code'],
    ],
    ['among the events of others', 'microservice z { consumes x.E1, x.| }', ['E2']],
  ])('are not offered again: %s', (_, text, expected) => {
    expect(offeredAt(SHOP + text).filter((label) => !/^[a-z]+$/.test(label) || label.length === 1)).toEqual(expected);
  });

  it.each([
    ['of a route in parts, which may have further ones', 'gateway g { route x { methods GET }\n  route | }', 'x'],
    ['of another rule', 'microservice z { entity E { n: Int  allow read to A  allow update to | } }', 'A'],
    ['that is being written', 'gateway g { route x| }', 'x'],
  ])('are offered: those %s', (_, text, expected) => {
    expect(offeredAt(SHOP + text)).toContain(expected);
  });
});

function entity(text: string): string {
  return `microservice a {
    entity A { name: String  text: Text  parts: Part[]  first: Part  who: User  far: b.Far  ${text} }
    entity Part { n: Int  a: A }
  }
  microservice b { entity Far { n: Int } }`;
}

describe('constraints that a type has already', () => {
  it.each([
    ['before', 'Int(min 0, |)', ['max', 'unit']],
    ['behind', 'String(|, pattern "[A-Z]+")', ['max', 'min']],
    ['of another field', 'Int(min 0)  m: Int(|)', ['max', 'min', 'unit']],
  ])('are not offered again: those %s', (_, type, expected) => {
    expect(offeredAt(`microservice a { entity A { n: ${type} } }`)).toEqual(expected);
  });
});

describe('fields', () => {
  it.each([
    ['in an index: what a table compares', 'index (|)', ['name', 'first', 'who', 'far']],
    ['in a filter: the same', 'filter (|)', ['name', 'first', 'who', 'far']],
    ['as the order of pages: values', 'page 20 by |', ['name', 'id']],
    ['to display: what fits in a line', 'display |', ['name']],
    ['in a rule: what can be compared, and what leads on', 'allow read when |', ['name', 'first', 'who']],
    ['behind what leads on', 'allow read when first.|', ['n', 'a']],
    ['behind rows of others, which are not at hand: none', 'allow read when far.|', []],
  ])('are those that fit %s', (_, text, expected) => {
    const found = offeredAt(entity(text));
    const fields = ['name', 'text', 'parts', 'first', 'who', 'far', 'n', 'a', 'id'];
    expect(fields.filter((field) => found.includes(field))).toEqual(expected);
  });
});
