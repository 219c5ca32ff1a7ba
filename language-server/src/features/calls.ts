/** Who calls whom: the call hierarchy over `calls`, routes and events. */
import {
  SymbolKind,
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type Location,
} from 'vscode-languageserver';
import {
  isApplication,
  isCalls,
  isConsumes,
  isRoute,
  locationOf,
  type Application,
  type Program,
} from '../../../src/language/index.ts';
import { toLocation, toRange } from '../protocol.ts';
import type { NameAt } from './names.ts';

/** The application under the cursor. */
export function callItems({ mention: { target } }: NameAt): CallHierarchyItem[] | null {
  return isApplication(target) ? [itemOf(target)] : null;
}

export function incomingCalls(name: string, { symbols }: Program): CallHierarchyIncomingCall[] {
  return [...symbols.applications.values()].flatMap(([from]) => {
    const places = from && from.name !== name ? callsOf(from).filter(({ to }) => to === name) : [];
    return from && places.length > 0
      ? [{ from: itemOf(from), fromRanges: places.map(({ place }) => place.range) }]
      : [];
  });
}

export function outgoingCalls(name: string, { symbols }: Program): CallHierarchyOutgoingCall[] {
  const from = symbols.applications.get(name)?.[0];
  const calls = from ? callsOf(from).filter(({ to }) => to !== name) : [];
  return [...new Set(calls.map(({ to }) => to))].flatMap((each) => {
    const to = symbols.applications.get(each)?.[0];
    const places = calls.filter((call) => call.to === each).map(({ place }) => place.range);
    return to ? [{ to: itemOf(to), fromRanges: places }] : [];
  });
}

/** A place where an application says that it calls another one. */
export interface Call {
  readonly to: string;
  readonly place: Location;
}

/** Whom an application calls, whose events it takes, and whom it routes to as a gateway. */
export function callsOf({ members }: Application): Call[] {
  return members.flatMap((member) => {
    if (isCalls(member) || isRoute(member))
      return member.applications.map((to, index) => call(to, member, 'applications', index));
    if (!isConsumes(member)) return [];
    return member.events.flatMap((event) =>
      event.application === undefined ? [] : [call(event.application, event, 'application')],
    );
  });
}

function call(to: string, ...where: Parameters<typeof locationOf>): Call {
  return { to, place: toLocation(locationOf(...where)) };
}

function itemOf(application: Application): CallHierarchyItem {
  const { uri, range } = toLocation(locationOf(application));
  return {
    name: application.name,
    kind: SymbolKind.Module,
    detail: application.kind,
    uri,
    range,
    selectionRange: toRange(locationOf(application, 'name').range),
  };
}
