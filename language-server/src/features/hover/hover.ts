/** Hovers: what a name, a word, a number or a sign means, how it is resolved, and what becomes of it. */
import type { Hover, Range } from 'vscode-languageserver';
import { locationOf } from '../../../../src/language/index.ts';
import type { System } from '../../../../src/model/system.ts';
import { toRange } from '../../protocol.ts';
import { tokenAt, wordAt, type WordAt } from '../../words/places.ts';
import type { NameAt } from '../names.ts';
import { declared } from './declared.ts';
import type { Scene } from './scene.ts';
import { toldOf } from './tokens.ts';
import { wordMeaning } from './words.ts';

/**
 * What the editor shows for a place of a file; null where there is nothing to say.
 *
 * @param offset in UTF-16 code units; the place just after a word counts as the word
 * @param name the name there, if there is one
 */
export function hoverAt(scene: Scene, offset: number, name: NameAt | undefined): Hover | null {
  const under = tokenAt(scene.file, offset);
  const sign = under && !isWordLike(under) ? hoverOfToken(under, scene) : undefined;
  if (sign) return sign;
  if (name) return hoverOfName(name, scene.system);
  const before = tokenAt(scene.file, offset - 1);
  return (
    (under && hoverOfToken(under, scene)) ??
    (before && hoverOfToken(before, scene)) ??
    hoverOfWord(scene, offset) ??
    null
  );
}

/** Of a sign under the cursor a name that ends there is not meant. */
function isWordLike({ text }: WordAt): boolean {
  return /^\w/.test(text);
}

function hoverOfName({ mention, program }: NameAt, system: System | undefined): Hover {
  const { range } = locationOf(mention.node, mention.property, mention.index);
  return shown(declared(mention.target, program, system), toRange(range));
}

function hoverOfToken(token: WordAt, scene: Scene): Hover | undefined {
  const told = toldOf(token, scene);
  if (!told) return undefined;
  const { source } = scene.file;
  const range = told.of ? locationOf(told.of).range : source.range(token.start, token.end);
  return shown(told.text, toRange(range));
}

/** What is no name of the program may be a word of the language. */
function hoverOfWord({ file, program }: Scene, offset: number): Hover | undefined {
  const word = wordAt(file, offset);
  const text = word && wordMeaning(word, program);
  return !word || text === undefined ? undefined : shown(text, toRange(file.source.range(word.start, word.end)));
}

function shown(value: string, range: Range): Hover {
  return { contents: { kind: 'markdown', value }, range };
}
