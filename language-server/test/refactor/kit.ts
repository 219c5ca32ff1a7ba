import { posix } from 'node:path';
import { expect } from 'vitest';
import { format, Source, virtualFiles, type Program } from '../../../src/language/index.ts';
import { check } from '../../../src/check/index.ts';
import { lower } from '../../../src/lower/index.ts';
import { offersAt, outcomeOf, type Offer, type Outcome, type Place } from '../../src/features/refactor/index.ts';
import { fileOf, Workspace, type Storage } from '../../src/workspace.ts';

/** Files by path. In one of them, `|` is the cursor, or `«` and `»` stand around what is selected. */
export type Files = Readonly<Record<string, string>>;

/** A system to put services into: what is not looked at here. */
export const MAIN = `system shop {
  auth accounts
  discovery hub
}

role SELLER

import "./services.msa"

registry hub {}
uaa accounts {}
`;

/** The titles of what is offered at the marked place. */
export function offered(files: Files): string[] {
  return offers(files).offers.map(({ title }) => title);
}

/** What comes of an offer: the texts that change, by path, and what is told. They are formatted, and have no new mistakes. */
export function done(files: Files, title: string): { readonly texts: Files; readonly notes: readonly string[] } {
  const { texts: before, outcome } = chosen(files, title);
  if (outcome.kind !== 'done') throw new Error(outcome.reason);
  const texts = Object.fromEntries(outcome.texts);
  for (const [path, text] of Object.entries(texts)) {
    expect(format(new Source(path, text)), `the format of ${path}`).toMatchObject({ text });
  }
  const workspace = workspaceOf({ ...before, ...texts });
  const known = errorsIn(workspaceOf(before));
  expect(errorsIn(workspace).filter((error) => !known.includes(error))).toEqual([]);
  return { texts, notes: outcome.notes };
}

/** Why an offer cannot be carried out. */
export function refusal(files: Files, title: string): string {
  const { outcome } = chosen(files, title);
  if (outcome.kind === 'done') throw new Error(`It can:\n${[...outcome.texts].flat().join('\n')}`);
  return outcome.reason;
}

/** The model of the first system among files, as its targets see it. */
export function modelOf(files: Files): unknown {
  const [system] = workspaceOf(plain(files)).systems;
  if (!system) throw new Error('There is no system.');
  expect(check(system.program).filter(({ severity }) => severity === 'error')).toEqual([]);
  return lower(system.program);
}

export function plain(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replaceAll(/[|«»]/g, '')]));
}

function chosen(files: Files, title: string): { readonly texts: Files; readonly outcome: Outcome } {
  const { offers: all, place } = offers(files);
  const offer = all.find((each) => each.title === title);
  if (!offer) throw new Error(`Offered are ${all.map((each) => each.title).join(', ') || 'none'}.`);
  return { texts: plain(files), outcome: outcomeOf(offer, place.ground) };
}

function offers(files: Files): { readonly offers: readonly Offer[]; readonly place: Place } {
  const [path, marked] = Object.entries(files).find(([, text]) => /[|«]/.test(text)) ?? ['', ''];
  const [before = '', selected = ''] = marked.split(/[|«»]/);
  const workspace = workspaceOf(plain(files));
  const programs = workspace.programsOf(path);
  const [first, ...others] = programs;
  const file = first && fileOf(first, path);
  if (!first || !file) throw new Error(`${path} belongs to no system.`);
  const start = before.length;
  const end = start + (marked.includes('«') ? selected.length : 0);
  const all: [Program, ...Program[]] = [first, ...others];
  const place: Place = { file, start, end, programs: all, ground: { workspace, makesFiles: true } };
  return { offers: offersAt(place), place };
}

/** Files that are on no disk, as a workspace. */
export function workspaceOf(files: Files): Workspace {
  const virtual = virtualFiles(files);
  const storage: Storage = {
    read: (path) => virtual.read(path),
    join: (from, to) => virtual.join(from, to),
    below: () => Object.keys(files),
    beside: () => Object.keys(files),
    importPath(from, to) {
      const way = posix.relative(posix.dirname(from), to);
      return way.startsWith('.') ? way : `./${way}`;
    },
  };
  const workspace = new Workspace(storage);
  workspace.folders = [''];
  return workspace;
}

function errorsIn({ systems }: Workspace): string[] {
  return systems.flatMap(({ diagnostics }) =>
    diagnostics.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code}: ${message}`),
  );
}
