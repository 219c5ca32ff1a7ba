/** SVG as text. Every value is escaped here, and nowhere else. */
import { xml } from '../../backends/common/escape.ts';
import { oneLine } from '../text.ts';

export type Attributes = Readonly<Record<string, string | number>>;

/** An element with elements inside, each on a line of its own. */
export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const head = `<${name}${write(attributes)}`;
  return children.length === 0 ? `${head}/>` : `${head}>\n${children.map(indent).join('\n')}\n</${name}>`;
}

/** An element with text inside. */
export function textElement(name: string, attributes: Attributes, text: string): string {
  return `<${name}${write(attributes)}>${xml(oneLine(text))}</${name}>`;
}

function write(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? number(value) : xml(oneLine(value))}"`)
    .join('');
}

/** At most two digits after the point. */
export function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
