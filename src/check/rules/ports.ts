import {
  applicationOf,
  isApplication,
  isPort,
  locationOf,
  type Application,
  type Port,
  statementsOf,
} from '../../language/index.ts';
import { related, replace, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import type { Rules } from '../rules.ts';
import { environmentSettings } from '../settings.ts';

/** Ports: that each is one, and that in each environment every application has one of its own. */
export const portRules: Rules = {
  program: checkPortsDistinct,
  Port: checkPort,
};

const HIGHEST_PORT = 65_535;

function checkPort(node: Port, context: Context): void {
  if (node.port !== undefined && portOf(node) === undefined)
    context.report(locationOf(node, 'port'), say.portOutOfRange({ port: node.port }));
}

function portOf(node: Port): number | undefined {
  if (!/^\d{1,9}$/.test(node.port ?? '')) return undefined;
  const port = Number(node.port);
  return port >= 1 && port <= HIGHEST_PORT ? port : undefined;
}

function checkPortsDistinct(context: Context): void {
  const applications = context.program.files.flatMap(({ tree }) => tree.elements.filter(isApplication));
  const bases = applications.map((application) => statementsOf(application).find(isPort));
  const inEnvironments = (['dev', 'test', 'prod'] as const).map((environment) =>
    applications.map((application, index) => portIn(application, environment) ?? bases[index]),
  );
  const everywhere = [bases, ...inEnvironments];
  const free = freePorts(new Set(everywhere.flat().flatMap((node) => (node ? (portOf(node) ?? []) : []))));
  // Where an environment has the ports that applications have anyway, what clashes has been reported.
  const reported = new Set<Port>();
  for (const nodes of everywhere) {
    const taken = new Map<number, Port>();
    for (const node of nodes) {
      const port = node && portOf(node);
      if (!node || port === undefined) continue;
      const former = taken.get(port);
      if (!former) taken.set(port, node);
      else if (!reported.has(node)) {
        reported.add(node);
        reportClash(port, node, former, free(port), context);
      }
    }
  }
}

function portIn(application: Application, environment: 'dev' | 'test' | 'prod'): Port | undefined {
  return environmentSettings(statementsOf(application), environment).find(isPort);
}

function reportClash(port: number, node: Port, former: Port, proposed: number | undefined, context: Context): void {
  const other = applicationOf(former)?.name ?? '';
  context.report(locationOf(node, 'port'), say.portClash({ port, other, free: proposed }), {
    related: [related(say.portClash.related({ other }), former, 'port')],
    edits: proposed ? [replace(String(proposed), node, 'port')] : [],
  });
}

/** Gives the next port above one that nobody has, and never the same twice. */
function freePorts(taken: ReadonlySet<number>): (above: number) => number | undefined {
  const given = new Set(taken);
  const next = new Map<number, number>();
  return (above) => {
    let port = next.get(above) ?? above + 1;
    while (given.has(port)) port++;
    next.set(above, port + 1);
    given.add(port);
    return port <= HIGHEST_PORT ? port : undefined;
  };
}
