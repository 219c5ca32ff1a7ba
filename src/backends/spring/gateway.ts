import type { Gateway, RateLimit, System } from '../../model/system.ts';
import type { TextFile } from '../backend.ts';
import { html, javaString, yamlName } from '../common/escape.ts';
import { applicationView, type ApplicationView } from './application-view.ts';
import { emit } from './emit.ts';
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
  readonly limits: readonly LimitView[];
}

interface RouteView {
  readonly to: string;
  readonly idYaml: string;
  /** Which paths the route takes, as Spring writes patterns. */
  readonly path: string;
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
  const routes = [
    ...gateway.routes.map(({ to }) => route(to, '/**')),
    // Of the uaa only what pages for accounts and administration need: its sign-in is reached directly.
    route(system.auth, '/api/**'),
  ];
  return {
    ...application,
    versions: VERSIONS,
    nameYaml: yamlName(gateway.name),
    systemHtml: html(system.name),
    descriptionHtml: application.descriptionXml,
    routes,
    routedJava: routes.map(({ to }) => javaString(to)).join(', '),
    limits: gateway.limits.map(({ by, requests, seconds }) => ({ by, requests, per: duration(seconds) })),
  };
}

function route(to: string, paths: string): RouteView {
  return { to, idYaml: yamlName(to), path: `/services/${to}${paths}` };
}

/** The shortest way to write it: 60 → `1m`. */
function duration(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600}h`;
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}
