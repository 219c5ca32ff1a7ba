import {
  isApplication,
  isConfig,
  isDatabase,
  isPort,
  locationOf,
  type Application,
  type Config,
  type Limit,
  type Member,
  type Port,
} from '../../language/index.ts';
import { related, replace, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { checkWord } from '../lookup.ts';
import { checkSaidOnce } from '../once.ts';
import type { Rules } from '../rules.ts';

/** Applications and their settings, each for itself; who talks to whom is the family of `traffic.ts`. */
export const applicationRules: Rules = {
  program: checkPortsDistinct,
  Application(application, context) {
    checkSaidOnce(application.members, singleSettingOf, context);
    for (const member of application.members) {
      checkPlace(member, application, context);
      if (isDatabase(member)) checkWord(member, 'database', 'database', ['postgresql'], context);
    }
  },
  Port: checkPort,
  Config: checkConfig,
  Limit: checkLimit,
};

type Kind = Application['kind'];

/** What each member may stand in. */
const OWNERS: Readonly<Record<Member['$type'], readonly Kind[]>> = {
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

/** Settings that stand once; lists (`route`, `calls`, `limit`) may be said in parts. */
function singleSettingOf(member: Member): string | undefined {
  return isPort(member) || isDatabase(member) || isConfig(member) ? member.$type.toLowerCase() : undefined;
}

function checkPlace(member: Member, application: Application, context: Context): void {
  const owners = OWNERS[member.$type];
  if (!application.kind || owners.includes(application.kind)) return;
  const message = say.misplacedMember({
    kind: application.kind,
    member: member.$type.toLowerCase(),
    owner: ownersPhrase(owners),
  });
  // The keyword alone: an entity may be hundreds of lines long.
  const { file, range } = locationOf(member);
  const length = member.$type.length;
  const end = { offset: range.start.offset + length, line: range.start.line, column: range.start.column + length };
  context.report({ file, range: { start: range.start, end } }, message);
}

/** `A uaa, a gateway or a microservice`. */
function ownersPhrase(owners: readonly Kind[]): string {
  const last = owners.at(-1) ?? '';
  const others = owners.slice(0, -1).map((owner) => `a ${owner}`);
  const phrase = others.length === 0 ? `a ${last}` : `${others.join(', ')} or a ${last}`;
  return `A${phrase.slice(1)}`;
}

const HIGHEST_PORT = 65_535;

function checkPort(node: Port, context: Context): void {
  if (node.port !== undefined && portOf(node) === undefined)
    context.report(locationOf(node, 'port'), say.portOutOfRange({ port: node.port }));
}

function portOf(node: Port): number | undefined {
  if (!/^\d{1,9}$/.test(node.port ?? '')) return undefined;
  const port = Number(node.port);
  return port >= 1 && port <= HIGHEST_PORT ? port : undefined;
}

function checkPortsDistinct(context: Context): void {
  const taken = new Map<number, Port>();
  const again: [number, Port, Port][] = [];
  for (const node of portsOf(context)) {
    const port = portOf(node);
    if (port === undefined) continue;
    const former = taken.get(port);
    if (former) again.push([port, node, former]);
    else taken.set(port, node);
  }
  const free = freePorts(taken);
  for (const [port, node, former] of again) {
    const other = former.$container.name;
    const proposed = free(port);
    context.report(locationOf(node, 'port'), say.portClash({ port, other, free: proposed }), {
      related: [related(say.portClash.related({ other }), former, 'port')],
      edits: proposed ? [replace(String(proposed), node, 'port')] : [],
    });
  }
}

/** The first of each application: that there is a second is said elsewhere. */
function portsOf(context: Context): readonly Port[] {
  return context.program.files
    .flatMap((file) => file.tree.elements.filter(isApplication))
    .flatMap((application) => application.members.find(isPort) ?? []);
}

/** Gives the next port above one that nobody has, and never the same twice. */
function freePorts(taken: ReadonlyMap<number, unknown>): (above: number) => number | undefined {
  const given = new Set(taken.keys());
  const next = new Map<number, number>();
  return (above) => {
    let port = next.get(above) ?? above + 1;
    while (given.has(port)) port++;
    next.set(above, port + 1);
    given.add(port);
    return port <= HIGHEST_PORT ? port : undefined;
  };
}

function checkConfig(node: Config, context: Context): void {
  if (!checkWord(node, 'store', 'store of configuration', ['git'], context) || node.url === undefined) return;
  const at = locationOf(node, 'url');
  if (!isGitAddress(node.url)) context.report(at, say.badGitAddress({ url: node.url }));
  else if (/^[a-z]+:\/\/[^/@]*:[^/@]+@/i.test(node.url)) context.report(at, say.secretInAddress({}));
}

/** What JGit, which the registry reads with, understands and an address bar does not turn into something else. */
function isGitAddress(url: string): boolean {
  if (/[\s"'\\`$<>{}]/.test(url)) return false;
  return (
    /^(https?|ssh|git):\/\/[^/]+\/.+$/.test(url) || /^file:\/\/\/.+$/.test(url) || /^[\w.-]+@[\w.-]+:.+$/.test(url)
  );
}

const MOST_REQUESTS = 1_000_000;
const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
const LONGEST_PERIOD = 86_400;

function checkLimit(node: Limit, context: Context): void {
  const { requests, period } = node;
  if (
    requests !== undefined &&
    !(/^\d{1,9}$/.test(requests) && Number(requests) >= 1 && Number(requests) <= MOST_REQUESTS)
  )
    context.report(locationOf(node, 'requests'), say.badLimit({ value: requests, max: MOST_REQUESTS }));
  if (period !== undefined && !isPeriod(period)) context.report(locationOf(node, 'period'), say.badPeriod({ period }));
  checkWord(node, 'key', 'way to tell callers apart', ['user', 'address'], context);
}

function isPeriod(period: string): boolean {
  const [, amount, unit] = /^(\d{1,9})([smhd])$/.exec(period) ?? [];
  const seconds = Number(amount) * (SECONDS[unit ?? ''] ?? 0);
  return seconds >= 1 && seconds <= LONGEST_PERIOD;
}
