import type { Gateway, RateLimit, Route, System } from '../common/subset/model.ts';
import type { TextFile } from '../backend.ts';
import { html, javaString, yamlName } from '../common/escape.ts';
import { applicationView, type ApplicationView } from './application-view.ts';
import { emit } from './emit.ts';
import { isOpen, routeSamples, type RouteSamples } from './route-samples.ts';
import { VERSIONS } from './versions.ts';

/** What the templates of a gateway use. Values are escaped for the place that the name tells. */
interface GatewayView extends ApplicationView {
  readonly versions: typeof VERSIONS;
  readonly nameYaml: string;
  readonly systemHtml: string;
  readonly descriptionHtml: string;
  readonly routes: readonly RouteView[];
  /** The services that routes lead to, as Java string literals: `"catalog", "orders"`. */
  readonly routedJava: string;
  /** Those of them that are reached whatever the path. */
  readonly openJava: string;
  /** What routes that name paths or methods let through, and what they do not; null when there is none. */
  readonly samples: RouteSamples | null;
  readonly limits: readonly LimitView[];
}

interface RouteView {
  readonly to: string;
  readonly idYaml: string;
  /** Which paths the route takes, as Spring writes patterns, separated by commas. */
  readonly path: string;
  /** Which methods it takes, separated by commas; all when there are none. */
  readonly methods: string | null;
}

interface LimitView {
  readonly by: RateLimit['by'];
  readonly requests: number;
  /** As Spring reads durations: `1m`. */
  readonly per: string;
}

/** Every file of a gateway's project, in the folder of its name. */
export function gatewayFiles(system: System, gateway: Gateway): TextFile[] {
  const view = gatewayView(system, gateway);
  const places = { package: view.packagePath, App: view.classPrefix };
  return ['gateway', 'shared/registry-client', 'shared/management'].flatMap((group) =>
    emit(group, gateway.name, places, view),
  );
}

function gatewayView(system: System, gateway: Gateway): GatewayView {
  const application = applicationView(system, gateway);
  const accounts = system.auth.application;
  const routes = [
    ...gateway.routes.map((each) => route(each, idOf(each, gateway.routes))),
    // Of the uaa only what pages for accounts and administration need: its sign-in is reached directly.
    route({ to: accounts, paths: ['/api/**'], methods: [] }, accounts),
  ];
  const services = [...new Set(routes.map(({ to }) => to))];
  const samples = routeSamples(gateway.routes);
  return {
    ...application,
    versions: VERSIONS,
    nameYaml: yamlName(gateway.name),
    systemHtml: html(system.name),
    descriptionHtml: application.descriptionXml,
    routes,
    routedJava: services.map(javaString).join(', '),
    openJava: services
      .filter((to) => !gateway.routes.some((each) => each.to === to) || isOpen(to, gateway.routes))
      .map(javaString)
      .join(', '),
    samples: Object.values(samples).some((paths) => paths.length > 0) ? samples : null,
    limits: gateway.limits.map(({ by, requests, seconds }) => ({ by, requests, per: duration(seconds) })),
  };
}

function route({ to, paths, methods }: Pick<Route, 'to' | 'paths' | 'methods'>, id: string): RouteView {
  const patterns = paths.length > 0 ? paths : ['/**'];
  return {
    to,
    idYaml: yamlName(id),
    path: patterns.map((pattern) => `/services/${to}${pattern}`).join(','),
    methods: methods.length > 0 ? methods.join(',') : null,
  };
}

/** The name of the service; the second route to it has a number, as Spring keeps one route of each name. */
function idOf(route: Route, routes: readonly Route[]): string {
  const number = routes.filter(({ to }) => to === route.to).indexOf(route) + 1;
  return number === 1 ? route.to : `${route.to}.${number}`;
}

/** The shortest way to write it: 60 → `1m`. */
function duration(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600}h`;
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}
