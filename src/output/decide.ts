import { compare, hasMarkers, merge, type Merged } from './merge.ts';
import { noteOf } from './paths.ts';
import type { ConflictItem, PlanItem, Step } from './plan-types.ts';
import type { Standing } from './standing.ts';
import { encode } from './text.ts';

/** Everything that the fate of one path hangs on. */
export interface Situation {
  readonly path: string;
  /** What the model yields now. */
  readonly generated: string;
  readonly executable: boolean;
  readonly standing: Standing;
  readonly known: Known;
  /** Bring back a file that its user deleted. */
  readonly restore: boolean;
}

/** What earlier builds left behind about one path. */
export interface Known {
  /** What was generated last and taken in. */
  readonly base: string | undefined;
  /** What was generated last but is in conflict. */
  readonly pending: string | undefined;
  /** The file with the conflict markers, if it still stands. */
  readonly note: string | undefined;
}

/** The item is absent when nobody needs to hear of the path, the step when nothing is to be done. */
export interface Decision {
  readonly item: PlanItem | undefined;
  readonly step: Step | undefined;
}

/** A conflict may be about the same change as the last build's, or about a new one. */
type Changes = Omit<Step, 'path' | 'seen'>;

/** What becomes of a path that the model yields. The table stands in docs/decisions/0004-output.md. */
export function decide(situation: Situation): Decision {
  const { path, generated, standing, known } = situation;
  if (standing.kind === 'nothing') return decideMissing(situation);
  const resolved = known.pending !== undefined && known.note === undefined;
  if (resolved && standing.kind === 'text' && hasMarkers(standing.content.text))
    return { item: conflict(path, 'markers', undefined), step: undefined };

  const base = resolved ? known.pending : known.base;
  if (standing.kind === 'text' && standing.content.text === generated) return recorded(situation, false);
  if (base === generated) return recorded(situation, true);
  if (standing.kind === 'unreadable') return clash(situation, base, undefined);
  if (standing.content.text === base) return write(situation, 'update', generated);

  const mine = standing.content.text;
  const merged = base === undefined ? compare(mine, generated) : merge(base, mine, generated);
  if (merged.kind === 'conflict') return clash(situation, base, merged);
  return merged.text === mine ? recorded(situation, true) : write(situation, 'merge', merged.text);
}

/** What becomes of a path that the model no longer yields. */
export function decideLeftover(path: string, standing: Standing, known: Known): Decision {
  const forget: Changes = { ...(known.base === undefined ? {} : { base: null }), ...conflictOver(known) };
  if (standing.kind === 'nothing') return { item: undefined, step: stepOf(path, standing, forget) };
  if (standing.kind === 'text' && standing.content.text === known.base)
    return { item: { kind: 'delete', path }, step: stepOf(path, standing, { ...forget, tree: null }) };
  // The base stays, so that a model that yields the path again merges instead of clashing.
  return { item: { kind: 'keep', path, reason: 'edited' }, step: stepOf(path, standing, conflictOver(known)) };
}

/** A deletion is an edit like any other: it holds until its user takes it back. */
function decideMissing(situation: Situation): Decision {
  const { path, generated, standing, known, restore } = situation;
  if (known.base === undefined || restore) return write(situation, 'create', generated);
  return { item: { kind: 'keep', path, reason: 'deleted' }, step: stepOf(path, standing, conflictOver(known)) };
}

function write(situation: Situation, kind: 'create' | 'update' | 'merge', text: string): Decision {
  const { path, executable, standing } = situation;
  const body = standing.kind === 'text' ? encode(text, standing.content) : text;
  const changes = { tree: { kind: 'text', text: body, executable }, ...taken(situation) } as const;
  return { item: { kind, path }, step: stepOf(path, standing, changes) };
}

/** The user's file stays as it is; at most the record learns that it takes the generated text in. */
function recorded(situation: Situation, edited: boolean): Decision {
  const { path, standing } = situation;
  const step = stepOf(path, standing, taken(situation));
  return { item: step === undefined ? { kind: 'unchanged', path, edited } : { kind: 'adopt', path }, step };
}

/** Both sides are in: what was generated now is the base of the next merge, and no conflict is left. */
function taken({ generated, known }: Situation): Changes {
  return { ...(known.base === generated ? {} : { base: generated }), ...conflictOver(known) };
}

function conflictOver(known: Known): Changes {
  if (known.pending === undefined) return {};
  return { pending: null, ...(known.note === undefined ? {} : { note: null }) };
}

function clash(situation: Situation, base: string | undefined, merged: Merged | undefined): Decision {
  const { path, generated, standing, known } = situation;
  const why = merged === undefined ? 'unreadable' : base === undefined ? 'foreign' : 'lines';
  const note = merged?.text ?? generated;
  const changes: Changes = {
    // Else the same as before: its user dealt with the last conflict, and that is where the next merge starts from.
    ...(base === undefined || base === known.base ? {} : { base }),
    ...(mayRewriteNote(situation) ? { note, pending: generated } : {}),
  };
  return { item: conflict(path, why, merged), step: stepOf(path, standing, changes) };
}

/** A note that its user has worked in is not replaced: it goes on showing the conflict that it was written for. */
function mayRewriteNote({ generated, standing, known }: Situation): boolean {
  if (known.pending === undefined || known.note === undefined) return true;
  if (known.pending === generated) return false;
  if (standing.kind !== 'text') return known.note === known.pending;
  const mine = standing.content.text;
  const shown = known.base === undefined ? compare(mine, known.pending) : merge(known.base, mine, known.pending);
  return known.note === shown.text;
}

function conflict(path: string, why: ConflictItem['reason'], merged: Merged | undefined): ConflictItem {
  const regions = merged?.kind === 'conflict' ? merged.regions : [];
  return { kind: 'conflict', path, reason: why, note: noteOf(path), regions };
}

function stepOf(path: string, standing: Standing, changes: Changes): Step | undefined {
  if (Object.keys(changes).length === 0) return undefined;
  return { path, seen: standing.kind === 'nothing' ? undefined : standing.stat, ...changes };
}
