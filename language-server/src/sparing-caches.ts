/** Caches for what is only imagined: they make use of what is known, and leave it as it is. */
import { CheckCache } from '../../src/check/index.ts';
import { ParseCache } from '../../src/language/index.ts';

/** What was parsed stays known, and what some files would be is forgotten again. */
export class SparingParseCache extends ParseCache {
  readonly #known: ParseCache;
  readonly #changed: ReadonlySet<string>;

  /** @param changed the paths of files that have other texts than those that are known */
  constructor(known: ParseCache, changed: ReadonlySet<string>) {
    super();
    this.#known = known;
    this.#changed = changed;
  }

  override get(...[path, text, make]: Parameters<ParseCache['get']>): ReturnType<ParseCache['get']> {
    return this.#changed.has(path) ? super.get(path, text, make) : this.#known.get(path, text, make);
  }
}

/** What was said of applications is said again where it holds. */
export class SparingCheckCache extends CheckCache {
  readonly #known: CheckCache | undefined;

  constructor(known: CheckCache | undefined) {
    super();
    this.#known = known;
  }

  override known(...question: Parameters<CheckCache['known']>): ReturnType<CheckCache['known']> {
    return this.#known?.known(...question) ?? super.known(...question);
  }
}
