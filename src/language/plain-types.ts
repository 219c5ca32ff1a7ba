/** The plain types. A type that the application itself declares goes first, so that a later plain type breaks no file. */
export const PLAIN_TYPES = [
  'String',
  'Text',
  'Int',
  'Long',
  'Float',
  'Double',
  'Decimal',
  'Boolean',
  'LocalDate',
  'LocalTime',
  'Instant',
  'ZonedDateTime',
  'Duration',
  'UUID',
  'Binary',
  'Image',
  'Json',
] as const;
export type PlainType = (typeof PLAIN_TYPES)[number];

const PLAIN: ReadonlySet<string> = new Set(PLAIN_TYPES);

export function isPlainType(name: string): name is PlainType {
  return PLAIN.has(name);
}

/** What types are called in Java, SQL, TypeScript and JDL. */
const ELSEWHERE: ReadonlyMap<string, PlainType> = new Map([
  ...['Integer', 'int', 'integer', 'Short', 'Number', 'number'].map((name) => [name, 'Int'] as const),
  ...['BigDecimal', 'Money', 'Numeric', 'numeric', 'decimal'].map((name) => [name, 'Decimal'] as const),
  ...['Date', 'date'].map((name) => [name, 'LocalDate'] as const),
  ...['Time', 'time'].map((name) => [name, 'LocalTime'] as const),
  ...['DateTime', 'Timestamp', 'timestamp', 'LocalDateTime'].map((name) => [name, 'Instant'] as const),
  ...['Bool', 'bool', 'boolean'].map((name) => [name, 'Boolean'] as const),
  ...['TextBlob', 'Clob'].map((name) => [name, 'Text'] as const),
  ...['varchar', 'VarChar', 'string'].map((name) => [name, 'String'] as const),
]);

/** The plain type of a name, as it is called here or elsewhere. */
export function plainTypeMeant(name: string): PlainType | undefined {
  return ELSEWHERE.get(name) ?? PLAIN_TYPES.find((type) => type.toLowerCase() === name.toLowerCase());
}
