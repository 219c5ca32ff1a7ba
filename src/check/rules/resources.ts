import {
  isEntity,
  locationOf,
  type Application,
  type ResourceLimit,
  type Resources,
  type Storage,
} from '../../language/index.ts';
import { bytesOf, millicoresOf } from '../../model/quantities.ts';
import { replace, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { checkSaidOnce } from '../once.ts';
import type { Rules } from '../rules.ts';
import { databaseOf } from '../settings.ts';

/** What an application is given of a machine, and the room that its data needs. */
export const resourceRules: Rules = {
  Resources: checkResources,
  Storage: checkStorage,
  Application: checkNeedsDatabase,
};

function checkResources(node: Resources, context: Context): void {
  checkSaidOnce(node.limits, resourceOf, context);
  for (const limit of node.limits) checkLimit(limit, context);
}

/** Each stands once. */
export function resourceOf({ resource }: ResourceLimit): string {
  return resource;
}

/** In the smallest unit there is; `undefined` for what is no amount. */
function amountOf(resource: ResourceLimit['resource'], text: string): number | undefined {
  return resource === 'cpu' ? millicoresOf(text) : MEMORY.test(text) ? bytesOf(text) : undefined;
}

const MEMORY = /^\d{1,9}(\.\d{1,3})?(Ki|Mi|Gi|Ti|K|M|G|T)$/;

function checkLimit(node: ResourceLimit, context: Context): void {
  const { resource, request, limit } = node;
  if (!resource) return;
  const amounts: number[] = [];
  for (const property of ['request', 'limit'] as const) {
    const text = node[property];
    if (text === undefined) continue;
    const amount = amountOf(resource, text);
    if (amount !== undefined && amount > 0) amounts.push(amount);
    else return reportAmount(node, property, resource, text, context);
  }
  const [least, most] = amounts;
  if (least === undefined || most === undefined || limit === undefined || least <= most) return;
  const edits = [replace(limit, node, 'request'), replace(request, node, 'limit')];
  context.report(locationOf(node, 'limit'), say.emptyRange({ min: request, max: limit }), { edits });
}

function reportAmount(
  node: ResourceLimit | Storage,
  property: string,
  what: 'cpu' | 'memory' | 'storage',
  value: string,
  context: Context,
): void {
  const near = what === 'cpu' ? undefined : meant(value);
  const example =
    what === 'cpu'
      ? 'cores, `2` or `0.5`, or thousandths of one, `250m`'
      : 'a number and `Ki`, `Mi` or `Gi`, or `K`, `M` or `G`: `512Mi`';
  context.report(locationOf(node, property), say.badAmount({ value, what, example, nearest: near }), {
    edits: near ? [replace(near, node, property)] : [],
  });
}

/** `512Mi` for `512MB`, `512mb` and `512m`. */
function meant(value: string): string | undefined {
  const [, amount, unit] = /^(\d{1,9}(?:\.\d{1,3})?)([kmgt])(?:i?b|i)?$/i.exec(value) ?? [];
  return amount === undefined || unit === undefined || !(Number(amount) > 0)
    ? undefined
    : `${amount}${unit.toUpperCase()}i`;
}

function checkStorage(node: Storage, context: Context): void {
  const { size } = node;
  if (size !== undefined && !(MEMORY.test(size) && (bytesOf(size) ?? 0) > 0))
    reportAmount(node, 'size', 'storage', size, context);
}

/** What is kept needs a place, in each environment. */
function checkNeedsDatabase(application: Application, context: Context): void {
  const entity = application.members.filter(isEntity).find(({ name }) => name);
  const what = application.kind === 'uaa' ? 'accounts' : entity && `rows of \`${entity.name}\``;
  if (what === undefined || !application.name) return;
  for (const environment of ['prod', 'dev', 'test'] as const) {
    const { name, node } = databaseOf(application, environment, context);
    if (name !== 'none' || !node) continue;
    context.report(locationOf(node, 'database'), say.dataWithoutDatabase({ name: application.name, what }));
    return;
  }
}
