/** A copy of an object without some of its properties. */
export function without<T extends object, K extends keyof T>(object: T, ...names: readonly K[]): Omit<T, K> {
  const copy: Partial<T> = { ...object };
  for (const name of names) delete copy[name];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- all but those that were taken away are there
  return copy as Omit<T, K>;
}
