import { baseName, settingOf, type Lookup } from '../lookup.ts';
import type { JdlDeployment } from '../model.ts';
import { block, line, quoted, type Element, type Line } from '../msa.ts';
import type { Report } from '../report.ts';
import { DEPLOYMENT_SETTINGS, FORMER_DEPLOYMENT_TYPES } from '../settings.ts';
import { isOff } from './applications.ts';

/** What the deployments say, and what the system must say for them. */
export interface Deployments {
  readonly elements: readonly Element[];
  /** `grafana` or `elk`, when a deployment watches the system. */
  readonly console: string | undefined;
}

/** @param discovery the system's: `consul`, `eureka` or `none` */
export function convertDeployments(lookup: Lookup, discovery: string, report: Report): Deployments {
  const { deployments } = lookup.model;
  const watching = deployments
    .map(({ settings }) => settingOf(settings, 'monitoring')?.value.text)
    .find((text) => text !== undefined && !isOff(text));
  return {
    elements: deployments.map((deployment) => convertDeployment(deployment, lookup, discovery, report)),
    console: watching === undefined ? undefined : watching === 'elk' ? 'elk' : 'grafana',
  };
}

function convertDeployment(deployment: JdlDeployment, lookup: Lookup, discovery: string, report: Report): Element {
  const comments = [...deployment.comments, ...leftOut(deployment, lookup, discovery, report)];
  const above = { documentation: undefined, comments: [...(deployment.documentation?.split('\n') ?? []), ...comments] };
  const type = settingOf(deployment.settings, 'deploymentType')?.value;
  if (type && FORMER_DEPLOYMENT_TYPES.includes(type.text)) {
    const comment = report.leftOut(
      type.at,
      `deployment ${type.text}`,
      'systems are deployed by compose and kubernetes',
    );
    return { kind: 'remark', comments: [...above.comments, comment] };
  }
  if (type?.text !== 'kubernetes')
    return line('deploy compose', { ...above, comments: [...above.comments, ...images(deployment, report)] });
  const kept = kubernetesLines(deployment, report);
  const lines = kept.lines;
  const all = { ...above, comments: [...above.comments, ...kept.comments] };
  return lines.length === 0 ? line('deploy kubernetes', all) : block('deploy kubernetes', [lines], all);
}

/** Compose builds its images itself. */
function images({ settings }: JdlDeployment, report: Report): readonly string[] {
  const repository = settingOf(settings, 'dockerRepositoryName');
  if (!repository || repository.value.text === '') return [];
  const text = `dockerRepositoryName "${repository.value.text}"`;
  return [report.leftOut(repository.key.at, text, 'compose builds its images itself')];
}

function kubernetesLines(
  { settings }: JdlDeployment,
  report: Report,
): { lines: readonly Line[]; comments: readonly string[] } {
  const lines: Line[] = [];
  const comments: string[] = [];
  const namespace = settingOf(settings, 'kubernetesNamespace')?.value;
  if (namespace && namespace.text !== 'default') lines.push(line(`namespace ${namespace.text}`));
  for (const [key, word, pattern] of KEPT) {
    const value = settingOf(settings, key)?.value;
    if (!value || value.text === '') continue;
    if (pattern.test(value.text)) lines.push(line(`${word} ${quoted(value.text)}`));
    else comments.push(report.leftOut(value.at, `${key} "${value.text}"`, 'it is to be filled in'));
  }
  return { lines, comments };
}

const KEPT: readonly (readonly [setting: string, word: string, pattern: RegExp])[] = [
  ['dockerRepositoryName', 'images', /^[a-z0-9]+([._/:-][a-z0-9]+)*$/],
  ['ingressDomain', 'host', /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/],
  ['kubernetesStorageClassName', 'storage', /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/],
];

function leftOut({ settings }: JdlDeployment, lookup: Lookup, discovery: string, report: Report): readonly string[] {
  return settings.flatMap(({ key, value }) => {
    const text = `${key.text} ${value.kind === 'text' ? `"${value.text}"` : value.text}`;
    const unsupported = DEPLOYMENT_SETTINGS[key.text];
    if (unsupported && !unsupported.same?.includes(value.text)) return [report.leftOut(key.at, text, unsupported.why)];
    if (key.text === 'serviceDiscoveryType' && normal(value.text) !== discovery)
      return [report.leftOut(key.at, text, `\`discovery\` stands in the system, and is ${discovery}`)];
    if (key.text !== 'appsFolders') return [];
    const folders = new Set(value.items.map((item) => item.text.toLowerCase()));
    const others = lookup.model.applications.map(baseName).filter((name) => !folders.has(name.toLowerCase()));
    if (others.length === 0) return [];
    return [report.changed(key.at, text, `a deployment has all applications, ${others.join(', ')} too`)];
  });
}

function normal(text: string): string {
  return isOff(text) ? 'none' : text;
}
