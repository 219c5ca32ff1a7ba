import type { Diagnostic } from '../../../check/diagnostic.ts';
import { listed } from '../../../check/listed.ts';
import { nearest } from '../../../language/nearest.ts';
import { baseName, settingOf, type Lookup } from '../lookup.ts';
import type { JdlApplication, JdlDeployment, JdlSetting, Word } from '../model.ts';
import { problem } from '../problem.ts';
import {
  APPLICATION_SETTINGS,
  DEPLOYMENT_SETTINGS,
  DEPLOYMENT_TYPES,
  FORMER_DEPLOYMENT_TYPES,
  SETTING_VALUES,
  UNSUPPORTED_SETTINGS,
} from '../settings.ts';

/** Settings that do not exist or take no such value, and applications that cannot work with each other. */
export function wrongApplications(lookup: Lookup): readonly Diagnostic[] {
  const { applications, deployments } = lookup.model;
  return [
    ...applications.flatMap(({ settings }) => settings.flatMap(wrongSetting)),
    ...samePorts(applications),
    ...differing(applications),
    ...sessions(applications),
    ...deployments.flatMap((deployment) => wrongDeployment(deployment, lookup)),
    ...sameDeployments(deployments),
  ];
}

function wrongSetting({ key, value }: JdlSetting): readonly Diagnostic[] {
  const known = [...APPLICATION_SETTINGS, ...Object.keys(UNSUPPORTED_SETTINGS)];
  if (!known.includes(key.text)) {
    const near = nearest(key.text, known);
    return [problem(key.at, `An application has no setting \`${key.text}\`.`, near && `Did you mean \`${near}\`?`)];
  }
  const values = SETTING_VALUES[key.text];
  if (values && !values.includes(value.text)) return [wrongValue(key, value, values)];
  if (key.text === 'serverPort' && !isPort(value.text))
    return [problem(value.at, `\`${value.text}\` is no port.`, 'A port is a number from 1 to 65535.')];
  if (key.text === 'packageName') return wrongPackage(value);
  if (key.text === 'baseName' && !/^[A-Za-z][\w-]*$/.test(value.text))
    return [
      problem(
        value.at,
        `\`${value.text}\` is no name for an application.`,
        'It begins with a letter; letters, digits and `_` follow.',
      ),
    ];
  return [];
}

function wrongValue(key: Word, value: Word, values: readonly string[]): Diagnostic {
  const near = nearest(value.text, values);
  const takes = listed(values.filter((each) => each !== 'false' && !/^(none|angular.)$/.test(each)));
  const help = near ? `Did you mean \`${near}\`?` : takes && `It takes ${takes}.`;
  return problem(value.at, `\`${key.text}\` takes no \`${value.text}\`.`, help);
}

/** Words that cannot be part of a package's name. */
const JAVA_WORDS = new Set(
  (
    'abstract assert boolean break byte case catch char class const continue default do double else enum extends final ' +
    'finally float for goto if implements import instanceof int interface long native new package private protected ' +
    'public return short static strictfp super switch synchronized this throw throws transient try void volatile while ' +
    '_ true false null'
  ).split(' '),
);

