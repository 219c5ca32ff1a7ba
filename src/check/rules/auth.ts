import {
  isAuth,
  isClient,
  isDiscovery,
  isRoute,
  locationOf,
  type Application,
  type Auth,
  type Discovery,
  type System,
  statementsOf,
} from '../../language/index.ts';
import { insertSetting, related, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { listed } from '../listed.ts';
import { findApplication } from '../lookup.ts';
import { hasPassword, isSecureAddress, withoutPassword } from '../addresses.ts';
import type { Rules } from '../rules.ts';
import { authOf, databaseOf, SIGN_IN, type AuthSetting } from '../settings.ts';
import { isApplicationName } from './names.ts';

/** Who signs users in, and where applications find each other. */
export const authRules: Rules = {
  program(context) {
    reportUnused(context);
    reportSessionsOfServices(context);
  },
  System(system, context) {
    if (context.symbols.systems[0] === system) checkTold(system, context);
  },
  Auth: checkAuth,
  Discovery: checkDiscovery,
  Application(application, context) {
    if (WORDS.includes(application.name))
      context.report(locationOf(application, 'name'), say.wordAsApplication({ name: application.name }));
    if (application.kind === 'gateway') checkTrust(application, context);
    if (application.kind === 'gateway' || application.kind === 'monolith') checkAccounts(application, context);
  },
};

const DISCOVERIES = ['consul', 'none'];
/** An application that is called so could not be told from the word. */
const WORDS: readonly string[] = [...SIGN_IN, ...DISCOVERIES];

/** Where several could be meant and nothing says which. */
function checkTold(system: System, context: Context): void {
  if (!context.isComplete) return;
  const at = locationOf(system, 'name');
  const uaas = namesOf('uaa', context);
  if (uaas.length > 1 && !system.settings.some(isAuth))
    context.report(at, say.noAuth({ system: system.name, known: listed(uaas) ?? 'many', first: uaas[0] }), {
      edits: [insertSetting(system, `auth ${uaas[0]}`)],
      asks: true,
    });
  const registries = namesOf('registry', context);
  if (registries.length > 1 && !system.settings.some(isDiscovery))
    context.report(
      at,
      say.noDiscovery({ system: system.name, known: listed(registries) ?? 'many', first: registries[0] }),
      { edits: [insertSetting(system, `discovery ${registries[0]}`)], asks: true },
    );
}

function namesOf(kind: Application['kind'], context: Context): string[] {
  return [...context.symbols.applications.values()].flatMap(([first]) => (first?.kind === kind ? [first.name] : []));
}

function checkAuth(node: Auth, context: Context): void {
  const { provider, issuer } = node;
  if (provider === 'oidc') return checkIssuer(node, context);
  if (issuer !== undefined) {
    const edits = [{ ...locationOf(node, 'issuer'), text: '' }];
    return context.report(locationOf(node, 'issuer'), say.strayIssuer({ provider }), { edits });
  }
  if (provider && !SIGN_IN.includes(provider))
    findApplication(
      { node, property: 'provider', name: provider, setting: 'auth', kinds: ['uaa'], words: SIGN_IN },
      context,
    );
}

function checkIssuer(node: Auth, context: Context): void {
  const { issuer } = node;
  if (issuer === undefined) {
    if (context.isComplete) context.report(locationOf(node, 'provider'), say.badIssuer({}));
  } else if (hasPassword(issuer)) {
    const at = locationOf(node, 'issuer');
    context.report(at, say.secretInAddress({}), { edits: [withoutPassword(at, issuer)] });
  } else if (!isSecureAddress(issuer)) context.report(locationOf(node, 'issuer'), say.badIssuer({}));
}

function checkDiscovery(node: Discovery, context: Context): void {
  const { provider } = node;
  if (!provider || DISCOVERIES.includes(provider)) return;
  const place = { node, property: 'provider', name: provider, setting: 'discovery', kinds: ['registry'] as const };
  findApplication({ ...place, words: DISCOVERIES }, context);
}

/** Of what several could serve, the system uses what it names. */
function reportUnused(context: Context): void {
  const system = context.symbols.systems[0];
  if (!context.isComplete || !system) return;
  const auths = [system, ...firsts(context)].flatMap((each) =>
    (each.$type === 'System' ? each.settings : statementsOf(each)).filter((statement) => isAuth(statement)),
  );
  const { accounts } = context.symbols;
  const providers = [...auths.map(({ provider }) => provider), ...(accounts ? [accounts.name] : [])];
  reportOthers('uaa', providers, SIGN_IN, 'auth', context);
  const discovery = system.settings.find(isDiscovery)?.provider;
  reportOthers('registry', discovery ? [discovery] : [], DISCOVERIES, 'discovery', context);
}

/** Reports what is of a kind and not in `used`: nothing, when there is a name in it that means nothing. */
function reportOthers(
  kind: 'uaa' | 'registry',
  used: readonly string[],
  words: readonly string[],
  setting: string,
  context: Context,
): void {
  const names = namesOf(kind, context);
  const [first] = used;
  if (first === undefined || !used.every((each) => words.includes(each) || names.includes(each))) return;
  for (const application of firsts(context)) {
    const { name } = application;
    if (application.kind !== kind || used.includes(name) || !isApplicationName(name) || WORDS.includes(name)) continue;
    context.report(locationOf(application, 'name'), say.unusedApplication({ kind, name, used: first, setting }));
  }
}

function firsts(context: Context): Application[] {
  return [...context.symbols.applications.values()].flatMap(([first]) => first ?? []);
}

/** A microservice knows who calls by a token alone: whatever is said, the message stands where it is said. */
function reportSessionsOfServices(context: Context): void {
  const services = firsts(context).filter(({ kind }) => kind === 'microservice');
  const settings = new Set(services.map((service) => authOf(service, context)?.node));
  for (const node of settings) {
    if (node?.provider !== 'session') continue;
    const those = services.filter((service) => authOf(service, context)?.node === node);
    const elsewhere = node.$container.$type === 'System' ? those : [];
    context.report(locationOf(node, 'provider'), say.sessionInService({ name: those[0]?.name ?? '' }), {
      related: elsewhere.map((each) => related(say.sessionInService.related({ name: each.name }), each, 'name')),
    });
  }
}

/** Those who route to a service and the service itself must trust the same: reported where one of them says its own. */
function checkTrust(gateway: Application, context: Context): void {
  const trusted = authOf(gateway, context);
  const statement = statementsOf(gateway).find(isAuth);
  let isTold = false;
  for (const name of new Set(
    statementsOf(gateway)
      .filter(isRoute)
      .flatMap(({ applications }) => applications),
  )) {
    const service = context.symbols.applications.get(name)?.[0];
    const own = service?.kind === 'microservice' ? authOf(service, context) : undefined;
    if (!service || !trusted || !own || sameTrust(trusted, own) || own.provider === 'session') continue;
    const ownStatement = statementsOf(service).find(isAuth);
    const at = ownStatement ?? statement;
    if (!at || (at === statement && isTold)) continue;
    isTold ||= at === statement;
    const params = { service: name, gateway: gateway.name, own: trustOf(own), other: trustOf(trusted) };
    const [other, trust] = at === statement ? [service, own] : [gateway, trusted];
    context.report(locationOf(at), say.authMismatch(params), {
      related: [related(say.authMismatch.related({ name: other.name, trust: trustOf(trust) }), other, 'name')],
    });
  }
}

function sameTrust(left: AuthSetting, right: AuthSetting): boolean {
  return left.provider === right.provider && left.issuer === right.issuer;
}

function trustOf({ provider, issuer }: AuthSetting): string {
  return issuer === undefined ? `\`${provider}\`` : `\`${provider} "${issuer}"\``;
}

/** Pages are for people, who cannot sign in where no account is kept. */
function checkAccounts(application: Application, context: Context): void {
  const client = application.members.find(isClient);
  const auth = authOf(application, context);
  if (!client || client.name === 'none' || !auth || !['jwt', 'session'].includes(auth.provider)) return;
  const database = databaseOf(application, 'prod', context);
  if (database.name !== 'none' || !database.node) return;
  const message = say.nobodySignsIn({ kind: application.kind, name: application.name, auth: auth.provider });
  context.report(locationOf(database.node, 'database'), message, {
    related: [related(say.nobodySignsIn.related({}), client)],
  });
}
