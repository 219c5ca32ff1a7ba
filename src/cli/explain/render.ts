import picocolors from 'picocolors';
import wrapAnsi from 'wrap-ansi';
import type { Severity } from '../../check/diagnostic.ts';
import type { Explanation, Listed } from './explanation.ts';
import { blocksOf, type Example } from './page.ts';

export interface RenderOptions {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** Longer lines are hard to read, however wide the terminal. */
const WIDEST = 100;

/** For people: what a code means, why, an example that is wrong and the same one mended. */
export function renderExplanation(explanation: Explanation, options: RenderOptions): string {
  const { code, name, severity, family, message, help, text, examples } = explanation;
  const { bold, dim, ...colors } = picocolors.createColors(options.color);
  const paint = painterOf(colors, severity);
  const blocks = [
    `${bold(paint(`${severity} ${code}`))} ${bold(name)} ${dim(`· ${family}`)}`,
    wrap(message, 0, options),
    ...help.map((each) => wrap(`${bold('help')}: ${each}`, 6, options)),
    ...blocksOf(text).map((block) => blockOf(block, options)),
    ...examples.flatMap((example) => [headingOf(example, options), exampleOf(example, paint, options)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** For people: every code, family by family. */
export function renderList(entries: readonly Listed[], options: RenderOptions): string {
  const { bold, ...colors } = picocolors.createColors(options.color);
  const families = [...new Set(entries.map(({ family }) => family))];
  const lines = ({ code, severity, message }: Listed): string =>
    wrap(`${bold(code)} ${painterOf(colors, severity)(severity.padEnd(7))} ${message}`, 16, options);
  const blocks = families.map((family) =>
    [bold(family), ...entries.filter((entry) => entry.family === family).map(lines)].join('\n'),
  );
  return `${blocks.join('\n\n')}\n\n\`msac explain MSA0202\` tells more of one of them.\n`;
}

function headingOf({ kind, file, within }: Example, { color }: RenderOptions): string {
  const { bold, red, green } = picocolors.createColors(color);
  const place = within === undefined ? undefined : PLACES[within];
  const heading = `${kind === 'wrong' ? 'Wrong' : 'Mended'}${place ? `, ${place}` : ''}${file ? `, ${file}` : ''}`;
  return bold(kind === 'wrong' ? red(heading) : green(heading));
}

/** The frames of the pages, `shop` apart, which is a whole file but for what every system has. */
const PLACES: Readonly<Record<string, string>> = { service: 'in a microservice', entity: 'in an entity' };

/** The lines as they are: wrapped, the marks would stand under something else. */
function exampleOf({ text }: Example, paint: Paint, { color }: RenderOptions): string {
  const { blue } = picocolors.createColors(color);
  const lines = text.split('\n').map((line) => {
    if (/^ *\/\/ *(\^+|column \d+:) /.test(line)) return paint(line);
    return /^ *\/\/ *(-+ |help: |fix: )/.test(line) ? blue(line) : line;
  });
  // What stands in something else is indented as it is there.
  const indent = /^[^ /]/m.test(text) ? '  ' : '';
  return lines.map((line) => (line === '' ? '' : indent + line)).join('\n');
}

/** A paragraph or a list, wrapped, or code as it is. */
function blockOf(block: string, options: RenderOptions): string {
  if (block.startsWith('```'))
    return block
      .replaceAll(/^```.*\n?/gm, '')
      .replaceAll(/^(?=.)/gm, '  ')
      .trimEnd();
  if (!block.startsWith('- ')) return wrap(block.replaceAll('\n', ' '), 0, options);
  const items = block.split(/\n(?=- )/);
  return items.map((item) => wrap(item.replaceAll(/\n\s*/g, ' '), 2, options)).join('\n');
}

/** Breaks lines between words; all but the first are indented. */
function wrap(text: string, indent: number, { color, width }: RenderOptions): string {
  const { cyan } = picocolors.createColors(color);
  const painted = text.replaceAll(/`[^`]+`/g, (code) => cyan(code));
  const most = Math.max(40, Math.min(width, WIDEST)) - indent;
  return wrapAnsi(painted, most).replaceAll('\n', `\n${' '.repeat(indent)}`);
}

type Paint = (text: string) => string;

function painterOf({ red, yellow, cyan }: Record<'red' | 'yellow' | 'cyan', Paint>, severity: Severity): Paint {
  if (severity === 'error') return red;
  return severity === 'warning' ? yellow : cyan;
}
