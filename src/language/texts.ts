/** False for a text that the end of its line cut off. */
export function isClosedString(image: string): boolean {
  return /^"(?:\\.|[^"\\])*"$/.test(image);
}

/**
 * What a text says: `\"` is a quote and `\\` a backslash; every other backslash stands for itself, so that `"\d+"` is the
 * regular expression that it looks like. A text in single quotes, which is reported, says what it would in double ones.
 */
export function unquote(image: string): string {
  if (isSingleQuoted(image)) return image.slice(1, -1).replaceAll(/\\(['"\\])/g, '$1');
  return image.slice(1, isClosedString(image) ? -1 : undefined).replaceAll(/\\(["\\])/g, '$1');
}

export function isSingleQuoted(image: string): boolean {
  return image.startsWith("'");
}

/** A value as it is written: the opposite of {@link unquote}. */
export function inDoubleQuotes(value: string): string {
  return `"${value.replaceAll(/\\(?=["\\]|$)/g, '\\\\').replaceAll('"', '\\"')}"`;
}
