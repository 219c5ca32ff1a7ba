import { CodeActionKind, type CodeAction, type Diagnostic as LspDiagnostic, type Range } from 'vscode-languageserver';
import type { Diagnostic, TextEdit } from '../../../src/check/index.ts';
import { withLineEndOf } from '../../../src/language/index.ts';
import { toRange, uriOf } from '../protocol.ts';
import type { Elsewhere, Importable } from './completion/elsewhere.ts';

/** Mends everything in a file that can be mended without a question. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.msac`;

export interface Found {
  readonly diagnostic: Diagnostic;
  readonly shown: LspDiagnostic;
}

/** What stands beside what is said: the text of the file, and what it could import. */
export interface Surroundings {
  readonly text: string;
  readonly elsewhere: Elsewhere | undefined;
}

/** What mends, or silences, what is said of a part of a file. */
export function quickFixes(found: readonly Found[], range: Range, surroundings: Surroundings): CodeAction[] {
  const here = found.filter(({ shown }) => touches(shown.range, range));
  return here.flatMap((each) => [
    ...importsOf(each, surroundings),
    ...fixOf(each),
    ...ignoringOf(each, surroundings.text),
  ]);
}

/** By the codes of names that are not known: what is meant by them. */
const UNKNOWN: Readonly<Record<string, readonly Importable['target']['$type'][]>> = {
  MSA0201: ['Application'],
  MSA0202: ['Role'],
  MSA0203: ['Enum', 'Value'],
  MSA0230: ['Mixin'],
};

/** An unknown name may be known in another file. That it is spelt right is then more likely than that another one is meant. */
function importsOf({ diagnostic, shown }: Found, { text, elsewhere }: Surroundings): CodeAction[] {
  const { code, file, range } = diagnostic;
  const meant = UNKNOWN[code];
  if (!elsewhere || !meant) return [];
  const name = text.slice(range.start.offset, range.end.offset);
  return elsewhere.importsOf(name, meant).map(({ path, edit }) => ({
    title: `Import \`${name}\` from ${path}`,
    kind: CodeActionKind.QuickFix,
    diagnostics: [shown],
    edit: { changes: { [uriOf(file)]: [edit] } },
  }));
}

/**
 * One action that carries out every fix of a file, but for those that a person is to ask for; of fixes that change the same
 * place, the first.
 */
export function fixAll(found: readonly Found[]): CodeAction[] {
  const taken: TextEdit[] = [];
  for (const { diagnostic } of found) {
    const edits = diagnostic.fix?.asks ? [] : (diagnostic.fix?.edits ?? []);
    if (edits.every((edit) => !taken.some((other) => overlap(edit, other)))) taken.push(...edits);
  }
  if (taken.length === 0) return [];
  return [{ title: 'Fix all that msac can mend', kind: FIX_ALL, edit: { changes: changesOf(taken) } }];
}

function fixOf({ diagnostic, shown }: Found): CodeAction[] {
  const { fix } = diagnostic;
  if (!fix) return [];
  const { title, edits, asks = false } = fix;
  return [
    {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [shown],
      isPreferred: !asks,
      edit: { changes: changesOf(edits) },
    },
  ];
}

/** Errors cannot be ignored. */
function ignoringOf({ diagnostic, shown }: Found, text: string): CodeAction[] {
  if (diagnostic.severity === 'error') return [];
  const start = { line: shown.range.start.line, character: 0 };
  const { offset, column } = diagnostic.range.start;
  const [indent = ''] = /^[ \t]*/.exec(text.slice(offset - column + 1)) ?? [];
  // Without a reason: that one is wanted is told at the comment, until somebody has given it.
  const newText = withLineEndOf(text, `${indent}// msac-ignore ${diagnostic.code}\n`);
  return [
    {
      title: `Ignore ${diagnostic.code} here`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [shown],
      edit: { changes: { [uriOf(diagnostic.file)]: [{ range: { start, end: start }, newText }] } },
    },
  ];
}

function changesOf(edits: readonly TextEdit[]): Record<string, { range: Range; newText: string }[]> {
  const changes: Record<string, { range: Range; newText: string }[]> = {};
  for (const { file, range, text } of edits)
    (changes[uriOf(file)] ??= []).push({ range: toRange(range), newText: text });
  return changes;
}

function overlap(one: TextEdit, other: TextEdit): boolean {
  return (
    one.file === other.file &&
    one.range.start.offset <= other.range.end.offset &&
    other.range.start.offset <= one.range.end.offset
  );
}

function touches(one: Range, other: Range): boolean {
  return !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
}

function isBefore(one: Range['start'], other: Range['start']): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}
