import type { Above, Block, Element, List } from './msa.ts';

/** Longer lines are broken where they may be. */
const WIDTH = 120;
const INDENT = '  ';

/** Elements as the text of a file, the way a person would write it. Ends with a line feed. */
export function print(elements: readonly Element[]): string {
  return `${printGroup(elements, '').join('\n')}\n`;
}

/** Blocks have empty lines around them, and so has a statement with something above it, except the first. */
function printGroup(elements: readonly Element[], indent: string): string[] {
  return elements.flatMap((element, index) => {
    const before = elements[index - 1];
    const apart = before !== undefined && (isTall(element) || isTall(before));
    return [...(apart ? [''] : []), ...printElement(element, indent)];
  });
}

function isTall(element: Element): boolean {
  return (
    element.kind === 'block' ||
    element.kind === 'remark' ||
    (element.kind === 'list' && printList(element, '').length > 1)
  );
}

function printElement(element: Element, indent: string): string[] {
  if (element.kind === 'remark') return printComments(element.comments, indent);
  const above = printAbove(element, indent);
  if (element.kind === 'line') return element.text === '' ? above : [...above, indent + element.text];
  return [...above, ...(element.kind === 'block' ? printBlock(element, indent) : printList(element, indent))];
}

function printBlock({ head, groups }: Block, indent: string): string[] {
  const inner = indent + INDENT;
  const bodies = groups.map((group) => printGroup(group, inner));
  if (bodies.length === 0) return [`${indent}${head} {}`];
  return [
    `${indent}${head} {`,
    ...bodies.flatMap((body, index) => [...(index > 0 ? [''] : []), ...body]),
    `${indent}}`,
  ];
}

function printList({ head, items }: List, indent: string): string[] {
  const bare = items.every((item) => !item.documentation && !item.comments?.length);
  const short = `${indent}${head} { ${items.map((item) => item.text).join(', ')} }`;
  if (bare && short.length <= WIDTH) return [short];
  const inner = indent + INDENT;
  const lines = items.flatMap((item) => [...printAbove(item, inner), `${inner}${item.text},`]);
  return [`${indent}${head} {`, ...lines, `${indent}}`];
}

/** Comments first: documentation must stand right before what it documents. */
function printAbove({ documentation, comments }: Above, indent: string): string[] {
  return [...printComments(comments ?? [], indent), ...printDocumentation(documentation, indent)];
}

function printDocumentation(documentation: string | undefined, indent: string): string[] {
  if (!documentation) return [];
  const lines = documentation.replaceAll('*/', '* /').split('\n');
  const single = `${indent}/** ${lines[0]} */`;
  if (lines.length === 1 && single.length <= WIDTH) return [single];
  return [`${indent}/**`, ...lines.flatMap((text) => wrapped(text, `${indent} * `, `${indent} * `)), `${indent} */`];
}

function printComments(comments: readonly string[], indent: string): string[] {
  return comments.flatMap((text) => wrapped(text, `${indent}// `, `${indent}//   `));
}

/** Broken between words. */
function wrapped(text: string, first: string, next: string): string[] {
  if (text === '') return [first.trimEnd()];
  if (first.length + text.length <= WIDTH) return [(first + text).trimEnd()];
  const lines: string[] = [];
  let current = first;
  for (const word of text.split(' ')) {
    const start = current === first || current === next;
    if (!start && current.length + 1 + word.length > WIDTH) {
      lines.push(current);
      current = next + word;
    } else current += start ? word : ` ${word}`;
  }
  return [...lines, current.trimEnd()];
}
