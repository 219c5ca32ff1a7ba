/** Small pieces of Java text that several views are made of. */
import { javadoc } from '../../common/escape.ts';

/** Import declarations as one block of text: the JDK's own, the others, static ones. Ends with a line feed when there are any. */
export function imports(names: Iterable<string>, statics: Iterable<string> = []): string {
  const sorted = [...new Set(names)].filter((name) => !/^java\.lang\.[A-Z]/.test(name)).sort();
  const blocks = [
    sorted.filter((name) => name.startsWith('java.')).map((name) => `import ${name};\n`),
    sorted.filter((name) => !name.startsWith('java.')).map((name) => `import ${name};\n`),
    [...new Set(statics)].sort().map((name) => `import static ${name};\n`),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join(''))
    .join('\n');
}

/** A Javadoc comment without its indentation on the first line; `undefined` paragraphs are left out. */
export function comment(
  paragraphs: readonly (string | undefined)[],
  tags: readonly string[] = [],
  indent = '',
): string | null {
  const lines = paragraphs
    .filter((paragraph): paragraph is string => paragraph !== undefined && paragraph.trim() !== '')
    .flatMap((paragraph, index) => (index === 0 ? linesOf(paragraph) : ['', ...marked(linesOf(paragraph))]));
  if (lines.length === 0 && tags.length === 0) return null;
  const all = tags.length > 0 && lines.length > 0 ? [...lines, '', ...tags] : [...lines, ...tags];
  if (all.length === 1) return `/** ${all[0] ?? ''} */`;
  return ['/**', ...all.map((line) => `${indent} *${line && ` ${line}`}`), `${indent} */`].join('\n');
}

function marked([first = '', ...rest]: readonly string[]): string[] {
  return [`<p>${first}`, ...rest];
}

/** Documentation as lines that are safe in a comment. */
function linesOf(text: string): string[] {
  return text.split(/\r\n|[\n\r]/).map((line) => line.trimEnd());
}

/** Documentation of the model, made safe for a comment. */
export function documentation(text: string | undefined): string | undefined {
  return text === undefined ? undefined : javadoc(text);
}

/** Documentation on one line, for a tag. */
export function oneLine(text: string): string {
  return javadoc(text.replaceAll(/\s+/g, ' ').trim());
}
