import {
  isCalls,
  isConsumes,
  isRoute,
  locationOf,
  type Application,
  type Calls,
  statementsOf,
} from '../../language/index.ts';
import { insertSetting, related, type Context } from '../context.ts';
import type { TextEdit } from '../diagnostic.ts';
import { circles } from '../circles.ts';
import * as say from '../generated/catalogue.ts';
import { findApplication, firstOfKind } from '../lookup.ts';
import { checkListedOnce, namesIn, type ListedName } from '../once.ts';
import { removedFromList } from '../removal.ts';
import type { Rules } from '../rules.ts';
import { isApplicationName } from './names.ts';

/** Who routes to whom, and who calls whom. */
export const trafficRules: Rules = {
  Application(application, context) {
    if (application.kind === 'gateway') checkRoutes(application, context);
    if (application.kind === 'microservice') checkCalls(application, context);
  },
  program(context) {
    const applications = [...context.symbols.applications.values()].flatMap(([first]) => first ?? []);
    const services = applications.filter((application) => application.kind === 'microservice');
    reportUnreachable(services, context);
    reportCallCircles(services, context);
  },
};

function checkRoutes(gateway: Application, context: Context): void {
  const names = statementsOf(gateway)
    .filter(isRoute)
    .flatMap((route) => namesIn(route, 'applications'));
  const inParts = namesInParts(names);
  const others = names.filter(({ name }) => !inParts.has(name));
  for (const place of [...checkListedOnce(others, context), ...inParts.values()])
    findApplication({ ...place, setting: 'route', kinds: ['microservice'] }, context);
  if (names.length > 0 || !gateway.name || !context.isComplete) return;
  const service = firstOfKind('microservice', context)?.name;
  context.report(locationOf(gateway, 'name'), say.gatewayWithoutRoute({ name: gateway.name, service }));
}

/** Several routes may lead to one service when each says which part of it: the first place of each such name. */
function namesInParts(names: readonly ListedName[]): ReadonlyMap<string, ListedName> {
  const places = new Map<string, ListedName[]>();
  for (const place of names) places.set(place.name, [...(places.get(place.name) ?? []), place]);
  const found = new Map<string, ListedName>();
  for (const [name, [first, ...others]] of places) {
    const routes = new Set([first, ...others].map((place) => place?.node));
    const areParts = [...routes].every((route) => isRoute(route) && route.settings.length > 0);
    if (first && others.length > 0 && routes.size === others.length + 1 && areParts) found.set(name, first);
  }
  return found;
}

/** Each stands once, in whichever statement. */
export function namesCalledBy(service: Application): readonly ListedName[] {
  return statementsOf(service)
    .filter(isCalls)
    .flatMap((calls) => namesIn(calls, 'applications'));
}

/** What is routed to whole, each in one statement; of what is routed to in parts, there may be further ones. */
export function namesRoutedWhole(gateway: Application): readonly ListedName[] {
  return statementsOf(gateway)
    .filter(isRoute)
    .filter(({ settings }) => settings.length === 0)
    .flatMap((route) => namesIn(route, 'applications'));
}

function checkCalls(service: Application, context: Context): void {
  for (const place of checkListedOnce(namesCalledBy(service), context)) {
    const { node, property, index, name } = place;
    if (name === service.name)
      context.report(locationOf(node, property, index), say.callsItself({ name }), {
        edits: [removedFromList(node, property, index)],
      });
    else findApplication({ ...place, setting: 'calls', kinds: ['microservice'] }, context);
  }
}

function reportUnreachable(services: readonly Application[], context: Context): void {
  // Whoever reacts to events has something to do without being asked.
  const reached = new Set(services.filter((service) => statementsOf(service).some(isConsumes)).map(({ name }) => name));
  for (const application of [...context.symbols.applications.values()].flat())
    for (const member of statementsOf(application))
      if (isRoute(member) || isCalls(member))
        for (const name of member.applications) if (name !== application.name) reached.add(name);
  const gateway = firstOfKind('gateway', context);
  // Without gateway, one message is enough; and a misspelt name in a route has been reported.
  const allKnown = [...reached].every((name) => context.symbols.applications.has(name));
  if (!allKnown || !context.isComplete) return;
  for (const service of services.filter(({ name }) => !reached.has(name) && isApplicationName(name)))
    context.report(
      locationOf(service, 'name'),
      say.unreachableService({ name: service.name, gateway: gateway?.name }),
      {
        edits: gateway ? [routing(gateway, service.name)] : [],
      },
    );
}

/** A name more in the last plain `route` of a gateway, else a statement. */
function routing(gateway: Application, name: string): TextEdit {
  const route = gateway.members.findLast((member) => isRoute(member) && member.settings.length === 0);
  if (!route || !isRoute(route)) return insertSetting(gateway, `route ${name}`);
  const { file, range } = locationOf(route, 'applications', route.applications.length - 1);
  return { file, range: { start: range.end, end: range.end }, text: `, ${name}` };
}

function reportCallCircles(services: readonly Application[], context: Context): void {
  const calledBy = (service: Application): readonly Application[] =>
    callsOf(service).flatMap(({ to }) => {
      const called = context.symbols.applications.get(to)?.[0];
      return called && called !== service && called.kind === 'microservice' ? [called] : [];
    });
  for (const circle of circles(services, calledBy)) {
    const hops = circle.map((from, index) => [from, circle[(index + 1) % circle.length] ?? from] as const);
    const [first, ...others] = hops.flatMap(([from, to]) =>
      callsOf(from)
        .filter((call) => call.to === to.name)
        .slice(0, 1),
    );
    if (!first) continue;
    const text = [...circle, circle[0]].map((each) => `\`${each?.name}\``).join(' → ');
    context.report(locationOf(first.node, 'applications', first.index), say.callCycle({ circle: text }), {
      related: others.map(({ node, index, to }) =>
        related(say.callCycle.related({ from: node.$container.name, to }), node, 'applications', index),
      ),
    });
  }
}

interface Call {
  readonly node: Calls;
  readonly index: number;
  readonly to: string;
}

function callsOf(service: Application): readonly Call[] {
  return statementsOf(service)
    .filter(isCalls)
    .flatMap((node) => node.applications.map((to, index) => ({ node, index, to })));
}
