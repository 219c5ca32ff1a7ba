/** First line of a documentation comment, in one line of text; empty when there is none. */
export function firstLine(documentation: string | undefined): string {
  return oneLine((documentation ?? '').trim().split('\n', 1)[0] ?? '');
}

/** Text without line breaks and control characters. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
}

/** `a, b and c`. */
export function inWords(list: readonly string[]): string {
  return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1) ?? ''}`;
}
