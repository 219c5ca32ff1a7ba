/** Where what a picture shows is declared, by the ids that the picture has for it. */
import {
  isBroker,
  isCache,
  isCalls,
  isConsole,
  isDatabase,
  isDiscovery,
  isEdge,
  isEntity,
  isEnum,
  isField,
  isRoute,
  isSearch,
  isSystem,
  isTracing,
  isValue,
  locationOf,
  nodesIn,
  type Application,
  type Program,
} from '../../../../src/language/index.ts';
import { toLocation, toRange } from '../../protocol.ts';
import type { Place } from './protocol.ts';

type Places = Record<string, Place>;
type Node = Parameters<typeof locationOf>[0];

/** Of the system from above: applications, what they keep data in, routes and calls, and what serves all. */
export function placesOfSystem({ files, symbols }: Program): Places {
  const applications = [...symbols.applications.values()].flatMap(([application]) => application ?? []);
  return Object.fromEntries([
    ...files.flatMap(({ tree }) => tree.elements.filter(isSystem)).flatMap(settingPlaces),
    ...applications.flatMap(applicationPlaces),
  ]);
}

function settingPlaces({ settings }: { readonly settings: readonly Node[] }): [string, Place][] {
  const kinds = [
    ['@edge', isEdge],
    ['@broker', isBroker],
    ['@console', isConsole],
    ['@tracing', isTracing],
    ['@consul', isDiscovery],
  ] as const;
  return kinds.flatMap(([id, is]) => settings.filter(is).map((node): [string, Place] => [id, placeOf(node)]));
}

function applicationPlaces(application: Application): [string, Place][] {
  const { name, members } = application;
  const stores = [
    ['database', isDatabase],
    ['cache', isCache],
    ['search', isSearch],
  ] as const;
  return [
    [name, placeOf(application, 'name')],
    // A store that no line asks for is there by default: its application is what says so.
    ...stores.map(([kind, is]): [string, Place] => {
      const node = members.find(is);
      return [`${name}/${kind}`, node ? placeOf(node) : placeOf(application, 'name')];
    }),
    ...members.flatMap((node) => {
      const kind = isRoute(node) ? 'routes' : isCalls(node) ? 'calls' : undefined;
      if (kind === undefined || !(isRoute(node) || isCalls(node))) return [];
      return node.applications.map((to, index): [string, Place] => [
        `${name} ${kind} ${to}`,
        placeOf(node, 'applications', index),
      ]);
    }),
  ];
}

/** Of the entities of an application: tables, their rows, and relations, which are rows too. */
export function placesOfEntities({ symbols }: Program, name: string): Places {
  const application = symbols.applications.get(name)?.[0];
  if (!application) return {};
  return Object.fromEntries(
    [...nodesIn(application)].flatMap((node): [string, Place][] => {
      if (isField(node))
        return 'name' in node.$container ? [[`${node.$container.name}.${node.name}`, placeOf(node, 'name')]] : [];
      return isEntity(node) || isValue(node) || isEnum(node) ? [[node.name, placeOf(node, 'name')]] : [];
    }),
  );
}

function placeOf(node: Node, property?: string, index?: number): Place {
  return { ...toLocation(locationOf(node, property, index)), whole: toRange(locationOf(node).range) };
}
