import type { Ignore } from '../language/index.ts';
import { findEntry } from './codes.ts';
import type { Context } from './context.ts';
import type { Diagnostic, Location } from './diagnostic.ts';
import { catalogue } from './generated/catalogue.ts';
import * as say from './generated/catalogue.ts';

/**
 * Leaves out hints and warnings that a comment `// msac-ignore CODE reason` silences, and reports comments that silence
 * nothing, cannot, or do not say why. What is said of the comments themselves cannot be silenced.
 *
 * @param context of the check that found `diagnostics`; the reports go there
 * @returns the diagnostics that are left, without those reports
 */
export function applyIgnores(diagnostics: readonly Diagnostic[], context: Context): Diagnostic[] {
  const ignores = context.program.files.flatMap((file) => file.ignores);
  if (ignores.length === 0) return [...diagnostics];
  const meant = new Map<string, Entry[]>();
  for (const entry of ignores.flatMap((ignore) => entriesOf(ignore, context))) {
    const key = keyOf(entry.ignore.file, entry.ignore.line, entry.code);
    meant.set(key, [...(meant.get(key) ?? []), entry]);
  }
  const left = diagnostics.filter(({ severity, file, range, code }) => {
    const entries = severity === 'error' ? undefined : meant.get(keyOf(file, range.start.line, code));
    for (const entry of entries ?? []) entry.used = true;
    return !entries;
  });
  // What keeps text from being understood may also keep that from being found which is ignored.
  if (!left.some(({ severity }) => severity === 'error'))
    for (const entry of [...meant.values()].flat())
      if (!entry.used && !FOUND_ELSEWHERE.has(entry.code)) reportUnused(entry, context);
  return left;
}

/** What only a build finds: a check cannot tell whether there is anything to ignore. */
const FOUND_ELSEWHERE: ReadonlySet<string> = new Set([say.notBuiltYet.entry.code]);

/** For what is found elsewhere: whether a comment silences a code at a place. */
export function silencedBy(ignores: readonly Ignore[], code: string): (place: Location) => boolean {
  const places = new Set(
    ignores
      .filter(({ codes }) => codes.some(({ text }) => text === code))
      .map(({ file, line }) => keyOf(file, line, code)),
  );
  return ({ file, range }) => places.has(keyOf(file, range.start.line, code));
}

/** One code of one comment. */
interface Entry {
  readonly ignore: Ignore;
  readonly code: string;
  readonly at: Location;
  used: boolean;
}

function keyOf(file: string, line: number | undefined, code: string): string {
  return `${code} ${line} ${file}`;
}

/** The codes that can be ignored; reports the others, and that nothing says why. */
function entriesOf(ignore: Ignore, context: Context): Entry[] {
  const [first] = ignore.codes;
  if (!first) {
    context.report(ignore, say.unknownIgnore({ found: 'the end of the line' }));
    return [];
  }
  const known = ignore.codes.filter((at) => isIgnorable(at, ignore, context));
  if (known.length > 0 && ignore.reason === '') {
    const codes = known.map(({ text }) => text).join(', ');
    context.report(ignore, say.ignoreWithoutReason({ codes }));
  }
  return known.map((at) => ({ ignore, code: at.text, at, used: false }));
}

function isIgnorable(at: Ignore['codes'][number], ignore: Ignore, context: Context): boolean {
  const { text: code } = at;
  const entry = findEntry(code, catalogue);
  if (entry?.code !== code) {
    const edits = entry ? [{ file: at.file, range: at.range, text: entry.code }] : [];
    context.report(at, say.unknownIgnore({ found: `\`${code}\``, nearest: entry?.code }), { edits });
  } else if (entry.severity === 'error')
    context.report(at, say.ignoredError({ code }), {
      edits: ignore.codes.length === 1 ? [{ file: ignore.file, range: ignore.range, text: '' }] : [],
    });
  else return true;
  return false;
}

function reportUnused({ ignore, code, at }: Entry, context: Context): void {
  const only = ignore.codes.length === 1;
  const place = ignore.line === ignore.range.start.line ? 'this line' : 'the next line';
  const edits = only ? [{ file: ignore.file, range: ignore.range, text: '' }] : [];
  context.report(only ? ignore : at, say.unusedIgnore({ code, place }), { edits });
}
