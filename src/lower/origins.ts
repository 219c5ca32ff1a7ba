import type { AstNode } from 'langium';
import { locationOf, type Location } from '../language/index.ts';

/** Where the parts of a model stand in the source: for what is said of a system after it was lowered. */
export interface Origins {
  /**
   * @param part an object of the model: an application, an entity, a field …
   * @param property one of its properties; when that has no place of its own, the place is that of the part
   * @returns the name of what declares it, else the whole of it; undefined for what no source says
   */
  locate(part: object, property?: string): Location | undefined;
}

/** By property: the statement that says it. */
export type Said = Readonly<Record<string, AstNode | undefined>>;

/** Gathers origins while a system is lowered. */
export class OriginsRecorder implements Origins {
  readonly #parts = new Map<object, readonly [AstNode, Said]>();
  readonly #others: OriginsRecorder[] = [];

  /** Remembers that `part` was made from `node`, and gives it back. */
  from<T extends object>(node: AstNode, part: T, said: Said = {}): T {
    this.#parts.set(part, [node, said]);
    return part;
  }

  /** Takes in what another one remembers. */
  include(other: OriginsRecorder): void {
    this.#others.push(other);
  }

  locate(part: object, property?: string): Location | undefined {
    const origin = this.#find(part);
    if (!origin) return undefined;
    const [node, said] = origin;
    const statement = property === undefined ? undefined : said[property];
    return statement ? locationOf(statement) : locationOf(node, 'name');
  }

  #find(part: object): readonly [AstNode, Said] | undefined {
    const own = this.#parts.get(part);
    if (own) return own;
    for (const other of this.#others) {
      const found = other.#find(part);
      if (found) return found;
    }
    return undefined;
  }
}
