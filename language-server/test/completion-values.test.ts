import { describe, expect, it } from 'vitest';
import { CompletionItemKind } from 'vscode-languageserver';
import { check } from '../../src/check/index.ts';
import { loadProgram, virtualFiles } from '../../src/language/index.ts';
import { EXAMPLES } from '../src/words/examples.ts';
import { languages } from '../src/words/languages.ts';
import { itemsAt, offeredAt } from './completion-kit.ts';

const entity = (field: string) => `microservice a { entity A { ${field} }  enum State { NEW, DONE } }`;

describe('where anything of a kind may stand', () => {
  it.each([
    ['scopes of OpenID', 'uaa u { client c { scopes | } }', ['openid', 'profile', 'email', 'address', 'phone']],
    ['periods of limits', 'gateway g { limit 10 per | }', ['1s', '1m', '5m', '1h', '1d']],
    ['periods of alerts', 'system s { console elk { alert errors > 5 per | } }', ['1s', '1m', '5m', '1h', '1d']],
    ['cores', 'microservice a { resources { cpu | } }', ['1', '2', '250m', '500m', '250m..2']],
    ['memory', 'microservice a { resources { memory | } }', ['256Mi', '512Mi', '1Gi', '2Gi', '512Mi..1Gi']],
    ['no less than is reserved', 'microservice a { resources { memory 1Gi..| } }', ['1Gi', '2Gi']],
    ['room', 'microservice a { storage | }', ['1Gi', '10Gi', '50Gi', '100Gi']],
    ['numbers of instances', 'microservice a { instances | }', ['1', '2', '2..6']],
    ['measures of load', 'microservice a { instances 2..6 at | }', ['cpu', 'memory']],
    ['shares of load', 'microservice a { instances 2..6 at cpu | }', ['60', '70', '80', '90']],
    ['versions', 'system s { version | }', ['"0.1.0"', '"1.0.0"']],
    ['versions of Java', 'system s { java | }', ['17', '21', '25']],
    ['the package', 'system shop { package | }', ['com.example.shop']],
    ['the rest of the package', 'system shop { package com.| }', ['example.shop']],
    ['the namespace', 'system shop {}\ndeploy kubernetes { namespace | }', ['shop']],
    ['the next port', 'gateway g {}\nmicroservice a { port 8081 }\nmicroservice b { port | }', ['8082']],
    ['lengths of time', entity('for: Duration = |'), ['30s', '5m', '1h', '1d']],
    ['lengths of time within bounds', entity('for: Duration(2m..2h) = |'), ['5m', '1h']],
    ['numbers', entity('n: Int = |'), ['0', '1']],
    ['the least number there may be', entity('n: Int(5..9) = |'), ['5']],
    ['texts', entity('n: String = |'), ['""']],
    ['moments', entity('n: Instant = |'), ['now']],
    ['keys', entity('n: UUID = |'), ['random']],
    ['values of the enum', entity('n: State = |'), ['NEW', 'DONE']],
    ['values of the enum, in a mixin', 'enum State { NEW, DONE }\nmixin M { n: State = | }', ['DONE', 'NEW']],
    ['what says yes and no', entity('n: Boolean = |'), ['true', 'false']],
    ['operators', entity('n: Int  allow read when n |'), ['!=', '==']],
    ['whoever asks, for a user', entity('n: User  allow read when n == |'), ['me']],
    ['no user for a text', entity('n: String  allow read when n == |'), []],
    [
      'paths of the service',
      'microservice a { entity Item {} }\ngateway g { route a { path | } }',
      ['"/api/items/**"'],
    ],
    [
      'the rest of a path',
      'microservice a { entity Item {} }\ngateway g { route a { path "/a|" } }',
      ['/api/items/**'],
    ],
    [
      'paths of a service that the route has not named yet',
      'microservice a { entity Item {}  entity Category {} }\ngateway g { route a { path "/api/items/**", | } }',
      ['"/api/categories/**"'],
    ],
    ['beginnings of paths', 'microservice a { entity Item {} }\ngateway g { route a { rewrite | } }', ['"/api/items"']],
  ])('are offered: %s', (_, text, expected) => {
    expect(offeredAt(text).toSorted()).toEqual(expected.toSorted());
    const ranked = itemsAt(text).flatMap(({ label, sortText }) => (sortText?.startsWith('!') ? [label] : []));
    expect(ranked).toEqual(ranked.length > 0 ? expected : []);
  });

  it('none where the limits leave nothing that is often taken', () => {
    expect(offeredAt(entity('n: String(3..5) = |'))).toEqual([]);
    expect(offeredAt(entity('n: String(pattern "[A-Z]+") = |'))).toEqual([]);
    expect(offeredAt(entity('n: Json = |'))).toEqual([]);
  });

  it('sizes of pages come before the words', () => {
    expect(offeredAt(entity('n: Int  page |')).slice(0, 4)).toEqual(['20', '50', '100', '200']);
    expect(offeredAt(entity('n: Int  page none |'))).not.toContain('20');
  });

  it('languages have their names, the most frequent first', () => {
    const text = 'system s { languages en, | }';
    expect(offeredAt(text).slice(0, 3)).toEqual(['es', 'de', 'ja']);
    expect(itemsAt(text)).toContainEqual(expect.objectContaining({ label: 'de', detail: 'German (Deutsch)' }));
    expect(offeredAt('gateway g { client react { languages | } }')).toContain('pt-br');
  });

  it('imports have their quotes, and name no file twice', () => {
    const importable = ['./a.msa', './b.msa'];
    const found = itemsAt('import |', { importable });
    expect(found.map(({ label }) => label)).toEqual(['"./a.msa"', '"./b.msa"']);
    expect(found.map(({ kind }) => kind)).toEqual([CompletionItemKind.File, CompletionItemKind.File]);
    expect(offeredAt('import "./a.msa"\nimport "|', { importable })).toEqual(['./b.msa']);
    expect(offeredAt('import |\nimport "./b.msa"', { importable })).toEqual(['"./a.msa"']);
  });

  it('an account is offered as its uaa names it, too', () => {
    const found = offeredAt('uaa accounts {}\nmicroservice a { entity A { who: | } }');
    expect(found).toEqual(expect.arrayContaining(['User', 'accounts.User']));
  });

  it('a list of an event goes on after its comma', () => {
    const text = 'microservice a { entity A { n: Int  m: Int  o: Int }  event E from A { n, | } }';
    expect(offeredAt(text)).toEqual(['m', 'o']);
    expect(offeredAt(text.replace('|', 'm, |'))).toEqual(['o']);
  });
});

