import type { Diagnostic, RelatedLocation } from '../../check/diagnostic.ts';
import type { Location } from '../../language/index.ts';

/**
 * A mistake in the JDL itself, in the form that the terminal shows mistakes of `.msa` files in.
 *
 * @param message a whole sentence
 * @param help what to do about it
 */
export function problem(
  at: Location,
  message: string,
  help?: string,
  related: readonly RelatedLocation[] = [],
): Diagnostic {
  return { ...at, code: 'JDL', name: 'jdl', severity: 'error', message, ...(help && { help }), related };
}

/** In the order of the files and of what stands in them. */
export function inOrder(problems: readonly Diagnostic[], files: readonly string[]): readonly Diagnostic[] {
  const place = new Map(files.map((file, index) => [file, index]));
  return [...problems].sort(
    (left, right) =>
      (place.get(left.file) ?? 0) - (place.get(right.file) ?? 0) || left.range.start.offset - right.range.start.offset,
  );
}
