/** Exit statuses; {@link STATUS_HELP} tells them. */
export const Status = {
  /** All is well. */
  ok: 0,
  /** The input has errors, or a file that a person edited is in conflict with what was generated. */
  findings: 1,
  /** Wrong usage, something outside that cannot be worked with, or a fault of ours. */
  failure: 2,
  /** Stopped by Ctrl-C, as shells count it. */
  interrupted: 130,
} as const;

export type Status = (typeof Status)[keyof typeof Status];

/** Stands at the end of every help. */
export const STATUS_HELP = `Exit status
  0    all is well
  1    something to mend: errors, a conflict with your edits, what --check or --exit-code look for
  2    wrong usage, something outside that cannot be worked with, or a fault of msac
  130  stopped by Ctrl-C`;

/** What was typed is no command of ours. The message stands by itself; the way to the help is added. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A command cannot do its work, for a reason that its user can act on. The message stands by itself. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
}
