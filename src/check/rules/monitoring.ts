import {
  isDeployment,
  isDiscovery,
  isEdge,
  isInstances,
  locationOf,
  type Alert,
  type Application,
  type Console,
} from '../../language/index.ts';
import { related, replace, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { checkSaidOnce } from '../once.ts';
import { checkPeriod } from '../periods.ts';
import type { Rules } from '../rules.ts';
import { deployedSetting, environmentSettings } from '../settings.ts';

/** The console with its alerts, and the proxy before the gateways. */
export const monitoringRules: Rules = {
  program: reportProxyThatCannotAsk,
  Console: checkConsole,
  Alert: checkAlert,
};

function checkConsole(node: Console, context: Context): void {
  const [first] = node.alerts;
  if (node.product === 'none' && first) {
    const edits = [replace('grafana', node, 'product')];
    context.report(locationOf(node, 'product'), say.alertsWithoutConsole({}), {
      related: [related(say.alertsWithoutConsole.related({}), first)],
      edits,
    });
  }
  checkSaidOnce(node.alerts, alertText, context);
}

/** What an alert watches, and whom it tells; `undefined` for a broken one. */
function alertText({ metric, threshold, period, address }: Alert): string | undefined {
  if (address === undefined) return undefined;
  return `alert ${metric} > ${threshold} per ${period} to "${address}"`;
}

function checkAlert(node: Alert, context: Context): void {
  const { threshold, address } = node;
  if (threshold !== undefined && !(Number(threshold) > 0 && threshold.length <= 12))
    context.report(locationOf(node, 'threshold'), say.badThreshold({ value: threshold }));
  checkPeriod(node, context);
  if (address !== undefined && !isMailAddress(address))
    context.report(locationOf(node, 'address'), say.badMailAddress({ address }));
}

/** As browsers take it in `<input type="email">` (WHATWG HTML, valid e-mail address), with a dot in the host. */
function isMailAddress(address: string): boolean {
  return (
    address.length <= 254 &&
    /^[\w.!#$%&*+/=?^{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/.test(
      address,
    )
  );
}

/** Traefik asks Consul and Kubernetes for instances; it has no provider for Eureka, and is given one address of each. */
function reportProxyThatCannotAsk(context: Context): void {
  const settings = context.symbols.systems[0]?.settings ?? [];
  const edge = environmentSettings(settings, 'prod').find(isEdge) ?? settings.find(isEdge);
  // A misspelt target has been reported, and may be meant for it.
  const isKubernetes = context.program.files.some(({ tree }) =>
    tree.elements.some((element) => isDeployment(element) && !['compose', 'local'].includes(element.target)),
  );
  if (edge?.product !== 'traefik' || isKubernetes || !context.isComplete) return;
  const registry = registryOf(context);
  for (const [application] of context.symbols.applications.values()) {
    if (application?.kind !== 'gateway' && application?.kind !== 'monolith') continue;
    const instances = deployedSetting(application, isInstances);
    if (!registry || !instances || !(Number(instances.max ?? instances.min) > 1)) continue;
    context.report(locationOf(edge, 'product'), say.proxyCannotAsk({ registry, name: application.name }), {
      related: [related(say.proxyCannotAsk.related({ name: application.name }), instances)],
    });
    return;
  }
}

function registryOf(context: Context): string | undefined {
  const said = context.symbols.systems[0]?.settings.find(isDiscovery)?.provider;
  const registries = [...context.symbols.applications.values()].flatMap(([first]): Application[] =>
    first?.kind === 'registry' ? [first] : [],
  );
  if (said !== undefined) return registries.find(({ name }) => name === said)?.name;
  return registries.length === 1 ? registries[0]?.name : undefined;
}
