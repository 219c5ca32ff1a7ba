/** Hovers: what a name or a word means, how it is resolved, and what becomes of it. */
import type { Hover, Range } from 'vscode-languageserver';
import { locationOf, type Program, type SourceFile } from '../../../../src/language/index.ts';
import type { System } from '../../../../src/model/system.ts';
import { toRange } from '../../protocol.ts';
import { wordAt } from '../../words/places.ts';
import type { NameAt } from '../names.ts';
import { declared } from './declared.ts';
import { wordMeaning } from './words.ts';

/** @param system the model of the program, while that is right */
export function hoverOfName({ mention, program }: NameAt, system: System | undefined): Hover {
  const { range } = locationOf(mention.node, mention.property, mention.index);
  return shown(declared(mention.target, program, system), toRange(range));
}

/** What is no name of the program may be a word of the language. */
export function hoverOfWord(file: SourceFile, program: Program, offset: number): Hover | null {
  const word = wordAt(file, offset);
  const text = word && wordMeaning(word, program);
  return text === undefined || !word ? null : shown(text, toRange(file.source.range(word.start, word.end)));
}

function shown(value: string, range: Range): Hover {
  return { contents: { kind: 'markdown', value }, range };
}
