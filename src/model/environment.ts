/**
 * The environment that the applications of a system read: one place for the names, which the emitted files, the
 * containers and the local processes share.
 */
import { environmentPrefix } from './names.ts';
import type { Application, System } from './system.ts';

/** A secret that every copy of a system has a value of its own for. */
export interface SystemSecret {
  readonly name: string;
  /** One line that says what it is for. */
  readonly comment: string;
  /** `password`: for people to type; `key`: for programs. */
  readonly value: 'password' | 'key';
}

/** Password of the superuser of the PostgreSQL container: makes the databases, and is not used after that. */
export const SUPERUSER_PASSWORD = 'POSTGRES_PASSWORD';

/** An application that keeps data in a database of its own. */
export type ApplicationWithDatabase = Exclude<Application, { readonly kind: 'registry' }>;

export function hasDatabase(application: Application): application is ApplicationWithDatabase {
  return application.kind !== 'registry';
}

/** `catalog` → `CATALOG_CLIENT_SECRET`: how an application proves itself to the uaa. The uaa itself has none. */
export function clientSecretName(application: string): string {
  return `${environmentPrefix(application)}_CLIENT_SECRET`;
}

/** `catalog`, `PASSWORD` → `CATALOG_DB_PASSWORD`. */
export function databaseVariable(application: string, part: 'HOST' | 'PORT' | 'NAME' | 'USER' | 'PASSWORD'): string {
  return `${environmentPrefix(application)}_DB_${part}`;
}

/** `storefront` → `STOREFRONT_URL`: where a browser reaches a gateway or the registry. */
export function publicUrlName(application: string): string {
  return `${environmentPrefix(application)}_URL`;
}

/** The applications that are OAuth2 clients: all but the uaa, in the order of the model. */
export function oauthClients(system: System): Application[] {
  return system.applications.filter((application) => application.kind !== 'uaa');
}

/** Every secret of the system, in the order of the emitted `.env`. */
export function systemSecrets(system: System): SystemSecret[] {
  return [
    password(
      'REGISTRY_PASSWORD',
      'Password of the user "registry", with which applications register and read their configuration.',
    ),
    key('CONFIG_ENCRYPT_KEY', 'Encrypts the {cipher} values of the configuration. Losing it makes them unreadable.'),
    key('UAA_KEY_ENCRYPTION_KEY', 'Encrypts the stored signing keys of the uaa. Losing it signs everyone out.'),
    password('ADMIN_PASSWORD', 'Password of the first administrator, "admin", who is created when there is none.'),
    password('DEV_USERS_PASSWORD', 'Password of one user per role, created in development only.'),
    ...oauthClients(system).map(({ name }) =>
      // The uaa refuses to start with client secrets of less than 32 characters.
      key(clientSecretName(name), `OAuth2 client secret with which ${name} proves itself to the uaa.`),
    ),
    password(SUPERUSER_PASSWORD, 'Password of the PostgreSQL superuser, who makes the databases.'),
    ...system.applications
      .filter(hasDatabase)
      .map(({ name }) => password(databaseVariable(name, 'PASSWORD'), `Password of the PostgreSQL user of ${name}.`)),
  ];
}

function password(name: string, comment: string): SystemSecret {
  return { name, comment, value: 'password' };
}

function key(name: string, comment: string): SystemSecret {
  return { name, comment, value: 'key' };
}
