/** What is always so, whatever the text. */
import { check, type Diagnostic } from '../../src/check/index.ts';
import { lower } from '../../src/lower/index.ts';
import { checkBackends, checkSchema } from './inspect-model.ts';
import { checkFormat } from './inspect-format.ts';
import { checkDiagnostics } from './inspect-diagnostics.ts';
import { programOf, type Input } from './samples.ts';

/** How far a text was understood. */
export type Outcome = 'clean' | 'errors' | 'broken';

/**
 * Compiles a text, formats it, and looks at all that comes of that.
 *
 * @param deep whether what takes ten times as long has its turn too: backends, diagrams, the formatter with what is broken
 * @throws Violation when something is not as it always is; anything else that is thrown is a fault as well
 */
export function inspect(input: Input, deep: boolean): Outcome {
  const program = programOf(input);
  const diagnostics = check(program);
  checkDiagnostics(input, diagnostics);
  const isClean = !diagnostics.some(isError);
  const system = isClean ? lower(program).system : undefined;
  if (system) checkSchema(system);
  const isBroken = diagnostics.some(({ code, file }) => code < FIRST_OF_MEANING && file === input.path);
  // The formatter only reads a broken text once more.
  if (!isBroken || deep) checkFormat(input, diagnostics, system, deep);
  if (system && deep) checkBackends(system);
  if (isClean) return 'clean';
  return isBroken ? 'broken' : 'errors';
}

/** Codes before it are about text that cannot be read. */
const FIRST_OF_MEANING = 'MSA0100';

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}