function wrongPackage({ text, at }: Word): readonly Diagnostic[] {
  const bad = text.split('.').find((part) => !/^[A-Za-z][A-Za-z0-9_]*$/.test(part) || JAVA_WORDS.has(part));
  return bad === undefined ? [] : [problem(at, `\`${bad}\` cannot be a part of a package's name.`)];
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

function samePorts(applications: readonly JdlApplication[]): readonly Diagnostic[] {
  const seen = new Map<string, { readonly name: string; readonly at: Word['at'] }>();
  return applications.flatMap((application) => {
    const value = settingOf(application.settings, 'serverPort')?.value;
    if (!value) return [];
    const former = seen.get(value.text);
    if (!former) seen.set(value.text, { name: baseName(application), at: value.at });
    if (!former || former.name === baseName(application)) return [];
    const message = `\`${former.name}\` has port ${value.text} already: on one machine, only one of them starts.`;
    return [problem(value.at, message, undefined, [{ ...former.at, message: 'It is taken here.' }])];
  });
}

/** A gateway and its microservices must find each other, and take each other's tokens. */
function differing(applications: readonly JdlApplication[]): readonly Diagnostic[] {
  const gateway = applications.find((each) => kindOf(each) === 'gateway');
  const services = applications.filter((each) => kindOf(each) === 'microservice');
  if (!gateway) return [];
  return services.flatMap((service) => [
    ...differingIn('serviceDiscoveryType', service, gateway, 'they never find each other'),
    ...differingIn('authenticationType', service, gateway, 'neither takes the tokens of the other'),
  ]);
}

function differingIn(
  key: string,
  service: JdlApplication,
  gateway: JdlApplication,
  consequence: string,
): readonly Diagnostic[] {
  const mine = settingOf(service.settings, key)?.value;
  const other = settingOf(gateway.settings, key)?.value;
  if (!mine || !other || mine.text === other.text) return [];
  if ([mine.text, other.text].every((text) => text === 'no' || text === 'false')) return [];
  const names = [baseName(service), baseName(gateway)] as const;
  const message = `\`${names[0]}\` has \`${key} ${mine.text}\`, and its gateway \`${names[1]}\` \`${other.text}\`: ${consequence}.`;
  return [problem(mine.at, message, 'Let both say the same.', [{ ...other.at, message: 'The gateway says it here.' }])];
}

/** Only an application that is alone keeps sessions of its own. */
function sessions(applications: readonly JdlApplication[]): readonly Diagnostic[] {
  return applications.flatMap((application) => {
    const value = settingOf(application.settings, 'authenticationType')?.value;
    if (value?.text !== 'session' || kindOf(application) === 'monolith') return [];
    const message = `A ${kindOf(application)} cannot sign in by \`session\`: its users sign in elsewhere.`;
    return [problem(value.at, message, 'Write `jwt`, `oauth2` or `uaa`; sessions are for monoliths.')];
  });
}

function kindOf({ settings }: JdlApplication): string {
  return settingOf(settings, 'applicationType')?.value.text ?? 'monolith';
}

function wrongDeployment({ at, settings }: JdlDeployment, lookup: Lookup): readonly Diagnostic[] {
  const type = settingOf(settings, 'deploymentType');
  if (!type)
    return [
      problem(at, 'This deployment does not say its `deploymentType`.', 'Write `docker-compose` or `kubernetes`.'),
    ];
  const known = Object.keys(DEPLOYMENT_SETTINGS);
  const problems = settings.flatMap(({ key }) => {
    if (known.includes(key.text)) return [];
    const near = nearest(key.text, known);
    return [problem(key.at, `A deployment has no setting \`${key.text}\`.`, near && `Did you mean \`${near}\`?`)];
  });
  if (![...DEPLOYMENT_TYPES, ...FORMER_DEPLOYMENT_TYPES].includes(type.value.text))
    problems.push(wrongValue(type.key, type.value, DEPLOYMENT_TYPES));
  const monitoring = settingOf(settings, 'monitoring');
  if (monitoring && !['no', 'false', 'prometheus', 'elk'].includes(monitoring.value.text))
    problems.push(wrongValue(monitoring.key, monitoring.value, ['no', 'prometheus', 'elk']));
  return [...problems, ...wrongFolders(settings, lookup)];
}

function wrongFolders(settings: readonly JdlSetting[], { model, applications }: Lookup): readonly Diagnostic[] {
  if (model.applications.length === 0) return [];
  const folders = settingOf(settings, 'appsFolders')?.value.items ?? [];
  const lower = new Set([...applications.keys()].map((name) => name.toLowerCase()));
  return folders.flatMap(({ text, at }) => {
    if (lower.has(text.toLowerCase())) return [];
    const near = nearest(text, applications.keys());
    const help = near ? `Did you mean \`${near}\`?` : `There are ${listed(applications.keys()) ?? 'others'}.`;
    return [problem(at, `There is no application \`${text}\`.`, help)];
  });
}

function sameDeployments(deployments: readonly JdlDeployment[]): readonly Diagnostic[] {
  const seen = new Map<string, JdlDeployment>();
  return deployments.flatMap((deployment) => {
    const type = settingOf(deployment.settings, 'deploymentType')?.value;
    const former = type && seen.get(type.text);
    if (type && !former) seen.set(type.text, deployment);
    if (!type || !former) return [];
    return [
      problem(type.at, `There are two deployments \`${type.text}\`.`, undefined, [
        { ...former.at, message: 'The first one stands here.' },
      ]),
    ];
  });
}
