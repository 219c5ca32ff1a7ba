/** What the grammar takes in a block and the checker does not: settings of environments, deployments and clients. */
import { DEPLOYMENT_SETTINGS, mayDiffer } from '../../../../src/check/index.ts';
import type { Application, ClientSetting, EnvironmentSetting } from '../../../../src/language/index.ts';

const OF_ENVIRONMENTS: Readonly<Record<EnvironmentSetting['$type'], true>> = {
  Broker: true,
  Cache: true,
  Console: true,
  Database: true,
  Edge: true,
  Instances: true,
  Port: true,
  Resources: true,
  Search: true,
  Storage: true,
  Tracing: true,
};

/** What is only read where applications are deployed. */
const DEPLOYED: ReadonlySet<string> = new Set(['Instances', 'Resources', 'Storage']);

/** What a program of others that signs users in has; pages have the rest. */
const OF_PROGRAMS: ReadonlySet<string> = new Set<ClientSetting['$type']>(['Grants', 'Redirect', 'Scopes']);

/**
 * Whether a keyword may stand in the innermost block.
 *
 * @param heads of the blocks that it stands in, outermost first
 * @param rules of the grammar that say the keyword there
 */
export function isLegalInside(
  heads: readonly string[],
  rules: ReadonlySet<string>,
  application: Application | undefined,
): boolean {
  const head = heads.at(-1)?.trim() ?? '';
  const fits = fittingIn(head, application);
  return fits === undefined || [...rules].some(fits);
}

function fittingIn(head: string, application: Application | undefined): ((rule: string) => boolean) | undefined {
  const environment = /(?:^|\s)(dev|test|prod)$/.exec(head)?.[1];
  if (environment !== undefined) {
    const owner = application?.kind ?? 'system';
    return (rule) =>
      isOfEnvironments(rule) && mayDiffer(rule, owner) && (environment === 'prod' || !DEPLOYED.has(rule));
  }
  const target = /(?:^|\s)deploy\s+(\w+)$/.exec(head)?.[1];
  const settings: readonly string[] | undefined = target === undefined ? undefined : DEPLOYMENT_SETTINGS[target];
  if (settings) return (rule) => settings.includes(rule);
  if (application && /(?:^|\s)client\s+[\w-]+$/.test(head))
    return (rule) => OF_PROGRAMS.has(rule) === (application.kind === 'uaa');
  return undefined;
}

function isOfEnvironments(rule: string): rule is EnvironmentSetting['$type'] {
  return Object.hasOwn(OF_ENVIRONMENTS, rule);
}
