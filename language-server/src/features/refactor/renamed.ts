import {
  TextDocumentEdit,
  type AnnotatedTextEdit,
  type ChangeAnnotation,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { Source, type Declaration, type Program } from '../../../../src/language/index.ts';
import { toRange, uriOf } from '../../protocol.ts';
import { fileOf, type Workspace } from '../../workspace.ts';
import { placesNaming } from '../names.ts';
import { renamedPaths } from './renamed-paths.ts';
import { applied, spacingAfter, type OffsetEdit } from './spacing.ts';
import { rememberingOf } from './was.ts';
import { changesOf, type Saying } from './workspace-edit.ts';

/** A rename, or why it cannot be: in words for people. */
export type Renamed = { readonly edit: WorkspaceEdit } | { readonly mistake: string };

/** What is renamed, and by what means. */
export interface Renaming extends Saying {
  readonly target: Declaration;
  /** All programs in which it may be named. */
  readonly programs: readonly Program[];
  readonly name: string;
  readonly workspace: Workspace;
}

/** Changes by path, each file's in the order of its text. */
type Changes = ReadonlyMap<string, readonly OffsetEdit[]>;

/** A change that is offered: where `was` goes, and what the formatter does about it. */
interface Remembered {
  readonly path: string;
  readonly edits: readonly OffsetEdit[];
}

/**
 * Renames a declaration wherever it is named. To editors that ask before they change something it is offered to remember the
 * name of before with `was`, so that data follows; nothing of the kind is done behind anybody's back.
 */
export function renamed(request: Renaming): Renamed {
  const { target, programs, name, workspace, skills } = request;
  const remembering = rememberingOf(target, name);
  const plain = renamesOf(target, programs, name);
  const changes =
    remembering.kind === 'remove' ? withEdit(plain, remembering.at.path, { ...remembering.at, text: '' }) : plain;
  const mistakes = workspace.mistakesWith(textsAfter(changes, request));
  // What is said of the name itself, before what follows from that elsewhere.
  const mistake = mistakes.find(({ message }) => message.includes(`\`${name}\``)) ?? mistakes[0];
  if (mistake) return { mistake: mistake.message };
  const tidy = new Map([...changes].map(([path, edits]) => [path, withSpacing(path, edits, request)]));
  if (remembering.kind !== 'offer' || !skills.takesAnnotations) return { edit: plainChanges(tidy, request) };
  const { at, texts } = remembering;
  const [short, long] = texts.map((text) => ({ path: at.path, edit: { ...at, text } }));
  const first = short && remembered(short, { changes, tidy }, request);
  const found = first?.isWhole === false && long ? (remembered(long, { changes, tidy }, request) ?? first) : first;
  return { edit: found ? annotatedChanges(tidy, found, request) : plainChanges(tidy, request) };
}

function renamesOf(target: Declaration, programs: readonly Program[], name: string): Changes {
  const changes = new Map<string, OffsetEdit[]>();
  for (const { file, range } of placesNaming(target, programs, { declaration: true })) {
    const edits = changes.get(file) ?? [];
    edits.push({ start: range.start.offset, end: range.end.offset, text: name });
    changes.set(file, edits);
  }
  for (const { path, ...edit } of renamedPaths(target, programs, name)) {
    const edits = changes.get(path) ?? [];
    if (!edits.some((other) => isSame(edit, other))) changes.set(path, [...edits, edit]);
  }
  return new Map([...changes].map(([file, edits]) => [file, inOrder(edits)]));
}

/** What adds `was` to a rename; undefined where that would be a mistake. */
function remembered(
  { path, edit }: { readonly path: string; readonly edit: OffsetEdit },
  { changes, tidy }: { readonly changes: Changes; readonly tidy: Changes },
  request: Renaming,
): (Remembered & { readonly isWhole: boolean }) | undefined {
  const all = withEdit(changes, path, edit);
  if (request.workspace.mistakesWith(textsAfter(all, request)).length > 0) return undefined;
  const known = tidy.get(path) ?? [];
  const spacing = spacingAfter(path, sourceAt(path, request).text, all.get(path) ?? []);
  const more = spacing.edits.filter((each) => !known.some((other) => isSame(each, other)));
  // White space that only the plain rename changes cannot be taken back by who confirms more.
  const isPossible = !more.some((each) => known.some((other) => each.start < other.end && other.start < each.end));
  return { path, edits: isPossible ? [edit, ...more] : [edit], isWhole: isPossible && spacing.isWhole };
}

function withSpacing(path: string, edits: readonly OffsetEdit[], request: Renaming): readonly OffsetEdit[] {
  return inOrder([...edits, ...spacingAfter(path, sourceAt(path, request).text, edits).edits]);
}

function withEdit(changes: Changes, path: string, edit: OffsetEdit): Changes {
  return new Map([...changes, [path, inOrder([...(changes.get(path) ?? []), edit])]]);
}

function inOrder(edits: readonly OffsetEdit[]): readonly OffsetEdit[] {
  return edits.toSorted((one, other) => one.start - other.start || one.end - other.end);
}

function isSame(one: OffsetEdit, other: OffsetEdit): boolean {
  return one.start === other.start && one.end === other.end && one.text === other.text;
}

function textsAfter(changes: Changes, request: Renaming): Map<string, string> {
  return new Map([...changes].map(([path, edits]) => [path, applied(sourceAt(path, request).text, edits)]));
}

function sourceAt(path: string, { programs }: Renaming): Source {
  return programs.flatMap((program) => fileOf(program, path)?.source ?? [])[0] ?? new Source(path, '');
}

// ---- in the terms of the protocol

function plainChanges(changes: Changes, request: Renaming): WorkspaceEdit {
  const files = [...changes].map(([path, edits]) => {
    const source = sourceAt(path, request);
    return { path, edits: edits.map((edit) => toTextEdit(edit, source)) };
  });
  return changesOf(files, request);
}

const WAS = 'was';

function annotatedChanges(changes: Changes, was: Remembered, request: Renaming): WorkspaceEdit {
  const confirmed: ChangeAnnotation = {
    label: `Remember that it was \`${request.target.name}\``,
    description: 'with `was`, so that what is stored under the old name follows',
    needsConfirmation: true,
  };
  return {
    documentChanges: [...changes].map(([path, edits]) => {
      const source = sourceAt(path, request);
      const offered = path === was.path ? was.edits : [];
      return TextDocumentEdit.create({ uri: uriOf(path), version: request.versionOf(path) }, [
        ...edits.map((edit) => toTextEdit(edit, source)),
        ...offered.map((edit): AnnotatedTextEdit => ({ ...toTextEdit(edit, source), annotationId: WAS })),
      ]);
    }),
    changeAnnotations: { [WAS]: confirmed },
  };
}

function toTextEdit({ start, end, text }: OffsetEdit, source: Source): TextEdit {
  return { range: toRange(source.range(start, end)), newText: text };
}
