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
} from '../../language/index.ts';
import { related, replace, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { checkSaidOnce } from '../once.ts';
import type { Rules } from '../rules.ts';
import { environmentSettings } from '../settings.ts';
import { TARGETS } from './deployment.ts';

/** `dev`, `test` and `prod`: that their settings have a place there, and that something reads them. */
export const environmentRules: Rules = {
  program: reportWhatNoTargetReads,
  Environment(node, context) {
    checkSaidOnce(node.settings, ({ $type }) => $type.toLowerCase(), context);
    for (const setting of node.settings) checkPlace(setting, node, context);
  },
};

type Setting = EnvironmentSetting['$type'];

/** What of a system, and what of an application, may differ. A database is the default of applications in the former. */
const OF_SYSTEM: readonly Setting[] = ['Edge', 'Console', 'Tracing', 'Broker', 'Database'];
const OF_APPLICATION: readonly Setting[] = ['Port', 'Database', 'Cache', 'Search', 'Instances', 'Resources', 'Storage'];
/** Kinds of applications that lack some of them. */
const LACKING: Partial<Record<Application['kind'], readonly Setting[]>> = {
  registry: ['Database', 'Cache', 'Search', 'Storage'],
  uaa: ['Cache', 'Search'],
  gateway: ['Search'],
};

function checkPlace(setting: EnvironmentSetting, environment: Environment, context: Context): void {
  const owner = environment.$container;
  const { name } = environment;
  const fitting = isApplication(owner) ? OF_APPLICATION : OF_SYSTEM;
  const keyword = setting.$type.toLowerCase();
  if (!fitting.includes(setting.$type)) {
    const place = isApplication(owner) ? 'the system' : 'an application';
    const message = say.misplacedEnvironmentSetting({
      owner: isApplication(owner) ? owner.kind : 'system',
      name,
      setting: keyword,
      place,
    });
    context.report(locationOf(setting), message);
  } else if (isApplication(owner) && LACKING[owner.kind]?.includes(setting.$type)) {
    const message = say.misplacedEnvironmentSetting({ owner: owner.kind, name, setting: keyword });
    context.report(locationOf(setting), message);
  } else if (name !== 'prod' && isDeployed(setting)) {
    const message = say.unreadSetting({
      setting: keyword,
      reason: `\`${name}\` is not deployed`,
      where: 'in `prod`, or beside the environments',
    });
    context.report(locationOf(setting), message, { edits: [replace('', setting)] });
  }
}

type DeployedSetting = Instances | Resources | Storage;

/** What is only read where applications are deployed. */
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
    .flatMap(({ members }): unknown[] => [...members, ...environmentSettings(members, 'prod')])
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
