import {
  isApplication,
  isDeployment,
  isInstances,
  isResources,
  isStorage,
  locationOf,
  type Application,
  type Environment,
  type EnvironmentSetting,
  type Instances,
  type Resources,
  type Storage,
  statementsOf,
} from '../../language/index.ts';
import { related, replace, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { checkSaidOnce } from '../once.ts';
import type { Rules } from '../rules.ts';
import { environmentSettings } from '../settings.ts';
import { OWNERS } from './applications.ts';
import { TARGETS } from './deployment.ts';

/** `dev`, `test` and `prod`: that their settings have a place there, and that something reads them. */
export const environmentRules: Rules = {
  program: reportWhatNoTargetReads,
  Environment(node, context) {
    checkSaidOnce(node.settings, environmentSettingOf, context);
    for (const setting of node.settings) checkPlace(setting, node, context);
  },
};

type Setting = EnvironmentSetting['$type'];

/** Each stands once. */
export function environmentSettingOf({ $type }: EnvironmentSetting): string {
  return $type.toLowerCase();
}

/** What of a system may differ: a database is the default of its applications. What of an application may, `OWNERS` says. */
const OF_SYSTEM: ReadonlySet<Setting> = new Set(['Edge', 'Console', 'Tracing', 'Broker', 'Database']);
const OF_SYSTEM_ALONE: ReadonlySet<Setting> = new Set(['Edge', 'Console', 'Tracing', 'Broker']);

function checkPlace(setting: EnvironmentSetting, environment: Environment, context: Context): void {
  const { name, $container } = environment;
  const owner = isApplication($container) ? $container.kind : 'system';
  const keyword = setting.$type.toLowerCase();
  if (!mayDiffer(setting.$type, owner)) {
    const elsewhere = owner === 'system' ? 'an application' : 'the system';
    const place = OF_SYSTEM_ALONE.has(setting.$type) === (owner === 'system') ? undefined : elsewhere;
    context.report(locationOf(setting), say.misplacedEnvironmentSetting({ owner, name, setting: keyword, place }));
  } else if (!isReadIn(setting.$type, name)) {
    const params = { reason: `\`${name}\` is not deployed`, where: 'in `prod`, or beside the environments' };
    context.report(locationOf(setting), say.unreadSetting({ setting: keyword, ...params }), {
      edits: [replace('', setting)],
    });
  }
}

/** Whether a setting of an application or a system may be another one in an environment. */
function mayDiffer($type: Setting, owner: Application['kind'] | 'system'): boolean {
  if (owner === 'system') return OF_SYSTEM.has($type);
  return (
    $type !== 'Edge' &&
    $type !== 'Console' &&
    $type !== 'Tracing' &&
    $type !== 'Broker' &&
    OWNERS[$type].includes(owner)
  );
}

type DeployedSetting = Instances | Resources | Storage;

/** What is only read where applications are deployed. */
const DEPLOYED: ReadonlySet<Setting> = new Set<DeployedSetting['$type']>(['Instances', 'Resources', 'Storage']);

function isReadIn($type: Setting, environment: Environment['name']): boolean {
  return environment === 'prod' || !DEPLOYED.has($type);
}

/** Whether a setting has a meaning in an environment of an application or of the system. */
export function mayStandIn(
  $type: Setting,
  owner: Application['kind'] | 'system',
  environment: Environment['name'],
): boolean {
  return mayDiffer($type, owner) && isReadIn($type, environment);
}

function isDeployed(setting: unknown): setting is DeployedSetting {
  return isInstances(setting) || isResources(setting) || isStorage(setting);
}

/** A number of instances says what is to be, even before it is said where. */
function isFixed(setting: DeployedSetting): boolean {
  return isInstances(setting) && setting.max === undefined;
}

/** Which of the targets read a setting. */
function readersOf(setting: DeployedSetting): readonly string[] {
  return isResources(setting) ? ['compose', 'kubernetes'] : ['kubernetes'];
}

/** Once for each kind of setting: what is missing is one target. */
function reportWhatNoTargetReads(context: Context): void {
  const elements = context.program.files.flatMap(({ tree }) => tree.elements);
  const targets = elements.filter(isDeployment).map(({ target }) => target);
  // A target that is none has been reported, and may be meant for one that reads it all.
  if (!context.isComplete || !targets.every((target) => TARGETS.includes(target))) return;
  const settings = elements
    .filter(isApplication)
    .map(statementsOf)
    .flatMap((statements): unknown[] => [...statements, ...environmentSettings(statements, 'prod')])
    .filter(isDeployed);
  const unread = settings.filter(
    (setting) => !isFixed(setting) && !readersOf(setting).some((reader) => targets.includes(reader)),
  );
  for (const type of ['Instances', 'Resources', 'Storage'] as const) {
    const [first, ...others] = unread.filter(({ $type }) => $type === type);
    if (!first) continue;
    const params = {
      setting: type.toLowerCase(),
      reason: targets.length === 0 ? 'nothing is deployed' : `${deployPhrase(targets)} does not`,
      target: readersOf(first).at(-1) ?? 'kubernetes',
    };
    context.report(locationOf(first), say.unreadSetting(params), {
      related: others.map((each) => related(say.unreadSetting.related({}), each)),
    });
  }
}

function deployPhrase(targets: readonly string[]): string {
  const unique = [...new Set(targets)].map((target) => `\`deploy ${target}\``);
  return unique.join(' or ');
}
