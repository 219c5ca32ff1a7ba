import type { Application, System, Uaa } from '../common/subset/model.ts';
import { environmentPrefix } from '../../model/names.ts';
import type { TextFile } from '../backend.ts';
import { html, javaString, yamlName } from '../common/escape.ts';
import { applicationView, type ApplicationView } from './application-view.ts';
import { emit } from './emit.ts';
import { VERSIONS } from './versions.ts';

/** What the templates of a uaa use. Values are escaped for the place that the name tells. */
interface UaaView extends ApplicationView {
  readonly versions: typeof VERSIONS;
  readonly nameYaml: string;
  readonly nameJava: string;
  readonly versionJava: string;
  readonly systemHtml: string;
  /** The system's own roles, in its order, as Java string literals: those that Java code need not know. */
  readonly roles: readonly string[];
  /** Every other application: each is an OAuth2 client. */
  readonly clients: readonly ClientView[];
}

/** An OAuth2 client as `application.yml` describes it. */
interface ClientView {
  /** The client id: the application's name. */
  readonly idYaml: string;
  /** Head of its environment variables. */
  readonly env: string;
  /** What it may exchange for tokens, separated by commas. */
  readonly grantTypes: string;
  /** What it may ask for, separated by commas. */
  readonly scopes: string;
  /** Where browsers reach it, as a placeholder of Spring; none when it signs nobody in. */
  readonly url: string | null;
}

type ClientKind = Exclude<Application, Uaa>['kind'];
type Grants = Record<'grantTypes' | 'scopes', readonly string[]>;

const SIGN_IN: Grants = {
  grantTypes: ['authorization_code', 'refresh_token'],
  scopes: ['openid', 'profile', 'email'],
};

/** What an application needs to do its work, and no more. */
const GRANTS: Readonly<Record<ClientKind, Grants>> = {
  gateway: SIGN_IN,
  /** It signs administrators in, and looks after the applications by itself. */
  registry: {
    grantTypes: [...SIGN_IN.grantTypes, 'client_credentials'],
    scopes: [...SIGN_IN.scopes, 'management'],
  },
  microservice: { grantTypes: ['client_credentials'], scopes: ['internal'] },
};

/** Every file of a uaa's project, in the folder of its name. */
export function uaaFiles(system: System, uaa: Uaa): TextFile[] {
  const view = uaaView(system, uaa);
  const places = { package: view.packagePath, App: view.classPrefix };
  return ['uaa', 'shared/registry-client', 'shared/management'].flatMap((group) => emit(group, uaa.name, places, view));
}

function uaaView(system: System, uaa: Uaa): UaaView {
  const application = applicationView(system, uaa);
  return {
    ...application,
    versions: VERSIONS,
    nameYaml: yamlName(uaa.name),
    nameJava: javaString(uaa.name),
    versionJava: javaString(application.version),
    systemHtml: html(system.name),
    roles: system.roles.filter((role) => !role.builtIn).map((role) => javaString(role.name)),
    clients: system.applications.filter((other) => other.kind !== 'uaa').map(clientView),
  };
}

function clientView({ kind, name, port }: Exclude<Application, Uaa>): ClientView {
  const { grantTypes, scopes } = GRANTS[kind];
  const env = environmentPrefix(name);
  const signsIn = grantTypes.includes('authorization_code');
  return {
    idYaml: yamlName(name),
    env,
    grantTypes: grantTypes.join(', '),
    scopes: scopes.join(', '),
    url: signsIn ? `\${${env}_URL:http://localhost:${port}}` : null,
  };
}
