export type LineEnd = '\n' | '\r\n';

/** How the lines of a text end: with CR LF where every one does so, else with LF. */
export function lineEndOf(text: string): LineEnd {
  return text.includes('\r\n') && !/\r(?!\n)|(?<!\r)\n/.test(text) ? '\r\n' : '\n';
}

/** A text whose lines end with LF, as one whose lines end as those of another do. */
export function withLineEndOf(original: string, text: string): string {
  return lineEndOf(original) === '\n' ? text : text.replaceAll(/\r?\n/g, '\r\n');
}
