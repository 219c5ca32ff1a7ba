import type { Terminal } from '../../../src/cli/terminal.ts';

const nothing = (): void => undefined;

/** A terminal that keeps what is printed. */
export interface Kept extends Terminal {
  readonly printed: string[];
}

/** A terminal at which nobody sits. */
export function silent(): Kept {
  const printed: string[] = [];
  const keep = (text: string): void => void printed.push(text);
  return {
    printed,
    out: keep,
    err: keep,
    color: false,
    width: 100,
    interactive: false,
    transient: nothing,
    clear: nothing,
  };
}
