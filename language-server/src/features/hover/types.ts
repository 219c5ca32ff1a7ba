/** What stands behind the name of a type: ranges, digits, `[]`, `?`, and the value that is taken by default. */
import type { AstNode } from 'langium';
import {
  isBounds,
  isField,
  isMultiplicity,
  isNamedConstraint,
  isQuantityLiteral,
  isType,
  resolveType,
  type Bounds,
  type NamedConstraint,
  type PlainType,
  type Type,
} from '../../../../src/language/index.ts';
import { counted, grouped, periodInWords, sizeInWords } from './amounts.ts';
import { becomes, partsOf } from './becomes.ts';
import { code, paragraphs } from './markdown.ts';
import { count } from './resolved.ts';
import type { Scene, Teller, Told } from './scene.ts';
import { unbuilt } from './unbuilt.ts';

/** `1..120`, `12`: what it allows. */
export const ofBounds: Teller = ({ node }, scene) => {
  if (!isBounds(node)) return undefined;
  const type = node.$container;
  const plain = plainType(type, scene);
  const text = plain && (isDigits(node, plain) ? digitsInWords(type) : boundsInWords(node, plain));
  return text === undefined ? undefined : ofType(node, text, type, scene);
};

/** `min 0`, `unit "kg"`: of the value; the word has a meaning of its own. */
export const ofConstraint: Teller = ({ node }, scene) => {
  const named = node.$container;
  if (!isNamedConstraint(named) || named.value !== node) return ofDefault(node, scene);
  const plain = plainType(named.$container, scene);
  const text = plain && constraintInWords(named, plain);
  return text === undefined ? undefined : ofType(named, text, named.$container, scene);
};

/** `[]`, `[1..*]`: how many. */
export const ofMultiplicity: Teller = ({ node }, scene) => {
  if (!isMultiplicity(node)) return undefined;
  const { min, max = min, unbounded } = node;
  const least = Number(min ?? 0);
  const most = unbounded || max === undefined ? {} : { max: Number(max) };
  const type = node.$container;
  return ofType(node, `A list: ${count({ min: least, ...most })} of ${code(type.target)}.`, type, scene);
};

/** `?` */
export const ofOptional: Teller = ({ node }, scene) => {
  if (!isType(node)) return undefined;
  const means = isField(node.$container)
    ? 'The value may be missing: without `?` it is required.'
    : 'It may be missing.';
  const { text } = ofType(node, means, node, scene);
  return { text };
};

function ofDefault(node: AstNode, scene: Scene): Told | undefined {
  const field = node.$container;
  if (!isField(field) || field.default !== node) return undefined;
  const amount = isQuantityLiteral(node) ? amountInWords(node.value, plainType(field.type, scene)) : undefined;
  return ofType(node, `Taken when no value is given${amount === undefined ? '' : `: ${amount}`}.`, field.type, scene);
}

/** What is said of a part of a type, and what becomes of the field for it. */
function ofType(of: AstNode, text: string, { $container: field }: Type, { program, system }: Scene): Told {
  if (!system || !isField(field) || partsOf(field, program, system).length === 0) return { of, text };
  return { of, text: paragraphs([text, becomes(field, program, system), unbuilt(field, program, system)]) };
}

function plainType(type: Type | undefined, { program: { symbols } }: Scene): PlainType | undefined {
  if (!type?.target) return undefined;
  const resolved = resolveType(symbols, type);
  return resolved.kind === 'plain' ? resolved.type : undefined;
}

/** A number of a `Decimal` that says how many digits there are. */
function isDigits({ range }: Bounds, type: PlainType): boolean {
  return type === 'Decimal' && !range;
}

function digitsInWords({ constraints }: Type): string {
  const [digits = '0', after = '0'] = constraints
    .filter(isBounds)
    .flatMap(({ from, range }) => (range ? [] : (from ?? [])));
  const whole = Math.min(40, Math.max(0, Number(digits) - Number(after)));
  const fraction = Math.min(40, Number(after));
  const greatest = grouped(`${'9'.repeat(whole) || '0'}${fraction > 0 ? `.${'9'.repeat(fraction)}` : ''}`);
  return `${counted(digits, 'digit')} in all, ${after === '0' ? 'none' : after} of them after the point: at most ${code(greatest)}.`;
}

function boundsInWords({ from, range, to }: Bounds, type: PlainType): string | undefined {
  const least = range ? from : undefined;
  const most = range ? to : from;
  const said = (text: string): string => amountInWords(text, type) ?? code(text);
  if (type === 'String') return lengthInWords(least, most);
  if (least !== undefined && most !== undefined) return `From ${said(least)} to ${said(most)}, both included.`;
  if (least !== undefined) return `At least ${said(least)}.`;
  return most === undefined ? undefined : `At most ${said(most)}.`;
}

function lengthInWords(least: string | undefined, most: string | undefined): string | undefined {
  if (least !== undefined && least === most) return `Exactly ${counted(least, 'character')}.`;
  if (least !== undefined && most !== undefined)
    return `Between ${grouped(least)} and ${counted(most, 'character')}, both included.`;
  if (least !== undefined) return `At least ${counted(least, 'character')}.`;
  return most === undefined ? undefined : `At most ${counted(most, 'character')}.`;
}

/** The amount of a length of time or a size; `undefined` for plain numbers. */
function amountInWords(text: string, type: PlainType | undefined): string | undefined {
  if (type === 'Duration') return periodInWords(text);
  return type === 'Binary' || type === 'Image' ? sizeInWords(text) : undefined;
}

function constraintInWords({ key, value }: NamedConstraint, type: PlainType): string | undefined {
  const { value: text } = value;
  if (text === undefined) return undefined;
  if (key === 'pattern') return `Only texts that match ${code(text)} as a whole.`;
  if (key === 'unit') return `Counted in ${code(text)}: people see it beside the number.`;
  if (type === 'String') return key === 'min' ? lengthInWords(text, undefined) : lengthInWords(undefined, text);
  return `${key === 'min' ? 'At least' : 'At most'} ${amountInWords(text, type) ?? code(text)}.`;
}
