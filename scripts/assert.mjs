// What yargs needs of `node:assert`, which takes a hundredth of `msac check` to load. Should yargs come to need more, esbuild
// says so.
export function strictEqual(actual, expected, message) {
  if (!Object.is(actual, expected)) throw new Error(message);
}

export function notStrictEqual(actual, expected, message) {
  if (Object.is(actual, expected)) throw new Error(message);
}
