/** Code lenses: how often a declaration is named, and who calls a service. What they say is worked out when they are seen. */
import type { AstNode } from 'langium';
import type { CodeLens, Command, Location, Position } from 'vscode-languageserver';
import {
  isApplication,
  isEntity,
  isEnum,
  isMixin,
  isValue,
  locationOf,
  type Application,
  type Declaration,
  type Program,
  type SourceFile,
} from '../../../src/language/index.ts';
import { toRange } from '../protocol.ts';
import { callsOf } from './calls.ts';
import { references, type NameAt } from './names.ts';

/** The command that shows places, which clients map to their own: `[uri, position, locations]`. */
export const SHOW_REFERENCES = 'msac.showReferences';

/** What a lens keeps until it is resolved. */
export interface LensData {
  readonly uri: string;
  readonly about: 'references' | 'callers';
}

/** Lenses without what they say, over the declarations of a file. */
export function lensesOf({ tree }: SourceFile, uri: string): CodeLens[] {
  const declared = tree.elements.flatMap((element): AstNode[] =>
    isApplication(element) ? [element, ...element.members] : [element],
  );
  return declared.flatMap((node) => {
    const isNamed = isApplication(node) || isEntity(node) || isEnum(node) || isMixin(node) || isValue(node);
    if (!isNamed || !node.name) return [];
    const range = toRange(locationOf(node, 'name').range);
    const lens = (about: LensData['about']): CodeLens => ({ range, data: { uri, about } satisfies LensData });
    const isService = isApplication(node) && node.kind === 'microservice';
    return [lens('references'), ...(isService ? [lens('callers')] : [])];
  });
}

export interface LensOptions {
  /** Whether the client knows {@link SHOW_REFERENCES}; if not, a lens says what it says and cannot be clicked. */
  readonly showsReferences: boolean;
  /** The programs that may name the declaration. */
  readonly programs: readonly Program[];
}

/** The same lens, and what it says of the declaration that it stands over. */
export function resolvedLens(lens: CodeLens, { mention, program }: NameAt, options: LensOptions): CodeLens {
  const { uri, about }: LensData = lens.data;
  const said =
    about === 'callers' && isApplication(mention.target)
      ? callersOf(mention.target, program)
      : referencesTo(mention.target, options.programs);
  return { range: lens.range, command: commandFor(said, uri, lens.range.start, options) };
}

interface Said {
  readonly title: string;
  readonly places: readonly Location[];
}

function commandFor({ title, places }: Said, uri: string, at: Position, { showsReferences }: LensOptions): Command {
  if (!showsReferences || places.length === 0) return { title, command: '' };
  return { title, command: SHOW_REFERENCES, arguments: [uri, at, places] };
}

function referencesTo(target: Declaration, programs: readonly Program[]): Said {
  const places = references(target, programs, { declaration: false });
  return { title: places.length === 1 ? '1 reference' : `${places.length} references`, places };
}

/** Services that call it or take its events, and gateways that route to it. */
function callersOf(service: Application, { symbols }: Program): Said {
  const callers = [...symbols.applications.values()].flatMap(([each]) => {
    const calls = each && each !== service ? callsOf(each).filter(({ to }) => to === service.name) : [];
    const places = calls.map(({ place }) => place);
    return each && places.length > 0 ? [{ name: each.name, places }] : [];
  });
  const names = callers.map(({ name }) => name).join(', ');
  return {
    title: callers.length === 0 ? 'called by nobody' : `called by ${names}`,
    places: callers.flatMap(({ places }) => places),
  };
}
