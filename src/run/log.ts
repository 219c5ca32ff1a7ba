import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** More than any stack trace that is worth reading; logs may be huge. */
const TAIL_BYTES = 64 * 1024;

/** The last lines of a log file; an empty text when there is none. */
export function logTail(file: string, lines: number): string {
  let log: number;
  try {
    log = openSync(file, 'r');
  } catch {
    return '';
  }
  try {
    const { size } = fstatSync(log);
    const buffer = Buffer.alloc(Math.min(size, TAIL_BYTES));
    readSync(log, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString('utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } finally {
    closeSync(log);
  }
}
