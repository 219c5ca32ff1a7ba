/** More are not listed in a message. */
const MOST_LISTED = 8;

/** `` `a`, `b` and `c` ``, or with `or`; `undefined` when there are none, or too many to be of help. */
export function listed(names: Iterable<string>, conjunction: 'and' | 'or' = 'and'): string | undefined {
  const all = [...names].map((name) => `\`${name}\``);
  if (all.length === 0 || all.length > MOST_LISTED) return undefined;
  const last = all.pop() ?? '';
  return all.length === 0 ? last : `${all.join(', ')} ${conjunction} ${last}`;
}
