/** Words for what the grammar expects: by `rule:token`, `rule` alone for a rule none of whose forms fits, or `token`. */
const PHRASES: Readonly<Record<string, string>> = {
  EOF: '`system`, `role`, `import`, `registry`, `uaa`, `gateway`, `microservice` or `deploy`',
  NAME: 'a name',
  FIELD_NAME: 'a field',
  NUMBER: 'a number',
  STRING: 'a text in double quotes',
  QUANTITY: 'a period such as `1m`',
  Literal: 'a value',
  Constraint: 'a constraint such as `1..100` or `pattern "[a-z]+"`',
  Bounds: 'a number',
  Operation: 'an operation: `create`, `read`, `update`, `delete` or `*`',
  Multiplicity: 'a number, `*` or `]`',
  'System:}': 'a setting of the system or `}`',
  'Application:}': 'a setting, an entity, an enum or `}`',
  'Entity:}': 'a field, `index`, `page`, `allow` or `}`',
  'Enum:}': '`,` or `}`',
  'Index:)': '`,` or `)`',
  'Type:)': '`,` or `)`',
  'Type:NAME': 'a type',
  'Auth:NAME': 'the name of a uaa',
  'Discovery:NAME': 'the name of a registry',
  'Route:NAME': 'the name of a microservice',
  'Calls:NAME': 'the name of a microservice',
  'Database:NAME': 'a database such as `postgresql`',
  'Config:NAME': '`git`',
  'Limit:NAME': '`user` or `address`',
  'Deployment:NAME': 'a target such as `compose`',
  'Index:NAME': 'the name of a field',
  'Sort:NAME': 'the name of a field',
  'Condition:NAME': 'the name of a field or `me`',
  'Allow:NAME': 'the name of a role',
  'Package:NAME': 'a package such as `com.example.shop`',
  'QualifiedName:NAME': 'a package such as `com.example.shop`',
};

/** Where something stands after what was whole already. */
export const END_OF_STATEMENT = 'the end of the statement';

/** What had to come in `rule`: a phrase without an end. */
export function expectedPhrase(rule: string, token: string | undefined): string {
  if (token === undefined) return PHRASES[rule] ?? 'something else';
  return PHRASES[`${rule}:${token}`] ?? PHRASES[token] ?? `\`${token}\``;
}

const LONGEST = 40;

/** A text of the input in backticks, cut off where it gets long. */
export function quoted(text: string): string {
  const line = text.split(/[\r\n]/, 1)[0] ?? '';
  const short = line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
  return `\`${short}\``;
}
