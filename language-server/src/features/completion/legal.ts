/** What the grammar takes in a block and the checker does not: settings of environments, deployments and clients. */
import { DEPLOYMENT_SETTINGS, mayStandIn } from '../../../../src/check/index.ts';
import {
  EnvironmentSetting,
  reflection,
  type Application,
  type ClientSetting,
  type Environment,
} from '../../../../src/language/index.ts';

/** What pages have; all else is of programs of others, which sign users in at a uaa. */
const OF_PAGES: ClientSetting['$type'] = 'Languages';

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
  if (isEnvironmentName(environment)) {
    const owner = application?.kind ?? 'system';
    return (rule) => isOfEnvironments(rule) && mayStandIn(rule, owner, environment);
  }
  const target = /(?:^|\s)deploy\s+(\w+)$/.exec(head)?.[1];
  const settings: readonly string[] | undefined = target === undefined ? undefined : DEPLOYMENT_SETTINGS[target];
  if (settings) return (rule) => settings.includes(rule);
  if (application && /(?:^|\s)client\s+[\w-]+$/.test(head))
    return (rule) => (rule === OF_PAGES) === (application.kind !== 'uaa');
  return undefined;
}

function isEnvironmentName(word: string | undefined): word is Environment['name'] {
  return word === 'dev' || word === 'test' || word === 'prod';
}

function isOfEnvironments(rule: string): rule is EnvironmentSetting['$type'] {
  return reflection.isSubtype(rule, EnvironmentSetting.$type);
}
