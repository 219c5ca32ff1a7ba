// What Langium needs of `chevrotain-allstar`, which would bring lodash along: nothing, for our grammar is read with a fixed number
// of tokens (src/language/services.ts).
export function LLStarLookaheadStrategy() {
  throw new Error('This grammar is read with a fixed lookahead.');
}
