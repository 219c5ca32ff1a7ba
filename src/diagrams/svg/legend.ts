/** What each line of a picture means: only the kinds that it shows. */
import type { EdgeKind, Graph } from '../graph.ts';
import { FONTS } from './boxes.ts';
import { textWidth } from './measure.ts';

const MEANINGS: Readonly<Record<EdgeKind, string>> = {
  opens: 'opens in a browser',
  forwards: 'passes on',
  routes: 'routes requests',
  calls: 'calls',
  publishes: 'publishes events',
  delivers: 'delivers events',
  'signs-in': 'signs people in there',
  keeps: 'keeps its data there',
  registers: 'registers',
  tokens: 'gets tokens',
  refers: 'refers to rows',
  reports: 'reports',
  relation: 'relation',
  part: 'owned part',
  reference: 'row of another application',
  uses: 'has values of',
};

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
  for (const kind of Object.keys(MEANINGS) as EdgeKind[]) {
    // A store stands right below its application: no line to explain.
    if (!kinds.has(kind) || kind === 'keeps') continue;
    const text = MEANINGS[kind];
    const length = SAMPLE + 8 + textWidth(text, FONTS.label) + 24;
    if (x > 0 && x + length - 24 > width) [x, y] = [0, y + LINE];
    entries.push({ kind, text, x, y });
    x += length;
  }
  return { entries, height: entries.length > 0 ? y + LINE : 0 };
}

const LEFT_OUT: Partial<Readonly<Record<EdgeKind, string>>> = {
  registers: 'registration and configuration',
  tokens: 'tokens of services',
  reports: 'logs, metrics and traces',
  refers: 'references to rows of others',
};

/** What a readable picture leaves out, as a sentence; empty when it shows all. */
export function leftOut(graph: Graph): string {
  const kinds = new Set(graph.edges.filter(({ quiet }) => quiet).map(({ kind }) => kind));
  const parts = (Object.keys(LEFT_OUT) as EdgeKind[]).filter((kind) => kinds.has(kind)).map((kind) => LEFT_OUT[kind]);
  return parts.length === 0 ? '' : `Not drawn: ${parts.join('; ')}.`;
}
