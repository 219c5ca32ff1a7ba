import {
  isDeployment,
  isHost,
  isTls,
  locationOf,
  type Deployment,
  type DeploymentSetting,
  type Format,
  type Host,
  type Images,
  type Namespace,
  type Program,
  type StorageClass,
} from '../../language/index.ts';
import { kebabCase } from '../../model/names.ts';
import { replace, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { checkListedWords, checkWord } from '../lookup.ts';
import { checkSaidOnce } from '../once.ts';
import type { Rules } from '../rules.ts';
import { VOCABULARY } from '../vocabulary.ts';

/** Where the system runs: each target once, with the settings that it reads. */
export const deploymentRules: Rules = {
  program(context) {
    checkSaidOnce(deploymentsOf(context.program), ({ target }) => `deploy ${target}`, context);
  },
  Deployment(node, context) {
    if (!checkWord(node, 'target', VOCABULARY['Deployment.target'], context)) return;
    checkSaidOnce(node.settings, deploymentSettingOf, context);
    for (const setting of node.settings) checkPlace(setting, node, context);
    const tls = node.settings.find(isTls);
    if (tls && !node.settings.some(isHost) && context.isComplete)
      context.report(locationOf(tls), say.tlsWithoutHost({ target: node.target }));
  },
  Host: checkHost,
  Images: checkImages,
  Namespace: (node, context) => checkLabel(node, 'name', 'a namespace of Kubernetes', LONGEST_LABEL, context),
  StorageClass: checkStorageClass,
  Format: checkFormats,
};

/** All of a program, whatever file they stand in: each target once. */
export function deploymentsOf({ files }: Program): readonly Deployment[] {
  return files.flatMap(({ tree }) => tree.elements.filter(isDeployment));
}

type Setting = DeploymentSetting['$type'];

/** What each target reads. */
export const SETTINGS: Readonly<Record<string, readonly Setting[]>> = {
  compose: ['Images', 'Host', 'Tls'],
  kubernetes: ['Namespace', 'Images', 'Host', 'Tls', 'Format', 'StorageClass'],
  local: [],
};

/** Where a system can run. */
export const TARGETS: readonly string[] = VOCABULARY['Deployment.target'].known;

const KEYWORDS: Readonly<Record<Setting, string>> = {
  Namespace: 'namespace',
  Images: 'images',
  Host: 'host',
  Tls: 'tls',
  Format: 'format',
  StorageClass: 'storage',
};

/** Each stands once. */
export function deploymentSettingOf({ $type }: DeploymentSetting): string {
  return KEYWORDS[$type];
}

function checkPlace(setting: DeploymentSetting, { target }: Deployment, context: Context): void {
  if (SETTINGS[target]?.includes(setting.$type)) return;
  const targets = TARGETS.filter((each) => SETTINGS[each]?.includes(setting.$type));
  const owners = targets.map((each) => `\`deploy ${each}\``).join(' and ');
  const message = say.misplacedDeploymentSetting({ target, setting: KEYWORDS[setting.$type], owners });
  context.report(locationOf(setting), message, { edits: [replace('', setting)] });
}

/** A label of a host name (RFC 1123), and a whole name. */
const LONGEST_LABEL = 63;
const LONGEST_HOST = 253;

/** Only for texts of bounded length. */
function isLabel(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(text);
}

function checkHost(node: Host, context: Context): void {
  const { host } = node;
  if (host === undefined || isHostName(host.toLowerCase())) return;
  // `https://shop.example.com/` holds the name that is meant.
  const name = host.length <= LONGEST_HOST && URL.canParse(host) ? new URL(host).hostname : '';
  const near = name !== '' && isHostName(name) ? name : undefined;
  context.report(locationOf(node, 'host'), say.badHost({ host, nearest: near }), {
    edits: near ? [replace(`"${near}"`, node, 'host')] : [],
  });
}

function isHostName(host: string): boolean {
  const labels = host.split('.');
  return (
    host.length <= LONGEST_HOST &&
    labels.every((label) => label.length <= LONGEST_LABEL && isLabel(label)) &&
    !/^[\d.]+$/.test(host)
  );
}

function checkImages(node: Images, context: Context): void {
  const { repository } = node;
  if (repository === undefined || isRepository(repository)) return;
  const bare = repository
    .slice(0, LONGEST_HOST + 1)
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/\/+$/, '')
    .replace(/(?<=\/[^/]*):[^/:]*$/, '');
  const near = isRepository(bare) ? bare : undefined;
  context.report(locationOf(node, 'repository'), say.badImages({ repository, nearest: near }), {
    edits: near ? [replace(`"${near}"`, node, 'repository')] : [],
  });
}

function isPart(part: string): boolean {
  return /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*$/.test(part);
}

/** A registry of images, with a port if need be, and a path: what `/catalog:1.0` can stand behind (OCI distribution spec). */
function isRepository(text: string): boolean {
  if (text.length > LONGEST_HOST) return false;
  const [first = '', ...path] = text.split('/');
  const isRegistry =
    /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?$/.test(first) && /[.:]|^localhost$/.test(first);
  return (isRegistry || isPart(first)) && path.every(isPart);
}

function checkLabel<P extends string>(
  node: (Namespace | StorageClass) & Readonly<Record<P, string>>,
  property: P,
  what: string,
  limit: number,
  context: Context,
): void {
  const name = node[property];
  if (name === undefined || (name.length <= limit && isLabel(name))) return;
  const lower = name.length > limit ? '' : kebabCase(name.replaceAll('_', '-')).replaceAll(/^-+|-+$/g, '');
  const near = lower.length <= limit && isLabel(lower) ? lower : undefined;
  const edits = near ? [replace(node.$type === 'Namespace' ? near : `"${near}"`, node, property)] : [];
  context.report(locationOf(node, property), say.badKubernetesName({ name, what, nearest: near, limit }), { edits });
}

/** A name of a class of storage may have dots. */
function checkStorageClass(node: StorageClass, context: Context): void {
  if (node.class !== undefined && node.class.length <= LONGEST_HOST && node.class.split('.').every(isLabel)) return;
  checkLabel(node, 'class', 'a storage class of Kubernetes', LONGEST_HOST, context);
}

function checkFormats(node: Format, context: Context): void {
  checkListedWords(node, 'formats', VOCABULARY['Format.formats'], context);
}
