import {
  isAuth,
  isCalls,
  isClient,
  isConfig,
  isConsumes,
  isGrants,
  isLanguages,
  isLimit,
  isMethods,
  isRedirect,
  isRewrite,
  isRoute,
  isRoutePath,
  isScopes,
  isSecret,
  type Application as ApplicationNode,
  type Client as ClientNode,
  type Limit,
  type Route as RouteNode,
} from '../language/index.ts';
import { secondsOf } from '../model/quantities.ts';
import type {
  Application,
  ApplicationEnvironment,
  Client,
  Gateway,
  HttpMethod,
  Microservice,
  Monolith,
  OAuthClient,
  RateLimit,
  Registry,
  Route,
  Uaa,
} from '../model/system.ts';
import { lowerAuth } from './auth.ts';
import { documented, optional, renamed, saidBy, within, type LoweringContext } from './context.ts';
import { lowerData } from './data.ts';
import { must } from './must.ts';
import { baseSettings, environmentsOf, oneOf } from './settings.ts';

/** What property of the model a kind of statement says, where it is not of the same name. */
const PROPERTIES = { Route: 'routes', Limit: 'limits', Secret: 'secrets', Environment: 'environments' };

/** One application. */
export function lowerApplication(context: LoweringContext, node: ApplicationNode): Application {
  return context.origins.from(node, applicationOf(context, node), saidBy(node.members, PROPERTIES));
}

function applicationOf(context: LoweringContext, node: ApplicationNode): Application {
  switch (node.kind) {
    case 'registry':
      return lowerRegistry(context, node);
    case 'uaa':
      return lowerUaa(context, node);
    case 'gateway':
      return lowerGateway(context, node);
    case 'monolith':
      return lowerMonolith(context, node);
    default:
      return lowerMicroservice(context, node);
  }
}

function lowerRegistry(context: LoweringContext, node: ApplicationNode): Registry {
  const settings = baseSettings(node.members, portOf(context, node), {});
  const config = node.members.find(isConfig);
  return {
    kind: 'registry',
    ...common(node, settings),
    ...(config && { config: { git: config.url } }),
    environments: environmentsOf(node.members, settings),
  };
}

function lowerUaa(context: LoweringContext, node: ApplicationNode): Uaa {
  const settings = baseSettings(node.members, portOf(context, node), { database: context.database });
  return {
    kind: 'uaa',
    ...common(node, settings),
    ...stored(settings),
    clients: node.members.filter(isClient).map((client) => lowerOAuthClient(context, client)),
    environments: environmentsOf(node.members, settings, context.database),
  };
}

function lowerGateway(context: LoweringContext, node: ApplicationNode): Gateway {
  const settings = baseSettings(node.members, portOf(context, node), { database: context.database, cache: true });
  return {
    kind: 'gateway',
    ...common(node, settings),
    ...stored(settings),
    auth: lowerAuth(node.members.find(isAuth)) ?? context.auth,
    client: lowerClient(context, node),
    routes: node.members.filter(isRoute).flatMap((route) => lowerRoute(context, route)),
    limits: lowerLimits(context, node),
    cache: settings.cache ?? 'none',
    environments: environmentsOf(node.members, settings, context.database),
  };
}

function lowerMicroservice(context: LoweringContext, node: ApplicationNode): Microservice {
  return {
    kind: 'microservice',
    ...dataOwner(context, node),
    calls: [...new Set(node.members.filter(isCalls).flatMap((calls) => calls.applications))],
  };
}

function lowerMonolith(context: LoweringContext, node: ApplicationNode): Monolith {
  return {
    kind: 'monolith',
    ...dataOwner(context, node),
    client: lowerClient(context, node),
    limits: lowerLimits(context, node),
  };
}

function dataOwner(context: LoweringContext, node: ApplicationNode) {
  const has = { database: context.database, cache: true, search: true };
  const settings = baseSettings(node.members, portOf(context, node), has);
  const consumed = node.members.filter(isConsumes).flatMap((consumes) => consumes.events);
  return {
    ...common(node, settings),
    ...stored(settings),
    auth: lowerAuth(node.members.find(isAuth)) ?? context.auth,
    cache: settings.cache ?? 'none',
    search: settings.search ?? 'none',
    consumes: consumed.map((each) =>
      context.origins.from(each, { application: each.application ?? node.name, event: each.event }),
    ),
    ...lowerData(within(context, node)),
    environments: environmentsOf(node.members, settings, context.database),
  } as const;
}

function portOf(context: LoweringContext, node: ApplicationNode): number {
  return must(context.ports.get(node), 'a port');
}

function common(node: ApplicationNode, { port, instances, resources }: ApplicationEnvironment) {
  return {
    name: node.name,
    ...renamed(node),
    ...documented(node),
    port,
    instances,
    ...optional('resources', resources),
    secrets: [...new Set(node.members.filter(isSecret).flatMap(({ names }) => names))],
  };
}

function stored({ database, storage }: ApplicationEnvironment) {
  return { database: must(database, 'a database'), ...optional('storage', storage) };
}

function lowerClient(context: LoweringContext, node: ApplicationNode): Client {
  const client = node.members.find(isClient);
  return {
    framework: oneOf(['react', 'angular', 'none'], client?.name) ?? 'none',
    languages: client?.settings.find(isLanguages)?.languages ?? context.languages,
  };
}

function lowerOAuthClient(context: LoweringContext, node: ClientNode): OAuthClient {
  const grants = node.settings.filter(isGrants).flatMap((each) => each.grants);
  const scopes = node.settings.filter(isScopes).flatMap((each) => each.scopes);
  const known = ['authorization_code', 'refresh_token', 'client_credentials', 'device_code'] as const;
  return context.origins.from(node, {
    name: node.name,
    ...documented(node),
    grants: grants.length > 0 ? known.filter((grant) => grants.includes(grant)) : known.slice(0, 2),
    redirects: node.settings.filter(isRedirect).flatMap((each) => each.addresses),
    scopes: scopes.length > 0 ? scopes : ['openid'],
  });
}

const METHODS: readonly HttpMethod[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

function lowerRoute(context: LoweringContext, node: RouteNode): Route[] {
  const { settings } = node;
  const methods = new Set(settings.filter(isMethods).flatMap((each) => each.methods));
  const said = saidBy(settings, { RoutePath: 'paths', Rewrite: 'rewrites' });
  return node.applications.map((to) =>
    context.origins.from(
      node,
      {
        to,
        paths: settings.filter(isRoutePath).flatMap(({ paths }) => paths),
        methods: METHODS.filter((method) => methods.has(method)),
        rewrites: settings.filter(isRewrite).map((rewrite) => ({ from: rewrite.from, to: rewrite.to })),
      },
      said,
    ),
  );
}

function lowerLimits(context: LoweringContext, node: ApplicationNode): RateLimit[] {
  return node.members.filter(isLimit).map((limit) => context.origins.from(limit, lowerLimit(limit)));
}

function lowerLimit(node: Limit): RateLimit {
  return {
    requests: Number(node.requests),
    seconds: must(secondsOf(node.period), 'a period'),
    by: node.key === 'address' ? 'address' : 'user',
    roles: [...new Set(node.roles)],
  };
}
