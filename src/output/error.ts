/** What an {@link OutputError} is about; stable, for programs. */
export type OutputErrorCode =
  /** A generated path would leave the folder, or cannot stand on every system: a fault of a backend. */
  | 'bad-path'
  /** Two generated files want the same place, at least on a disk that ignores case. */
  | 'path-clash'
  | 'not-a-folder'
  /** The folder has content and was never built into. */
  | 'not-ours'
  | 'not-writable'
  /** Another build is at work in the folder. */
  | 'busy'
  | 'newer-record'
  | 'damaged-record'
  /** A symbolic link stands where msac needs a real folder or file. */
  | 'symbolic-link'
  /** A file stands where a folder must, or the other way round. */
  | 'blocked'
  /** The folder changed between planning and writing. */
  | 'changed-meanwhile'
  /** `restore` names something that is not generated. */
  | 'nothing-to-restore'
  /** The disk failed before the first file was changed. */
  | 'disk'
  /** The disk failed after the first file was changed; the next build completes this one. */
  | 'interrupted';

/** Output cannot be planned or written, for a reason that a person can act on. The message stands by itself. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
  readonly code: OutputErrorCode;

  constructor(code: OutputErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Why the disk refused, in words: the reason alone, without a full stop. */
export function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const path = 'path' in error && typeof error.path === 'string' ? ` (${error.path})` : '';
  const known = 'code' in error && typeof error.code === 'string' ? REASONS[error.code] : undefined;
  return known === undefined ? error.message.replace(/\.$/, '') : `${known}${path}`;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENAMETOOLONG: 'a path is too long for this disk',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports a failure',
};
