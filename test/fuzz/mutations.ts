/** The ways in which the fuzzer makes a text wrong. Each takes any text, and may leave one alone that it cannot change. */
import type { Random } from '../kit/random.ts';
import { BRACKETS, CHARACTERS, COMMENTS, LINE_ENDS, NAMES, NUMBERS, TEXTS } from './hostile.ts';
import { isSolid, piecesOf } from './pieces.ts';

/** What mutations draw from. */
export interface Material {
  /** Words and signs of the grammar. */
  readonly keywords: readonly string[];
  /** Words, numbers, texts and comments of all samples. */
  readonly words: readonly string[];
  readonly texts: readonly string[];
}

export type Mutation = (text: string, random: Random, material: Material) => string;

/** One to four mutations after each other, mostly one: what is wrong in many ways is seldom understood far enough to break anything. */
export function mutated(text: string, random: Random, material: Material): string {
  let result = text;
  do result = random.oneOf(MUTATIONS)(result, random, material);
  while (random.next() < 0.25);
  return result.slice(0, LARGEST);
}

/** In UTF-16 code units. Large files are what the benchmark is about. */
const LARGEST = 40_000;

const words: readonly Mutation[] = [
  (text, random) => atPiece(text, random, () => ''),
  (text, random) => atPiece(text, random, (piece) => `${piece} ${piece}`),
  (text, random, { keywords }) => atPiece(text, random, () => random.oneOf(keywords)),
  (text, random, { keywords }) => atPiece(text, random, (piece) => `${random.oneOf(keywords)} ${piece}`),
  (text, random, material) => atPiece(text, random, () => random.oneOf(material.words)),
  (text, random, material) => atPiece(text, random, (piece) => `${piece} ${random.oneOf(material.words)}`),
  swapped,
];

/** One piece for another of the same kind: the text is often understood, and wrong, or right in a way that nobody thought of. */
const alike: readonly Mutation[] = [
  (text, random, material) => atPiece(text, random, (piece) => likePiece(piece, random, material.words)),
  (text, random) => atPiece(text, random, (piece) => likePiece(piece, random, piecesOf(text))),
  (text, random) => atPiece(text, random, () => random.oneOf(NUMBERS), isNumber),
  (text, random) => atPiece(text, random, () => random.oneOf(NAMES), isName),
  (text, random) => atPiece(text, random, (piece) => quoted(piece, random), isText),
  (text, random) => atPiece(text, random, (piece) => random.oneOf(COMMENTS) + piece),
];

const signs: readonly Mutation[] = [
  (text, random) => atSign(text, random, () => ''),
  (text, random) => atSign(text, random, (sign) => sign + sign),
  (text, random) => atSign(text, random, (sign) => String.fromCharCode(sign.charCodeAt(0) ^ (1 << random.below(7)))),
  (text, random) => atSign(text, random, (sign) => sign + anyCharacter(random)),
  (text, random) => atSign(text, random, (sign) => sign + random.oneOf(BRACKETS)),
  (text, random) => atSign(text, random, (sign) => (sign === '\n' ? random.oneOf(LINE_ENDS) : `${sign}\n`)),
];

const lines: readonly Mutation[] = [
  (text, random) => atLines(text, random, () => []),
  (text, random) => atLines(text, random, (cut) => [...cut, ...cut]),
  (text, random) => atLines(text, random, (cut) => cut.toReversed()),
  (text, random) => atLines(text, random, (cut) => [cut.join(' ')]),
  (text, random) => atLines(text, random, (cut) => Array.from({ length: 2 + random.below(60) }, () => cut).flat()),
  (text, random, { texts }) => atLines(text, random, (cut) => [...cut, ...someLines(random.oneOf(texts), random)]),
  (text, random) => {
    const all = text.split('\n');
    const [line = ''] = all.splice(random.below(all.length), 1);
    all.splice(random.below(all.length + 1), 0, line);
    return all.join('\n');
  },
];

