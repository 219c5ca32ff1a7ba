import type { Terminal } from './terminal.ts';

/** How long people wait without wondering, in ms. */
const MOMENT = 300;
/** Between two changes of the line, in ms: more often nobody can read it. */
const PAUSE = 60;
/**
 * Bytes of source that surely take longer than a moment. Most phases hold the only thread until they are over, so the
 * line must stand before they begin.
 */
const MUCH = 200_000;

const WHAT: Readonly<Record<string, string>> = {
  read: 'reading',
  parse: 'reading',
  link: 'resolving names',
  check: 'checking',
  lower: 'checking',
  generate: 'generating',
  plan: 'comparing with what stands on disk',
  write: 'writing',
};

/** One line at the foot of a terminal that says what msac is at, once it takes longer than a moment. */
export class ProgressLine {
  readonly #begin = performance.now();
  readonly #terminal: Terminal;
  #drawn = -Infinity;
  #what = '';
  #bytes = 0;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  phase(name: string): void {
    const what = WHAT[name.split(' ', 1)[0] ?? ''];
    if (what === undefined || what === this.#what) return;
    this.#what = what;
    this.#draw('');
  }

  at(detail: string): void {
    if (performance.now() - this.#drawn >= PAUSE) this.#draw(` ${detail}`);
  }

  read(bytes: number): void {
    this.#bytes += bytes;
  }

  end(): void {
    this.#terminal.transient('');
  }

  #draw(detail: string): void {
    const now = performance.now();
    if (now - this.#begin < MOMENT && this.#bytes < MUCH) return;
    this.#drawn = now;
    this.#terminal.transient(`${this.#what}${detail}…`);
  }
}
