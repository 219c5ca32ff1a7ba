import type { Severity } from './diagnostic.ts';

/** What may fill a placeholder. */
export type Value = string | number;

/** One diagnostic of the catalogue, as its page in `docs/diagnostics` states it; `{name}` is a placeholder. */
export interface CatalogueEntry {
  readonly code: string;
  readonly name: string;
  readonly severity: Severity;
  readonly message: string;
  /** The first whose placeholders all have a value is the one that is given. */
  readonly help: readonly string[];
  /** The title of the change that a rule may propose: the first whose placeholders all have a value. */
  readonly fix: readonly string[];
  /** What is said at each related place. */
  readonly related?: string;
}

/** A diagnostic of the catalogue with its placeholders filled; what it lacks is the place. */
export interface Message {
  readonly entry: CatalogueEntry;
  readonly text: string;
  readonly help?: string;
  readonly fixTitle?: string;
}

/** Makes messages of one code. */
export interface MessageFactory<Params, RelatedParams> {
  (params: Params): Message;
  /** What is said at a related place. */
  related(params: RelatedParams): string;
  readonly entry: CatalogueEntry;
}

/** Used by the generated catalogue only: rules import its functions. */
export function define<Params extends object, RelatedParams extends object>(
  entry: CatalogueEntry,
): MessageFactory<Params, RelatedParams> {
  const factory = (params: Params): Message => {
    const help = firstFilled(entry.help, params);
    const fixTitle = firstFilled(entry.fix, params);
    return {
      entry,
      text: fill(entry.message, params) ?? entry.message,
      ...(help !== undefined && { help }),
      ...(fixTitle !== undefined && { fixTitle }),
    };
  };
  return Object.assign(factory, { entry, related: (params: RelatedParams) => fill(entry.related ?? '', params) ?? '' });
}

function firstFilled(templates: readonly string[], params: object): string | undefined {
  for (const template of templates) {
    const text = fill(template, params);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** The template with its placeholders filled; `undefined` when one of them has no value. */
function fill(template: string, params: object): string | undefined {
  const values = new Map<string, unknown>(Object.entries(params));
  let complete = true;
  const text = template.replaceAll(/\{([a-zA-Z]+)\}/g, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) complete = false;
    return clipped(String(value));
  });
  return complete ? text : undefined;
}

/** A message is no place for a text of a million letters. */
const LONGEST_VALUE = 500;

function clipped(text: string): string {
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