const wholes: readonly Mutation[] = [
  cutShort,
  cutShort,
  (text, random) => text.slice(random.below(text.length + 1)),
  (text, random, { texts }) => {
    const other = random.oneOf(texts);
    return text.slice(0, random.below(text.length + 1)) + other.slice(random.below(other.length + 1));
  },
  (text, random, { texts }) => `${text}\n${random.oneOf(texts)}`,
  (text, random) => atPiece(text, random, (piece) => `${piece} `.repeat(2 + random.below(300))),
  (text, random) => atSign(text, random, () => random.oneOf(BRACKETS).repeat(1 + random.below(300))),
];

/** What changes the meaning more often than what changes the text alone. */
const MUTATIONS: readonly Mutation[] = [...alike, ...alike, ...alike, ...words, ...signs, ...lines, ...wholes];

/** Cut after any byte, as a download that broke off is: what is left of a character is what a decoder makes of it. */
function cutShort(text: string, random: Random): string {
  const bytes = Buffer.from(text);
  return bytes.subarray(0, random.below(bytes.length + 1)).toString('utf8');
}

function atPiece(
  text: string,
  random: Random,
  change: (piece: string) => string,
  fits: (piece: string) => boolean = isSolid,
): string {
  const pieces = piecesOf(text);
  const places = [...pieces.keys()].filter((index) => fits(pieces[index] ?? ''));
  if (places.length === 0) return text;
  const at = random.oneOf(places);
  pieces[at] = change(pieces[at] ?? '');
  return pieces.join('');
}

/** Two pieces change places, neighbours as often as any two. */
function swapped(text: string, random: Random): string {
  const pieces = piecesOf(text);
  const places = [...pieces.keys()].filter((index) => isSolid(pieces[index] ?? ''));
  const from = random.below(places.length);
  const left = places[from];
  const right = places[random.next() < 0.5 ? from + 1 : random.below(places.length)];
  if (left === undefined || right === undefined) return text;
  [pieces[left], pieces[right]] = [pieces[right] ?? '', pieces[left] ?? ''];
  return pieces.join('');
}

function atSign(text: string, random: Random, change: (sign: string) => string): string {
  if (text === '') return change(' ');
  const at = random.below(text.length);
  return text.slice(0, at) + change(text.charAt(at)) + text.slice(at + 1);
}

function atLines(text: string, random: Random, change: (cut: readonly string[]) => readonly string[]): string {
  const all = text.split('\n');
  const from = random.below(all.length);
  const count = 1 + (random.next() < 0.5 ? 0 : random.below(6));
  return [...all.slice(0, from), ...change(all.slice(from, from + count)), ...all.slice(from + count)].join('\n');
}

function someLines(text: string, random: Random): string[] {
  const all = text.split('\n');
  const from = random.below(all.length);
  return all.slice(from, from + 1 + random.below(12));
}

const isNumber = (piece: string): boolean => /^-?\d/.test(piece);
const isName = (piece: string): boolean => /^[A-Za-z]/.test(piece);
const isText = (piece: string): boolean => piece.startsWith('"');

/** Another number for a number, a name that begins as large for a name, and so on. */
function likePiece(piece: string, random: Random, from: readonly string[]): string {
  const kind = kindOf(piece);
  const alike = from.filter((each) => kindOf(each) === kind);
  return alike.length === 0 ? piece : random.oneOf(alike);
}

function kindOf(piece: string): string {
  if (isNumber(piece)) return 'number';
  if (isName(piece)) return /^[A-Z]/.test(piece) ? 'Name' : 'name';
  return isText(piece) ? 'text' : piece.slice(0, 2);
}

/** The text with anything at all put into its quotes, or with something else than a text between them. */
function quoted(piece: string, random: Random): string {
  const inner = piece.slice(1, -1);
  const at = random.below(inner.length + 1);
  return `"${inner.slice(0, at)}${random.next() < 0.5 ? anyCharacter(random) : random.oneOf(TEXTS)}${inner.slice(at)}"`;
}

function anyCharacter(random: Random): string {
  if (random.next() < 0.5) return random.oneOf(CHARACTERS);
  // Surrogates among them, alone: a text need not be well-formed.
  return random.next() < 0.5
    ? String.fromCharCode(random.below(0x10000))
    : String.fromCodePoint(random.below(0x110000));
}
