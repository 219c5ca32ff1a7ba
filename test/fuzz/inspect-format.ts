import { check, type Diagnostic } from '../../src/check/index.ts';
import { format, formattingEdits, Source } from '../../src/language/index.ts';
import { lower } from '../../src/lower/index.ts';
import type { System } from '../../src/model/system.ts';
import { contentsOf } from '../language/format/texts.ts';
import { programOf, type Input } from './samples.ts';
import { holds } from './violation.ts';

/**
 * Formatting changes neither tokens, comments, mistakes nor model, and formatting twice is formatting once. A text that has
 * errors of syntax is left alone, and they are told.
 *
 * @param system what the text means, when it has no errors
 * @param deep whether the edits that editors make are looked at too
 */
export function checkFormat(
  input: Input,
  diagnostics: readonly Diagnostic[],
  system: System | undefined,
  deep: boolean,
): void {
  const source = new Source(input.path, input.text);
  // What cannot even be read as text is never given to the formatter.
  if (input.text.includes('\0')) return;
  const once = format(source);
  if (once.kind === 'broken') {
    holds(once.problems.length > 0, 'broken without a problem', () => input.text);
    holds(!system, 'clean, and left alone by the formatter', () => input.text);
    return;
  }
  const { text } = once;
  const twice = format(new Source(input.path, text));
  holds(twice.kind === 'formatted' && twice.text === text, 'formatting twice is not formatting once', () =>
    shown(text, twice.kind === 'formatted' ? twice.text : JSON.stringify(twice.problems)),
  );
  holds(same(contentsOf(input.text), contentsOf(text)), 'formatting changes tokens or comments', () =>
    shown(contentsOf(input.text).join('\n'), contentsOf(text).join('\n')),
  );
  holds(!deep || edited(source) === text, 'the edits of formatting are not the formatting', () =>
    shown(text, edited(source)),
  );
  const after = programOf({ ...input, text });
  const codes = errorCodes(check(after));
  holds(same(errorCodes(diagnostics), codes), 'formatting changes errors', () =>
    shown(errorCodes(diagnostics).join('\n'), codes.join('\n')),
  );
  if (system) {
    const [was, is] = [JSON.stringify(system, null, 1), JSON.stringify(lower(after).system, null, 1)];
    holds(was === is, 'formatting changes the model', () => shown(was, is));
  }
}

function edited(source: Source): string {
  let text = source.text;
  for (const edit of (formattingEdits(source) ?? []).toReversed())
    text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  return text;
}

function errorCodes(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

function same(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((each, index) => each === right[index]);
}

/** The first lines that differ. */
function shown(left: string, right: string): string {
  const lines = [left.split('\n'), right.split('\n')] as const;
  const at = lines[0].findIndex((line, index) => line !== lines[1][index]);
  return JSON.stringify(lines.map((each) => each.slice(Math.max(0, at - 1), at + 2)));
}
