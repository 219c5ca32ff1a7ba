/** Words of other languages that stand for one word of this. */

/** What is declared here, by what it is called elsewhere. */
export const DECLARED_ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['service', 'microservice'],
  ['class', 'entity'],
  ['table', 'entity'],
  ['type', 'entity'],
  ['object', 'entity'],
  ['model', 'entity'],
  ['record', 'value'],
  ['struct', 'value'],
  ['dto', 'value'],
  ['trait', 'mixin'],
  ['extends', 'with'],
  ['implements', 'with'],
  ['inherits', 'with'],
  ['grant', 'allow'],
  ['permit', 'allow'],
  ['include', 'import'],
  ['require', 'import'],
  ['use', 'import'],
]);

/** What operators are called elsewhere. */
export const OPERATORS: ReadonlyMap<string, string> = new Map([
  ...['=', 'is', 'equals', 'eq'].map((word) => [word, '=='] as const),
  ...['isnt', 'ne', 'neq'].map((word) => [word, '!='] as const),
]);
