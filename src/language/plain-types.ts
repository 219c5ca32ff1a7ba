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

/** What types are called in Java, SQL, TypeScript and JDL, in small letters: SQL is written in either. */
const NAMES_ELSEWHERE: Partial<Record<PlainType, string>> = {
  String: 'varchar varchar2 nvarchar char nchar character str',
  Text: 'textblob clob longtext mediumtext tinytext',
  Int: 'integer short number smallint tinyint mediumint int2 int4 i32',
  Long: 'bigint biginteger int8 int64 i64',
  Float: 'real float4 float32 f32',
  Double: 'float8 float64 f64',
  Decimal: 'bigdecimal money numeric',
  Boolean: 'bool bit',
  LocalDate: 'date',
  LocalTime: 'time',
  Instant: 'datetime timestamp localdatetime timestamptz',
  ZonedDateTime: 'offsetdatetime',
  UUID: 'guid uniqueidentifier',
  Binary: 'blob anyblob bytea varbinary bytes bytearray',
  Image: 'imageblob',
  Json: 'jsonb',
};

const ELSEWHERE: ReadonlyMap<string, PlainType> = new Map(
  PLAIN_TYPES.flatMap((type) =>
    [type.toLowerCase(), ...(NAMES_ELSEWHERE[type]?.split(' ') ?? [])].map((name) => [name, type] as const),
  ),
);

/** The plain type of a name, as it is called here or elsewhere. */
export function plainTypeMeant(name: string): PlainType | undefined {
  return ELSEWHERE.get(name.toLowerCase());
}
