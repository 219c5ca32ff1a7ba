import { evaluate, parse, type ValueNode } from '@humanwhocodes/momoa';
import type { Diagnostic } from '../../../check/diagnostic.ts';
import { Source, type Location } from '../../../language/source.ts';
import type { JdlValue, Word } from '../model.ts';
import { problem } from '../problem.ts';

/** Reads a file of JSON. */
export function readJson(path: string, text: string): { root: Json | undefined; problems: readonly Diagnostic[] } {
  const source = new Source(path, text);
  try {
    return { root: new Json(parse(text, { mode: 'json' }).body, source), problems: [] };
  } catch (error) {
    if (!(error instanceof Error) || !('offset' in error) || typeof error.offset !== 'number') throw error;
    const [found] = /^(?:[\w.]+|[^]?)/.exec(text.slice(error.offset)) ?? [''];
    // A bracket or a comma that nothing follows is what the parser blames where the end is missing.
    const ends = /^[{[,:]?\s*$/.test(text.slice(error.offset));
    const message = ends ? 'its end is missing' : `\`${found}\` cannot stand here`;
    const at = source.location(error.offset, error.offset + found.length);
    return { root: undefined, problems: [problem(at, `This is not JSON: ${message}.`)] };
  }
}

/** A value of a JSON file, with its place. */
export class Json {
  readonly #node: ValueNode;
  readonly #source: Source;

  constructor(node: ValueNode, source: Source) {
    this.#node = node;
    this.#source = source;
  }

  get isObject(): boolean {
    return this.#node.type === 'Object';
  }

  get isList(): boolean {
    return this.#node.type === 'Array';
  }

  get at(): Location {
    return this.#place(this.#node);
  }

  /** Of a property that is there and not null. */
  get(key: string): Json | undefined {
    return this.entries().find(([word]) => word.text === key)?.[1];
  }

  text(key: string): Word | undefined {
    const value = this.get(key);
    return value && { text: value.plain, at: value.at };
  }

  get plain(): string {
    const value = evaluate(this.#node);
    return typeof value === 'string' ? value : JSON.stringify(value);
  }

  entries(): readonly (readonly [Word, Json])[] {
    if (this.#node.type !== 'Object') return [];
    return this.#node.members.flatMap(({ name, value }) => {
      if (value.type === 'Null') return [];
      const word = { text: name.type === 'String' ? name.value : name.name, at: this.#place(name) };
      return [[word, new Json(value, this.#source)] as const];
    });
  }

  items(): readonly Json[] {
    return this.#node.type === 'Array' ? this.#node.elements.map(({ value }) => new Json(value, this.#source)) : [];
  }

  value(): JdlValue {
    const { at } = this;
    if (this.#node.type === 'Array') {
      const items = this.items().map((item) => ({ text: item.plain, at: item.at }));
      return { kind: 'list', text: `[${items.map(({ text }) => text).join(', ')}]`, items, at };
    }
    const text = this.plain;
    const kind = this.#node.type === 'Number' ? 'number' : /^[\w.-]+$/.test(text) ? 'word' : 'text';
    return { kind, text, items: [], at };
  }

  #place({ loc }: Pick<ValueNode, 'loc'>): Location {
    return this.#source.location(loc.start.offset, loc.end.offset);
  }
}
