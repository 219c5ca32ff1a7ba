import { TextDocumentEdit, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Source, type Declaration, type Program } from '../../../../src/language/index.ts';
import { pathOf, toRange, uriOf } from '../../protocol.ts';
import { fileOf, type Workspace } from '../../workspace.ts';
import { renaming } from '../names.ts';
import { laidOut } from './layout.ts';
import type { Span } from './pieces.ts';
import { fittingText, rememberingOf } from './was.ts';
import { lineEdits, type EditorSkills } from './workspace-edit.ts';

/** A rename, or why it cannot be: in words for people. */
export type Renamed = { readonly edit: WorkspaceEdit } | { readonly mistake: string };

/** Where a declaration is renamed, and by what means. */
export interface Renaming {
  readonly target: Declaration;
  /** All programs in which it may be named. */
  readonly programs: readonly Program[];
  readonly name: string;
  readonly workspace: Workspace;
  readonly skills: EditorSkills;
  readonly versionOf: (uri: string) => number | null;
}

type Changes = Readonly<Record<string, readonly TextEdit[]>>;

/**
 * Renames a declaration wherever it is named. To editors that ask before they change something it is offered to remember the
 * name of before with `was`, so that data follows; nothing of the kind is done behind anybody's back.
 */
export function renamed(renaming_: Renaming): Renamed {
  const { target, programs, name, workspace, skills, versionOf } = renaming_;
  const remembering = rememberingOf(target, name);
  const plain = renaming(target, programs, name);
  const changes = remembering.kind === 'remove' ? withEdit(plain, remembering.at, '', programs) : plain;
  const [mistake] = workspace.mistakesWith(textsAfter(changes, workspace));
  if (mistake) return { mistake: mistake.message };
  const tidy = laidOutChanges(changes, workspace);
  const offer = remembering.kind === 'offer' && skills.takesAnnotations ? remembering : undefined;
  const was = offer && wasEdit(renaming_, changes, offer);
  if (was) {
    // What the formatter does besides must leave the place alone where `was` may go, or may not.
    const { uri, edit } = was;
    const all = {
      ...tidy,
      [uri]: (tidy[uri] ?? []).some((each) => isAround(each, edit)) ? (changes[uri] ?? []) : (tidy[uri] ?? []),
    };
    return {
      edit: {
        documentChanges: Object.entries(all).map(([each, edits]) =>
          TextDocumentEdit.create({ uri: each, version: versionOf(each) }, [
            ...edits,
            ...(each === uri ? [{ ...edit, annotationId: WAS }] : []),
          ]),
        ),
        changeAnnotations: {
          [WAS]: {
            label: `Remember that it was \`${target.name}\``,
            description: 'with `was`, so that what is stored under the old name follows',
            needsConfirmation: true,
          },
        },
      },
    };
  }
  return { edit: { changes: Object.fromEntries(Object.entries(tidy).map(([uri, edits]) => [uri, [...edits]])) } };
}

const WAS = 'was';

/** What adds `was`, unless that would be a mistake. */
function wasEdit(
  { target, programs, workspace }: Renaming,
  changes: Changes,
  { at, text }: { readonly at: Span; readonly text: string },
): { readonly uri: string; readonly edit: TextEdit } | undefined {
  const uri = uriOf(at.path);
  const after = (said: string) => textsAfter(withEdit(changes, at, said, programs), workspace);
  const fitting = fittingText(target, text, (said) => after(said).get(at.path) ?? '');
  const [edit] = withEdit({}, at, fitting, programs)[uri] ?? [];
  return edit && workspace.mistakesWith(after(fitting)).length === 0 ? { uri, edit } : undefined;
}

function withEdit(changes: Changes, { path, start, end }: Span, text: string, programs: readonly Program[]): Changes {
  const source = programs.flatMap((program) => fileOf(program, path)?.source ?? [])[0] ?? new Source(path, '');
  const edit = { range: toRange(source.range(start, end)), newText: text };
  return { ...changes, [uriOf(path)]: [...(changes[uriOf(path)] ?? []), edit] };
}

function textsAfter(changes: Changes, { fileSystem }: Workspace): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [uri, edits] of Object.entries(changes)) {
    const read = fileSystem.read(pathOf(uri));
    if (read.kind !== 'text') continue;
    texts.set(pathOf(uri), TextDocument.applyEdits(TextDocument.create(uri, 'msa', 0, read.text), [...edits]));
  }
  return texts;
}

/** The same changes, and what a longer or shorter name makes the formatter do in files that were formatted. */
function laidOutChanges(changes: Changes, workspace: Workspace): Changes {
  const tidy: Record<string, readonly TextEdit[]> = { ...changes };
  for (const [path, after] of textsAfter(changes, workspace)) {
    const read = workspace.fileSystem.read(path);
    if (read.kind !== 'text') continue;
    const formatted = laidOut(path, read.text, after);
    if (formatted !== after) tidy[uriOf(path)] = lineEdits({ path, before: read.text, after: formatted });
  }
  return tidy;
}

function isAround({ range: { start, end } }: TextEdit, { range: { start: at } }: TextEdit): boolean {
  const isBefore = start.line < at.line || (start.line === at.line && start.character < at.character);
  const isAfter = at.line < end.line || (at.line === end.line && at.character < end.character);
  return isBefore && isAfter;
}
