import {
  isEnvironment,
  locationOf,
  sourceOf,
  type Application,
  type Config,
  type Limit,
  type Location,
  type Member,
} from '../../language/index.ts';
import type { AstNode } from 'langium';
import { hasPassword, withoutPassword } from '../addresses.ts';
import { related, replace, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { checkRoles } from '../lookup.ts';
import { checkSaidOnce } from '../once.ts';
import { checkPeriod } from '../periods.ts';
import type { Rules } from '../rules.ts';

/** Applications and their settings, each for itself; who talks to whom is the family of `traffic.ts`. */
export const applicationRules: Rules = {
  Application(application, context) {
    checkSaidOnce(application.members, (member) => singleSettingOf(member, application), context);
    for (const member of application.members) checkPlace(member, application, context);
  },
  Config: checkConfig,
  Limit: checkLimit,
};

type Kind = Application['kind'];

/** What each member may stand in. */
export const OWNERS: Readonly<Record<Member['$type'], readonly Kind[]>> = {
  Auth: ['gateway', 'microservice', 'monolith'],
  Port: ['registry', 'uaa', 'gateway', 'microservice', 'monolith'],
  Database: ['uaa', 'gateway', 'microservice', 'monolith'],
  Cache: ['gateway', 'microservice', 'monolith'],
  Search: ['microservice', 'monolith'],
  Instances: ['registry', 'uaa', 'gateway', 'microservice', 'monolith'],
  Resources: ['registry', 'uaa', 'gateway', 'microservice', 'monolith'],
  Storage: ['uaa', 'gateway', 'microservice', 'monolith'],
  Secret: ['registry', 'uaa', 'gateway', 'microservice', 'monolith'],
  Environment: ['registry', 'uaa', 'gateway', 'microservice', 'monolith'],
  Client: ['uaa', 'gateway', 'monolith'],
  Config: ['registry'],
  Route: ['gateway'],
  Limit: ['gateway', 'monolith'],
  Calls: ['microservice'],
  Consumes: ['microservice', 'monolith'],
  Entity: ['microservice', 'monolith'],
  Enum: ['microservice', 'monolith'],
  Value: ['microservice', 'monolith'],
  Mixin: ['microservice', 'monolith'],
  Event: ['microservice', 'monolith'],
  Procedure: ['microservice', 'monolith'],
};

/** Settings that stand once; lists (`route`, `calls`, `limit`) may be said in parts, and a uaa has many a client. */
export function singleSettingOf(member: Member, { kind }: Application): string | undefined {
  if (isEnvironment(member)) return member.name;
  const isSingle = ONCE.has(member.$type) || (member.$type === 'Client' && kind !== 'uaa');
  return isSingle ? member.$type.toLowerCase() : undefined;
}

const ONCE: ReadonlySet<Member['$type']> = new Set([
  'Auth',
  'Port',
  'Database',
  'Cache',
  'Search',
  'Instances',
  'Resources',
  'Storage',
  'Config',
]);

function checkPlace(member: Member, application: Application, context: Context): void {
  const { kind } = application;
  const owners = OWNERS[member.$type];
  if (!kind || owners.includes(kind)) return;
  const keyword = KEYWORDS[member.$type] ?? member.$type.toLowerCase();
  context.report(beginningOf(member), say.misplacedMember({ kind, member: keyword, owner: ownersPhrase(owners) }));
}

/** Where the word differs from what the grammar calls it. */
const KEYWORDS: Partial<Record<Member['$type'], string>> = { Procedure: 'operation' };

/** Its first word alone, however it is spelt: an entity may be hundreds of lines long. */
function beginningOf(node: AstNode): Location {
  const { range } = locationOf(node);
  const { text } = sourceOf(node);
  let end = range.start.offset;
  while (end < range.end.offset && /[A-Za-z]/.test(text.charAt(end))) end++;
  return sourceOf(node).location(range.start.offset, end);
}

/** `A uaa, a gateway or a microservice`. */
function ownersPhrase(owners: readonly Kind[]): string {
  const last = owners.at(-1) ?? '';
  const others = owners.slice(0, -1).map((owner) => `a ${owner}`);
  const phrase = others.length === 0 ? `a ${last}` : `${others.join(', ')} or a ${last}`;
  return `A${phrase.slice(1)}`;
}

function checkConfig(node: Config, context: Context): void {
  if (node.store !== 'git' || node.url === undefined) return;
  const at = locationOf(node, 'url');
  if (!isGitAddress(node.url)) context.report(at, say.badGitAddress({ url: node.url }));
  else if (hasPassword(node.url))
    context.report(at, say.secretInAddress({ variables: '`CONFIG_GIT_USERNAME` and `CONFIG_GIT_PASSWORD`' }), {
      edits: [withoutPassword(at, node.url)],
    });
}

/** What JGit, which the registry reads with, understands and an address bar does not turn into something else. */
function isGitAddress(url: string): boolean {
  if (/[\s"'\\`$<>{}]/.test(url)) return false;
  return (
    /^(https?|ssh|git):\/\/[^/]+\/.+$/.test(url) || /^file:\/\/\/.+$/.test(url) || /^[\w.-]+@[\w.-]+:.+$/.test(url)
  );
}

const MOST_REQUESTS = 1_000_000;
function checkLimit(node: Limit, context: Context): void {
  const { requests } = node;
  if (
    requests !== undefined &&
    !(/^\d{1,9}$/.test(requests) && Number(requests) >= 1 && Number(requests) <= MOST_REQUESTS)
  )
    context.report(locationOf(node, 'requests'), say.badLimit({ value: requests, max: MOST_REQUESTS }));
  checkPeriod(node, context);
  checkRoles(node, context);
  if (node.key === 'address' && node.roles.length > 0)
    context.report(locationOf(node, 'key'), say.rolesOfAddress({}), {
      related: [related(say.rolesOfAddress.related({}), node, 'roles', 0)],
      edits: [replace('user', node, 'key')],
    });
}
