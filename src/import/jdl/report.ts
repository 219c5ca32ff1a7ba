import type { Location } from '../../language/index.ts';

/**
 * What the report tells: something of the JDL is `left out`, since it has no counterpart; it is `changed` into what comes
 * near it; or something is `added`, because `.msa` says it aloud.
 */
export interface ReportItem {
  readonly kind: 'left out' | 'changed' | 'added';
  readonly at: Location;
  /** What the JDL has there, or what is added. */
  readonly what: string;
  /** Why, or what it has become. */
  readonly why: string;
}

/** Gathers the report; what each method returns is the comment that belongs at that place of the output. */
export class Report {
  readonly #items: ReportItem[] = [];

  leftOut(at: Location, what: string, why: string): string {
    return this.#add({ kind: 'left out', at, what, why });
  }

  changed(at: Location, what: string, why: string): string {
    return this.#add({ kind: 'changed', at, what, why });
  }

  added(at: Location, what: string, why: string): string {
    return this.#add({ kind: 'added', at, what, why });
  }

  /** In the order of the files and of what stands in them, each once. */
  items(files: readonly string[]): readonly ReportItem[] {
    const place = new Map(files.map((file, index) => [file, index]));
    const seen = new Set<string>();
    return this.#items
      .filter((item) => {
        const key = JSON.stringify([item.kind, item.at.file, item.at.range.start.offset, item.what, item.why]);
        return !seen.has(key) && seen.add(key);
      })
      .sort(
        (left, right) =>
          (place.get(left.at.file) ?? 0) - (place.get(right.at.file) ?? 0) ||
          left.at.range.start.offset - right.at.range.start.offset,
      );
  }

  #add(item: ReportItem): string {
    this.#items.push(item);
    return item.kind === 'added' ? `Not in the JDL: ${item.why}` : `JDL: ${item.what}: ${item.why}`;
  }
}
