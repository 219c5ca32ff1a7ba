import {
  isAuth,
  isDatabase,
  isEnvironment,
  type Application,
  type Auth,
  type Database,
  type Environment,
  type EnvironmentSetting,
  type Member,
  type SystemSetting,
  statementsOf,
} from '../language/index.ts';
import type { Context } from './context.ts';

/** Settings as they hold for an application: what it says, what its environments say, and what the system says for all. */

export type EnvironmentName = Environment['name'];

/** What an application or a system says in one environment. */
export function environmentSettings(
  statements: readonly (Member | SystemSetting)[],
  environment: EnvironmentName,
): readonly EnvironmentSetting[] {
  return statements
    .filter((statement) => isEnvironment(statement))
    .filter(({ name }) => name === environment)
    .flatMap(({ settings }) => settings);
}

/** What an application says for where it is deployed: the statement of `prod`, else its own. */
export function deployedSetting<T extends EnvironmentSetting>(
  application: Application,
  is: (statement: unknown) => statement is T,
): T | undefined {
  const statements: readonly (Member | EnvironmentSetting)[] = statementsOf(application);
  return environmentSettings(statements, 'prod').find(is) ?? statements.find(is);
}

/** A setting, and the statement that says so, unless it is the default. */
export interface DatabaseSetting {
  readonly name: string;
  readonly node: Database | undefined;
}

/** The database that an application has in an environment. `dev` and `test` are on an embedded one unless they say otherwise. */
export function databaseOf(application: Application, environment: EnvironmentName, context: Context): DatabaseSetting {
  const system = context.symbols.systems[0]?.settings ?? [];
  const own = environmentSettings(statementsOf(application), environment).find(isDatabase);
  const shared = environmentSettings(system, environment).find(isDatabase);
  const usual = statementsOf(application).find(isDatabase) ?? (environment === 'prod' ? shared : undefined);
  const base = usual ?? system.find(isDatabase);
  const embedded = environment !== 'prod' && base?.database !== 'none';
  const node = own ?? (environment === 'prod' ? usual : shared) ?? (embedded ? undefined : base);
  return { name: node?.database ?? (embedded ? 'h2' : 'postgresql'), node };
}

/** Who signs the users of an application in, and the statement that says so, unless it is the default. */
export interface AuthSetting {
  /** The name of a uaa, `jwt`, `session` or `oidc`. */
  readonly provider: string;
  readonly issuer?: string | undefined;
  readonly node: Auth | undefined;
}

/** What signs users in besides uaas. */
export const SIGN_IN: readonly string[] = ['jwt', 'session', 'oidc'];

/** `undefined` where it cannot be told. */
export function authOf(application: Application, context: Context): AuthSetting | undefined {
  const node = statementsOf(application).find(isAuth) ?? context.symbols.systems[0]?.settings.find(isAuth);
  const { accounts, applications } = context.symbols;
  if (node) {
    const { provider, issuer } = node;
    const isKnown = SIGN_IN.includes(provider) || applications.get(provider)?.[0]?.kind === 'uaa';
    return isKnown ? { provider, issuer, node } : undefined;
  }
  const provider = accounts?.name ?? usualProvider(context);
  return provider === undefined ? undefined : { provider, node };
}

const usualProviders = new WeakMap<Context, string | undefined>();

/** What signs users in where nothing is said and no uaa is; `undefined` where several could. Found out once for a program. */
function usualProvider(context: Context): string | undefined {
  if (!usualProviders.has(context)) {
    const kinds = new Set([...context.symbols.applications.values()].map(([first]) => first?.kind));
    const usual = kinds.size === 0 || (kinds.size === 1 && kinds.has('monolith')) ? 'session' : 'jwt';
    usualProviders.set(context, kinds.has('uaa') ? undefined : usual);
  }
  return usualProviders.get(context);
}
