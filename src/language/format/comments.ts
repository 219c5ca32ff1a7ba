/**
 * A comment at another indentation. The stars of a block go below each other; other lines keep their distance from the
 * line that the comment begins in. What documentation says does not change: it has neither stars nor the white space
 * around them.
 *
 * @param image the comment as written
 * @param from indentation of the line that it begins in, in columns
 * @param to the indentation that this line gets
 */
export function reindented(image: string, from: number, to: number): string {
  const [first = '', ...rest] = image.split(/\r\n|\n|\r/);
  if (rest.length === 0) return image.startsWith('//') ? image.trimEnd() : image;
  const starred = rest.every((line) => line.trimStart().startsWith('*'));
  const moved = rest.map((line) => (starred ? ' '.repeat(to + 1) + line.trim() : shifted(line, to - from)));
  return [first.trimEnd(), ...moved].join('\n');
}

/** The indentation of a line, in columns. A tab counts as one step of ours. */
export function indentationOf(line: string): number {
  const [space = ''] = /^[ \t]*/.exec(line) ?? [];
  return space.replaceAll('\t', '  ').length;
}

function shifted(line: string, columns: number): string {
  const text = line.replace(/^[ \t]+/, '').trimEnd();
  return text === '' ? '' : ' '.repeat(Math.max(0, indentationOf(line) + columns)) + text;
}
