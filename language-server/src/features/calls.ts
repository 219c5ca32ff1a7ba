/** Who calls whom: the call hierarchy over `calls`. */
import {
  SymbolKind,
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
} from 'vscode-languageserver';
import { isApplication, isCalls, locationOf, type Application, type Program } from '../../../src/language/index.ts';
import { toLocation, toRange } from '../protocol.ts';
import type { NameAt } from './names.ts';

/** The application under the cursor. */
export function callItems({ mention: { target } }: NameAt): CallHierarchyItem[] | null {
  return isApplication(target) ? [itemOf(target)] : null;
}

export function incomingCalls(name: string, { symbols }: Program): CallHierarchyIncomingCall[] {
  return [...symbols.applications.values()].flatMap(([from]) => {
    const fromRanges = from ? placesOf(from, name) : [];
    return from && fromRanges.length > 0 ? [{ from: itemOf(from), fromRanges }] : [];
  });
}

export function outgoingCalls(name: string, { symbols }: Program): CallHierarchyOutgoingCall[] {
  const from = symbols.applications.get(name)?.[0];
  if (!from) return [];
  const called = new Set(from.members.filter(isCalls).flatMap(({ applications }) => applications));
  return [...called].flatMap((each) => {
    const to = symbols.applications.get(each)?.[0];
    return to ? [{ to: itemOf(to), fromRanges: placesOf(from, each) }] : [];
  });
}

function placesOf(from: Application, name: string): CallHierarchyIncomingCall['fromRanges'] {
  return from.members
    .filter(isCalls)
    .flatMap((node) =>
      node.applications.flatMap((each, index) =>
        each === name ? [toRange(locationOf(node, 'applications', index).range)] : [],
      ),
    );
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
