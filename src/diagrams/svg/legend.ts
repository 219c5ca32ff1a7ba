/** What each line of a picture means: only the kinds that it shows. */
import type { EdgeKind, Graph } from '../graph.ts';
import { FONTS } from './boxes.ts';
import { textWidth } from './measure.ts';

/** In the order that they are told in. A store stands right below its application: no line to explain. */
const MEANINGS: readonly (readonly [EdgeKind, string])[] = [
  ['opens', 'opens in a browser'],
  ['forwards', 'passes on'],
  ['routes', 'routes requests'],
  ['calls', 'calls'],
  ['publishes', 'publishes events'],
  ['delivers', 'delivers events'],
  ['signs-in', 'has people signed in'],
  ['relation', 'relation'],
  ['part', 'owned part'],
  ['reference', 'row of another application'],
  ['uses', 'has values of'],
];

export interface LegendEntry {
  readonly kind: EdgeKind;
  readonly text: string;
  /** Of the sample line's left end, and the text's baseline. */
  readonly x: number;
  readonly y: number;
}

export const SAMPLE = 30;
const LINE = 22;

/** Entries in rows that fill a width; `height` is of all rows. */
export function legendOf(kinds: ReadonlySet<EdgeKind>, width: number): { entries: LegendEntry[]; height: number } {
  const entries: LegendEntry[] = [];
  let [x, y] = [0, 0];
  for (const [kind, text] of MEANINGS.filter(([kind]) => kinds.has(kind))) {
    const length = SAMPLE + 8 + textWidth(text, FONTS.label) + 24;
    if (x > 0 && x + length - 24 > width) [x, y] = [0, y + LINE];
    entries.push({ kind, text, x, y });
    x += length;
  }
  return { entries, height: entries.length > 0 ? y + LINE : 0 };
}

const LEFT_OUT: readonly (readonly [EdgeKind, string])[] = [
  ['registers', 'registration and configuration'],
  ['tokens', 'tokens of services'],
  ['reports', 'logs, metrics and traces'],
  ['refers', 'references to rows of others'],
];

/** What a readable picture leaves out, as a sentence; empty when it shows all. */
export function leftOut(graph: Graph): string {
  const kinds = new Set(graph.edges.filter(({ quiet }) => quiet).map(({ kind }) => kind));
  const parts = LEFT_OUT.filter(([kind]) => kinds.has(kind)).map(([, text]) => text);
  return parts.length === 0 ? '' : `Not drawn: ${parts.join('; ')}.`;
}