describe('whatever is offered as an example', () => {
  const SYSTEMS: Readonly<Record<string, (value: string) => string>> = {
    'Version.version': (value) => `system s { version ${value} }`,
    'Scopes.scopes': (value) =>
      `system s {}  uaa u { client c { redirect "https://app.example.com/cb"  scopes ${value} } }`,
    'Limit.period': (value) => `system s {}  monolith m { limit 10 per ${value} by user }`,
    'Alert.period': (value) => `system s { console elk { alert errors > 10 per ${value} to "ops@example.com" } }`,
    'Instances.min': (value) => `system s {}  monolith m { instances ${value} }  deploy kubernetes`,
    'Instances.percent': (value) => `system s {}  monolith m { instances 2..6 at cpu ${value} }  deploy kubernetes`,
    'Amount.cpu': (value) => `system s {}  monolith m { resources { cpu ${value} } }  deploy kubernetes`,
    'Amount.memory': (value) => `system s {}  monolith m { resources { memory ${value} } }  deploy kubernetes`,
    'Storage.size': (value) => `system s {}  monolith m { storage ${value} }  deploy kubernetes`,
    'Page.size': (value) => `system s {}  monolith m { entity A { n: Int  page ${value} } }`,
  };

  const examples = Object.entries(EXAMPLES).flatMap(([place, { words }]) =>
    Object.keys(words).map((value) => [place, value] as const),
  );

  it.each(examples)('%s: the checker has nothing to say of %s', (place, value) => {
    expect(said(SYSTEMS[place]?.(value) ?? 'There is no system to try it in.')).toEqual([]);
  });

  it.each(Object.entries(EXAMPLES))('%s: the default is one of them', (_, { default: usual, words }) => {
    expect(Object.keys(words)).toContain(usual ?? Object.keys(words)[0]);
  });

  it.each(languages())('%s is a language: %s', (tag, name) => {
    expect(said(`system s { languages ${tag} }`)).toEqual([]);
    expect(name).not.toBe(tag);
  });
});

function said(text: string): string[] {
  return check(loadProgram('main.msa', virtualFiles({ 'main.msa': text }))).map(({ message }) => message);
}
