/** JDL's types of fields: what they become, and which validations they take. */
export interface FieldType {
  readonly msa: string;
  readonly validations: readonly string[];
}

const TEXT = ['required', 'unique', 'minlength', 'maxlength', 'pattern'];
const NUMBER = ['required', 'unique', 'min', 'max'];
const PLAIN = ['required', 'unique'];
const BYTES = ['required', 'unique', 'minbytes', 'maxbytes'];

export const FIELD_TYPES = {
  String: { msa: 'String', validations: TEXT },
  Integer: { msa: 'Int', validations: NUMBER },
  Long: { msa: 'Long', validations: NUMBER },
  BigDecimal: { msa: 'Decimal', validations: NUMBER },
  Float: { msa: 'Float', validations: NUMBER },
  Double: { msa: 'Double', validations: NUMBER },
  Boolean: { msa: 'Boolean', validations: PLAIN },
  LocalDate: { msa: 'LocalDate', validations: PLAIN },
  LocalTime: { msa: 'LocalTime', validations: PLAIN },
  Instant: { msa: 'Instant', validations: PLAIN },
  ZonedDateTime: { msa: 'ZonedDateTime', validations: PLAIN },
  /** Of older versions. */
  Date: { msa: 'Instant', validations: PLAIN },
  Duration: { msa: 'Duration', validations: PLAIN },
  UUID: { msa: 'UUID', validations: PLAIN },
  TextBlob: { msa: 'Text', validations: BYTES },
  Blob: { msa: 'Binary', validations: BYTES },
  AnyBlob: { msa: 'Binary', validations: BYTES },
  ImageBlob: { msa: 'Image', validations: BYTES },
  ByteBuffer: { msa: 'Binary', validations: PLAIN },
} as const satisfies Readonly<Record<string, FieldType>>;

export function isFieldType(name: string): name is keyof typeof FIELD_TYPES {
  return Object.hasOwn(FIELD_TYPES, name);
}
