import { check, type Diagnostic } from '../../src/check/index.ts';
import { loadProgram, virtualFiles } from '../../src/language/index.ts';
import { framed } from './pages.ts';

/** What the checker says of a text: the whole of a file, or what stands in a frame of the kit (`service`, `entity`, …). */
export function checked(text: string, frame?: string): Diagnostic[] {
  return checkedFiles({ 'main.msa': framed({ heading: '', frame, file: 'main.msa', text }).text });
}

/** What the checker says of the system whose entry is `main.msa`. */
export function checkedFiles(files: Readonly<Record<string, string>>): Diagnostic[] {
  return check(loadProgram('main.msa', virtualFiles(files)));
}

/** `MSA0202 SELER`: each code with the text that it stands at, as it is quoted in the message. */
export function codesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map((diagnostic) => diagnostic.code);
}
