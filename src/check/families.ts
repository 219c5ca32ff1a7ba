/** What the diagnostics are about whose codes begin with the same two digits. */
export const FAMILIES: ReadonlyMap<string, string> = new Map([
  ['00', 'Files and their text'],
  ['01', 'The system as a whole'],
  ['02', 'Names'],
  ['03', 'Applications'],
  ['04', 'Entities'],
  ['05', 'Types and values'],
  ['06', 'Relations'],
  ['07', 'Access'],
  ['08', 'Environments, events, deployment'],
  ['09', 'Not built yet'],
]);

/** The family of a code such as `MSA0304`, as a heading. */
export function familyOf(code: string): string {
  return FAMILIES.get(code.slice('MSA'.length, -2)) ?? 'Others';
}
