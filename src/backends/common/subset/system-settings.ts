/** Settings of the system as a whole. */
import type * as model from '../../../model/system.ts';
import type { Notes } from './notes.ts';
import { without } from './without.ts';

const ENVIRONMENTS: readonly model.EnvironmentName[] = ['dev', 'test', 'prod'];

const BARE: model.SystemEnvironment = {
  edge: 'none',
  console: { product: 'none', alerts: [] },
  tracing: 'none',
  broker: 'none',
};

type SystemSettings = Pick<model.System, 'build' | 'languages' | 'environments' | keyof model.SystemEnvironment>;

/** What is built with, and what runs beside the applications: Maven, and nothing. */
export function reduceSystemSettings(system: model.System, notes: Notes): SystemSettings {
  const { build, languages } = system;
  if (build !== 'maven') notes.add(system, 'build', `build ${build}`, 'Maven builds the applications');
  if (languages.length !== 1 || languages[0] !== 'en')
    notes.add(system, 'languages', `languages ${languages.join(', ')}`, 'pages speak English');
  noteEquipment(system, notes);
  for (const name of ENVIRONMENTS) noteEnvironment(system, name, notes);
  return { build: 'maven', languages: ['en'], ...BARE, environments: { dev: BARE, test: BARE, prod: BARE } };
}

function noteEquipment(system: model.System, notes: Notes): void {
  const { edge, console, tracing, broker } = system;
  if (edge !== 'none') notes.add(system, 'edge', `edge ${edge}`, 'nothing stands before the gateways');
  if (console.product !== 'none')
    notes.add(system, 'console', `console ${console.product}`, 'logs and metrics stay where they arise');
  if (console.alerts.length > 0) notes.add(system, 'console', 'alert', 'nobody is told');
  if (tracing !== 'none') notes.add(system, 'tracing', `tracing ${tracing}`, 'no traces are sent');
  // Kafka comes by itself with the first event, which is named in its place.
  const byItself = broker === 'kafka' && system.applications.some((each) => 'events' in each && each.events.length > 0);
  if (broker !== 'none' && !byItself) notes.add(system, 'broker', `broker ${broker}`, 'nothing carries events');
}

/** Where an environment has what the system as a whole has not. */
function noteEnvironment(system: model.System, name: model.EnvironmentName, notes: Notes): void {
  const { edge, console, tracing, broker } = system.environments[name];
  const settings = [
    ['edge', edge, system.edge],
    ['console', console.product, system.console.product],
    ['tracing', tracing, system.tracing],
    ['broker', broker, system.broker],
  ] as const;
  for (const [setting, value, usual] of settings)
    if (value !== usual && value !== 'none')
      notes.add(system, 'environments', `${name} { ${setting} ${value} }`, 'no environment has it');
  if (console.product === system.console.product && JSON.stringify(console) !== JSON.stringify(system.console))
    notes.add(system, 'environments', `${name} { console ${console.product} }`, 'no environment has it');
}

export function reduceRole(role: model.Role, notes: Notes): model.Role {
  notes.former(role);
  return without(role, 'was');
}

/** Only what is deployed by Compose, with no settings of its own. */
export function reduceDeployments(deployments: readonly model.Deployment[], notes: Notes): readonly model.Deployment[] {
  return deployments.flatMap((deployment): model.Deployment[] => {
    const { kind, settings } = deployment;
    if (kind === 'kubernetes') notes.add(deployment, undefined, 'deploy kubernetes', 'no manifests are written');
    if (kind === 'local')
      notes.add(deployment, undefined, 'deploy local', 'nothing is written for it, and `msac run` needs nothing');
    if (kind !== 'compose') return [];
    if (settings.images !== undefined) notes.add(deployment, 'images', 'images', 'images are named after the system');
    if (settings.host !== undefined)
      notes.add(deployment, 'host', 'host', '`.env` says where browsers reach the system');
    if (settings.tls) notes.add(deployment, 'tls', 'tls', 'connections are as the proxy in front makes them');
    return [{ kind, settings: { tls: false } }];
  });
}
