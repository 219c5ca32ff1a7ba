/** Signature help: what stands in the parentheses of a type, with the part that is being written. */
import type { ParameterInformation, SignatureHelp } from 'vscode-languageserver';
import { findDeclaration, isPlainType, type PlainType, type Program } from '../../../src/language/index.ts';
import { DEFAULT_BYTES, DEFAULT_LENGTH, DEFAULT_PRECISION, DEFAULT_SCALE } from '../../../src/model/defaults.ts';
import { TYPES } from '../words/types.ts';
import { bytesText } from '../../../src/model/quantities.ts';
import { blocksBefore } from './completion/expected.ts';

interface Parameter {
  /** As it is written. */
  readonly label: string;
  readonly means: string;
}

const LEAST: Parameter = {
  label: 'min n',
  means: 'The least, itself included. In place of a range that is open above.',
};
const MOST: Parameter = { label: 'max n', means: 'The most, itself included. In place of a range that is open below.' };
const UNIT: Parameter = { label: 'unit "kg"', means: 'What is counted: people see it beside the number.' };
const RANGE: Parameter = {
  label: 'from..to',
  means: 'The least and the most, both included; either may be left out: `1..999`, `0..`, `..500`.',
};

/** Numbers that stand alone or in a range first, in their order; then what begins with a word, in any order. */
const PARAMETERS: Readonly<Partial<Record<PlainType, readonly Parameter[]>>> = {
  String: [
    {
      label: 'length',
      means: `Characters: \`12\` (at most), \`2..60\`, \`..500\`, \`3..\`. At most ${DEFAULT_LENGTH} unless said otherwise.`,
    },
    { label: 'min n', means: 'The least number of characters.' },
    { label: 'max n', means: 'The greatest number of characters.' },
    {
      label: 'pattern "[A-Z]+"',
      means: 'A regular expression that the whole value matches, in the syntax that Java and ECMAScript share.',
    },
  ],
  Int: [RANGE, LEAST, MOST, UNIT],
  Long: [RANGE, LEAST, MOST, UNIT],
  Float: [RANGE, LEAST, MOST, UNIT],
  Double: [RANGE, LEAST, MOST, UNIT],
  Decimal: [
    { label: 'digits', means: `Digits in all. Default: ${DEFAULT_PRECISION}.` },
    {
      label: 'decimals',
      means: `Digits after the point. Default: none when the digits in all are said, else ${DEFAULT_SCALE}.`,
    },
    LEAST,
    MOST,
    UNIT,
  ],
  Duration: [{ ...RANGE, means: 'The shortest and the longest, both included: `1m..30d`.' }, LEAST, MOST],
  Binary: contents(),
  Image: contents(),
};

function contents(): readonly Parameter[] {
  const means = `Bytes: \`5MB\` (at most), \`..5MB\`, \`1KB..5MB\`. At most ${bytesText(DEFAULT_BYTES, ' ')} unless said otherwise.`;
  return [{ label: 'size', means }, LEAST, MOST];
}

/**
 * @param before the text of the file, up to the cursor
 * @returns null where the cursor is in no parentheses of a plain type that takes something there
 */
export function signatureHelp(before: string, { symbols }: Program): SignatureHelp | null {
  const open = openParentheses(before);
  if (!open || !isPlainType(open.type)) return null;
  const parameters = PARAMETERS[open.type];
  // What the application itself declares goes before a plain type of that name.
  const own = open.application === undefined ? undefined : symbols.applications.get(open.application)?.[0];
  if (!parameters || findDeclaration(symbols, open.type, own)) return null;
  const active = activeOf(parameters, open.arguments);
  return {
    signatures: [
      {
        label: `${open.type}(${parameters.map(({ label }) => label).join(', ')})`,
        documentation: { kind: 'markdown', value: TYPES[open.type].holds },
        parameters: parameters.map(shown),
        ...(active !== undefined && { activeParameter: active }),
      },
    ],
    activeSignature: 0,
    ...(active !== undefined && { activeParameter: active }),
  };
}

function shown({ label, means }: Parameter): ParameterInformation {
  return { label, documentation: { kind: 'markdown', value: means } };
}

/** The parentheses that the end of a text is in: the type before them, and what stands in them by now. */
interface Open {
  readonly type: string;
  readonly application: string | undefined;
  /** Parts between commas; the last is being written. */
  readonly arguments: readonly string[];
}

function openParentheses(text: string): Open | undefined {
  const { heads, tokens } = blocksBefore(text);
  let depth = 0;
  let end = text.length;
  const parts: string[] = [];
  for (let index = tokens.length - 1; index >= 0; index--) {
    const { image, startOffset } = tokens[index] ?? { image: '', startOffset: 0 };
    if (image === ')') depth++;
    if (image === ',' && depth === 0) {
      parts.unshift(text.slice(startOffset + 1, end));
      end = startOffset;
    }
    if (image !== '(' || depth-- > 0) continue;
    parts.unshift(text.slice(startOffset + 1, end));
    const [colon, type] = tokens.slice(Math.max(0, index - 2), index);
    if (colon?.image !== ':' || !type) return undefined;
    const application = heads.map((head) => APPLICATION.exec(head)?.[1]).find((name) => name !== undefined);
    return { type: type.image, application, arguments: parts.map((part) => part.trim()) };
  }
  return undefined;
}

const APPLICATION = /(?:microservice|monolith)\s+([\w-]+)[^{}]*$/;

/** Parameters that say the least and the most. */
const BOUNDING: ReadonlySet<string> = new Set(['length', 'from..to', 'size']);

/** Which parameter the last argument is: by its word, else by how many before it have none. */
function activeOf(parameters: readonly Parameter[], all: readonly string[]): number | undefined {
  const last = all.at(-1) ?? '';
  const word = wordOf(last);
  if (word !== '') {
    const named = parameters.findIndex((each) => isNamed(each) && each.label.startsWith(word));
    return named < 0 ? undefined : named;
  }
  const former = all.slice(0, -1);
  const alone = former.filter((argument) => wordOf(argument) === '').length;
  const parameter = parameters[alone];
  if (parameter && !isNamed(parameter) && alone === former.length) return alone;
  if (last !== '') return undefined;
  const bounds = alone > 0 && BOUNDING.has(parameters[0]?.label ?? '') ? ['min', 'max'] : [];
  const said = new Set([...former.map(wordOf), ...bounds]);
  const free = parameters.findIndex((each) => isNamed(each) && !said.has(wordOf(each.label)));
  return free < 0 ? undefined : free;
}

/** The word that an argument begins with; none of a number or a range. */
function wordOf(argument: string): string {
  return /^[a-z]+/.exec(argument)?.[0] ?? '';
}

/** Parameters that begin with a word of their own have their value after it. */
function isNamed({ label }: Parameter): boolean {
  return label.includes(' ');
}
