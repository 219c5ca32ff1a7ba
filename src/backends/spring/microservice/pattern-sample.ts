/** Texts that a regular expression matches, for the emitted tests. */
import { RegExpParser, type AST } from '@eslint-community/regexpp';
import { byText } from '../../../model/by-text.ts';

/** How often what may be repeated without end is. */
const MOST_REPETITIONS = 40;

/**
 * Up to `count` different texts that match the whole pattern and have an allowed length. None where the search finds
 * none: it tries each number of repetitions, and a few characters for each class, but no combination of them.
 */
export function patternSamples(pattern: string, min: number, max: number, count: number): readonly string[] {
  const read = patternOf(pattern);
  const wanted = `${min}..${max} ${count}`;
  let samples = read.samples.get(wanted);
  if (!samples) read.samples.set(wanted, (samples = search(read, min, max, count)));
  return samples;
}

/** A pattern, read, with the samples that were sought before: the same few patterns stand in many entities. */
interface Pattern {
  readonly root: AST.Pattern;
  readonly whole: RegExp;
  readonly samples: Map<string, readonly string[]>;
}

const patternOf = byText((pattern): Pattern => ({
  root: new RegExpParser({ ecmaVersion: 2024 }).parsePattern(pattern, 0, pattern.length, { unicode: true }),
  whole: new RegExp(`^(?:${pattern})$`, 'u'),
  samples: new Map(),
}));

function search({ root, whole }: Pattern, min: number, max: number, count: number): string[] {
  const found = new Set<string>();
  for (let repetitions = 0; repetitions <= MOST_REPETITIONS && found.size < count; repetitions++)
    for (let choice = 0; choice < 12 && found.size < count; choice++) {
      const text = sample(root.alternatives, { repetitions, choice });
      if (text.length >= min && text.length <= max && whole.test(text) && text.trim() !== '') found.add(text);
    }
  return [...found];
}

interface Search {
  readonly repetitions: number;
  readonly choice: number;
}

function sample(alternatives: readonly AST.Alternative[], search: Search): string {
  const alternative = alternatives[search.choice % alternatives.length];
  return alternative ? alternative.elements.map((element) => elementSample(element, search)).join('') : '';
}

function elementSample(element: AST.Element, search: Search): string {
  switch (element.type) {
    case 'Character':
      return String.fromCodePoint(element.value);
    case 'CharacterClass':
    case 'CharacterSet':
      return candidate(element.raw, search.choice);
    case 'CapturingGroup':
    case 'Group':
      return sample(element.alternatives, search);
    case 'Quantifier':
      return elementSample(element.element, search).repeat(repetitions(element, search));
    default:
      return '';
  }
}

function repetitions({ min, max }: AST.Quantifier, search: Search): number {
  return Math.min(max, Math.max(min, search.repetitions));
}

const CANDIDATES = Array.from('aAb1B2c3C4d5_-. @/:#+éß€');

function candidate(characterClass: string, choice: number): string {
  const fitting = charactersOf(characterClass);
  return fitting[choice % fitting.length] ?? '';
}

/** Characters of a class: the candidates that are in it, else the first that is. */
const charactersOf = byText((characterClass): readonly string[] => {
  const one = new RegExp(`^(?:${characterClass})$`, 'u');
  const fitting = CANDIDATES.filter((character) => one.test(character));
  if (fitting.length > 0) return fitting;
  for (let code = 0x21; code < 0x3000; code++) {
    const character = String.fromCodePoint(code);
    if (one.test(character)) return [character];
  }
  return [];
});

/** A text that does not match, if there is an obvious one. */
export function patternMismatch(pattern: string): string | undefined {
  const whole = new RegExp(`^(?:${pattern})$`, 'u');
  return ['!', '~', 'x y', '0', 'é', '§§§'].find((text) => !whole.test(text));
}
