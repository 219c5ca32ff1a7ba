import type { Unbuilt } from '../backends/backend.ts';
import type { Diagnostic, Location } from '../check/diagnostic.ts';
import { notBuiltYet as say } from '../check/generated/catalogue.ts';
import { silencedBy } from '../check/index.ts';
import type { Ignore } from '../language/index.ts';
import type { Origins } from '../lower/index.ts';
import type { System } from '../model/system.ts';

/** Places that are shown beside the first one. */
const MOST_RELATED = 3;

/** Of a construct that no file says: it follows from what others do not say. */
const NOWHERE: Location = {
  file: '',
  range: { start: { offset: 0, line: 1, column: 1 }, end: { offset: 0, line: 1, column: 1 } },
};

/**
 * What backends leave out, as diagnostics: one for each construct, where it stands first.
 *
 * @param files the files of the program, in their order
 * @param ignores places at which nobody wants to be told
 */
export function notBuiltYet(
  unbuilt: readonly Unbuilt[],
  system: System,
  origins: Origins,
  files: readonly string[],
  ignores: readonly Ignore[],
): Diagnostic[] {
  const order = inOrderOf(files);
  const isSilenced = silencedBy(ignores, say.entry.code);
  const diagnostics = [...byConstruct(unbuilt)].flatMap(([construct, each]) => {
    const places = placesOf(each, system, origins).filter((place) => !isSilenced(place));
    return places.length === 0 ? [] : [diagnosticOf(construct, each[0].effect, places.toSorted(order))];
  });
  return diagnostics.toSorted(order);
}

type Several = [Unbuilt, ...Unbuilt[]];

function byConstruct(unbuilt: readonly Unbuilt[]): Map<string, Several> {
  const groups = new Map<string, Several>();
  for (const each of unbuilt) {
    const group = groups.get(each.construct);
    if (group) group.push(each);
    else groups.set(each.construct, [each]);
  }
  return groups;
}

/** Each place once: what a mixin says is said by every entity that it is a part of. */
function placesOf(unbuilt: readonly Unbuilt[], system: System, origins: Origins): Location[] {
  const places = unbuilt.map(
    ({ part, property }) => origins.locate(part, property) ?? origins.locate(system) ?? NOWHERE,
  );
  return [...new Map(places.map((place) => [`${place.file}:${place.range.start.offset}`, place])).values()];
}

function diagnosticOf(construct: string, effect: string, places: readonly Location[]): Diagnostic {
  const [first = NOWHERE, ...others] = places;
  const count = others.length > 0 ? ` (${places.length} places)` : '';
  const { entry, text } = say({ construct, effect: effect + count });
  return {
    code: entry.code,
    name: entry.name,
    severity: entry.severity,
    message: text,
    file: first.file,
    range: first.range,
    related: others.slice(0, MOST_RELATED).map(({ file, range }) => ({ file, range, message: say.related({}) })),
  };
}

function inOrderOf(files: readonly string[]): (left: Location, right: Location) => number {
  return (left, right) =>
    files.indexOf(left.file) - files.indexOf(right.file) || left.range.start.offset - right.range.start.offset;
}
