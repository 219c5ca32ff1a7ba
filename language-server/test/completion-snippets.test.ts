import { describe, expect, it } from 'vitest';
import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver';
import { check } from '../../src/check/index.ts';
import { loadProgram, virtualFiles } from '../../src/language/index.ts';
import { plainText } from '../src/features/completion/snippet.ts';
import { SNIPPETS } from '../src/features/completion/snippets.ts';
import { itemsAt } from './completion-kit.ts';

const HEAD = 'system market { auth people  discovery finder }\nrole BUYER\nregistry finder {}\nuaa people {}\n';
const STALL = 'entity Stall { name: String(1..80)  owner: people.User }';
const MARKET = `${HEAD}gateway door { route stalls }\nmicroservice stalls { ${STALL} }\n`;
const inGateway = `${HEAD}gateway door { route stalls  | }\nmicroservice stalls { ${STALL} }\ndeploy kubernetes`;
const inService = `${HEAD}gateway door { route stalls }\nmicroservice stalls { ${STALL}  | }\ndeploy kubernetes`;
const inEntity = MARKET.replace(' }\n}', ' }').replace('owner: people.User', 'owner: people.User  allow * to ADMIN  |');

/** A place for each, in a system of which there is nothing to say; in what uses what is declared there. */
const PLACES: Readonly<Record<string, string>> = {
  'System.system': '|',
  'RoleList.role': `${MARKET}|`,
  'Deployment.deploy': `${MARKET}|`,
  'Application.registry': 'system market {}\n|',
  'Application.uaa': 'system market {}\n|',
  'Application.gateway': `system market {}\nmicroservice stalls { entity Stall { name: String } }\n|`,
  'Application.microservice': 'system market {}\ngateway door { route catalog }\n|',
  'Application.monolith': 'system market {}\n|',
  'Environment.prod': inGateway,
  'Instances.instances': inGateway,
  'Resources.resources': inGateway,
  'Config.config': 'system market {}\nregistry finder { | }',
  'Console.console': 'system market { | }',
  'Alert.alert': 'system market { console elk { | } }',
  'Client.client': inGateway,
  'Route.route': `${HEAD}gateway door { | }\nmicroservice stalls { ${STALL} }`,
  'Limit.limit': inGateway,
  'Entity.entity': inService,
  'Mixin.mixin': inService.replace('entity Stall', 'entity Stall with Dated'),
  'Value.value': inService.replace('name:', 'price: Money  name:'),
  'Enum.enum': inService.replace('name:', 'status: Status  name:'),
  'Event.event': `${inService}\nmonolith log { consumes stalls.NAME }`,
  'Procedure.operation': inService,
  'Allow.allow': inEntity,
  'Index.index': inEntity,
  'Page.page': inEntity,
};

const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  'Client.client': [HEAD.replace('uaa people {}', 'uaa people { | }')],
};

describe('whole constructs', () => {
  it.each(Object.keys(SNIPPETS))('%s can stay as it is', (key) => {
    const [, keyword = ''] = key.split('.');
    for (const place of [PLACES[key] ?? '', ...(VARIANTS[key] ?? [])]) {
      const found = snippets(place).filter(({ filterText }) => filterText === keyword);
      expect(found.length).toBeGreaterThan(0);
      for (const snippet of found)
        for (const text of filled(place, snippet)) expect({ text, said: said(text) }).toEqual({ text, said: [] });
    }
  });

  it('a field can stay as it is, wherever fields are', () => {
    for (const place of [
      inService.replace('|', 'entity Extra { | }'),
      inService
        .replace('|', 'mixin Extra { | }')
        .replace('entity Stall', 'entity Stall with Extra')
        .replace('name:', 'label:'),
      inService.replace('|', 'value Extra { | }').replace('name:', 'extra: Extra  name:'),
      `${inService.replace('|', 'event Extra { | }')}\nmonolith log { consumes stalls.Extra }`,
    ]) {
      const found = snippets(place).filter(({ label }) => label === 'field: …');
      expect(found).toHaveLength(1);
      for (const field of found)
        for (const text of filled(place, field)) expect({ text, said: said(text) }).toEqual({ text, said: [] });
    }
  });
});

describe('the names in a pattern', () => {
  it.each([
    ['of a gateway: the service that nothing leads to', `${MARKET}microservice lost {}\n|`, 'gateway …', 'route lost'],
    ['of a route: where the service answers', PLACES['Route.route'], 'route with a path …', '"/api/stalls/**"'],
    ['of an event: an entity and its first value', inService, 'event …', 'StallChanged from Stall { name }'],
    ['of a rule: a role', inEntity, 'allow …', 'allow read to BUYER'],
    ['of a rule for own rows: who owns them', inEntity, 'allow for own rows …', 'when owner == me'],
    ['of an index: what can be compared', inEntity, 'index …', 'index (name)'],
    ['of a deployment: the system', `${MARKET}|`, 'deploy kubernetes …', 'namespace market'],
  ])('are those of the program %s', (_, place = '', label, expected) => {
    const snippet = snippets(place).find((each) => each.label === label);
    expect(plainText(snippet?.insertText ?? '')).toContain(expected);
  });

  it('no port is named: each application is given one', () => {
    const all = [...snippets(`${MARKET}|`), ...snippets('|'), ...snippets(inService)];
    expect(all.filter(({ insertText }) => insertText?.includes('port'))).toEqual([]);
  });

  it('there are none for what is said already', () => {
    expect(labels(`${MARKET}deploy compose\n|`)).toContain('deploy kubernetes …');
    expect(labels(`${MARKET}deploy compose\n|`)).not.toContain('deploy compose …');
    expect(labels('gateway door { client react  | }')).not.toContain('client …');
  });

  it('there are none for an editor that fills nothing in', () => {
    expect(itemsAt('|').filter(({ kind }) => kind === CompletionItemKind.Snippet)).toEqual([]);
  });
});

function snippets(text: string): CompletionItem[] {
  return itemsAt(text, { snippets: true }).filter(({ kind }) => kind === CompletionItemKind.Snippet);
}

function labels(text: string): string[] {
  return snippets(text).map(({ label }) => label);
}

/** The text with what an editor puts in when nothing is filled in, by each choice; `NAME` is what is declared by that. */
function filled(text: string, { insertText = '' }: CompletionItem): string[] {
  return chosen(insertText).map((snippet) => {
    const plain = plainText(snippet);
    const [, name = ''] = /^\w+ (\w+)/.exec(plain) ?? [];
    return text.replace('|', () => plain).replace('NAME', name);
  });
}

/** A snippet for every choice of each list of such. */
function chosen(snippet: string): string[] {
  const [list, number, choices = ''] = /\$\{(\d+)\|([^|]*)\|\}/.exec(snippet) ?? [];
  if (list === undefined) return [snippet];
  return choices.split(',').flatMap((choice) => chosen(snippet.replace(list, () => `\${${number}:${choice}}`)));
}

function said(text: string): string[] {
  return check(loadProgram('main.msa', virtualFiles({ 'main.msa': text }))).map(({ message }) => message);
}
