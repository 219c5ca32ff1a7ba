import { DEFAULT_BYTES, DEFAULT_LENGTH, DEFAULT_PRECISION, DEFAULT_SCALE } from '../../../src/model/defaults.ts';
import type { PlainType } from '../../../src/language/index.ts';
import { bytesText } from '../../../src/model/quantities.ts';

/** What a plain type holds, and what becomes of it. */
export interface TypeMeaning {
  readonly holds: string;
  /** Absent for what `msac build` does not build yet. */
  readonly java?: string;
  readonly sql?: string;
  readonly json?: string;
  /** What holds when nothing stands in parentheses. */
  readonly default?: string;
}

/** A test holds that Java and SQL are what is emitted. */
export const TYPES: Readonly<Record<PlainType, TypeMeaning>> = {
  String: {
    holds: 'Text of bounded length.',
    java: 'String',
    sql: `varchar(${DEFAULT_LENGTH})`,
    json: 'string',
    default: `at most ${DEFAULT_LENGTH} characters`,
  },
  Text: { holds: 'Text of up to 65,535 characters.', java: 'String', sql: 'text', json: 'string' },
  Int: { holds: 'A whole number of 32 bits.', java: 'int', sql: 'integer', json: 'number' },
  Long: { holds: 'A whole number of 64 bits.', java: 'long', sql: 'bigint', json: 'number' },
  Float: { holds: 'A floating-point number of 32 bits.', java: 'float', sql: 'real', json: 'number' },
  Double: { holds: 'A floating-point number of 64 bits.', java: 'double', sql: 'double precision', json: 'number' },
  Decimal: {
    holds: 'An exact number.',
    java: 'BigDecimal',
    sql: `numeric(${DEFAULT_PRECISION}, ${DEFAULT_SCALE})`,
    json: 'number',
    default: `${DEFAULT_PRECISION} digits, ${DEFAULT_SCALE} of them after the point`,
  },
  Boolean: { holds: '`true` or `false`.', java: 'boolean', sql: 'boolean', json: 'boolean' },
  LocalDate: { holds: 'A date, without a zone.', java: 'LocalDate', sql: 'date', json: 'string (2025-01-31)' },
  LocalTime: { holds: 'A time of day, without a zone.', java: 'LocalTime', sql: 'time(6)', json: 'string (08:30:00)' },
  Instant: {
    holds: 'A moment.',
    java: 'Instant',
    sql: 'timestamp(6) with time zone',
    json: 'string (2025-01-31T08:30:00Z)',
  },
  ZonedDateTime: { holds: 'A moment with its time zone.' },
  Duration: { holds: 'A length of time.' },
  UUID: { holds: 'A universally unique identifier.', java: 'UUID', sql: 'uuid', json: 'string (UUID)' },
  Binary: { holds: 'Bytes of any kind.', default: `at most ${bytesText(DEFAULT_BYTES, ' ')}` },
  Image: { holds: 'A picture.', default: `at most ${bytesText(DEFAULT_BYTES, ' ')}` },
  Json: { holds: 'Any JSON value.' },
};
