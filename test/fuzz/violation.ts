/** Something that must always be so, and is not. */
export class Violation extends Error {
  override readonly name = 'Violation';

  constructor(
    /** The same for the same fault, whatever the text: what it is told apart from others by. */
    readonly kind: string,
    detail: string,
  ) {
    super(`${kind}: ${detail}`);
  }
}

/** @param detail made only when it does not hold */
export function holds(condition: boolean, kind: string, detail: () => string): void {
  if (!condition) throw new Violation(kind, detail());
}

/** Tells faults apart: by kind, or by where in the sources something was thrown. */
export function kindOf(fault: unknown): string {
  if (fault instanceof Violation) return fault.kind;
  if (!(fault instanceof Error)) return 'something that is no error was thrown';
  if ('code' in fault && fault.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return 'hang';
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const frame = frames.find((line) => /\bsrc\//.test(line)) ?? frames[0] ?? '';
  return `${fault.name} thrown ${frame.trim().replace(/file:\/\/|\(|\)/g, '')}`;
}
