/** What the checker has made sure of. Failing here is a fault of ours, not of the input. */
export function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`Lowering needs ${what}, which the checker should have asked for`);
  return value;
}
