import { describe, expect, it } from 'vitest';
import { checked, codesOf } from '../kit/checked.ts';
import { withEdits } from '../kit/edits.ts';
import { framed } from '../kit/pages.ts';

/**
 * What people write who come from other languages: each is one message, which says what to write, and what stands behind
 * it is checked all the same. `fixed` is the text after the quick fix; `undefined` where nobody can know what is meant.
 */
type Row = readonly [text: string, code: string, fixed: string | undefined];

/** A mistake behind each text, which must be told too. */
const LATER = 'microservice later { calls nobody }';

function whole(text: string, frame: string): string {
  return `${framed({ heading: '', frame, file: 'main.msa', text: `${text}\n` }).text}${LATER}\n`;
}

/** The errors in a text, and whether the later one was told. */
function errorsOf(text: string) {
  const errors = checked(text).filter(({ severity }) => severity === 'error');
  const own = errors.filter(({ message }) => !message.includes('`nobody`'));
  return { own, isLaterTold: own.length < errors.length };
}

/** What is said of a text, what its fixes make of it, and what is said of that. */
function outcomeOf(frame: string, text: string) {
  const before = whole(text, frame);
  const { own, isLaterTold } = errorsOf(before);
  const edits = own.flatMap(({ fix }) => fix?.edits ?? []);
  const after = withEdits(before, edits);
  const left = edits.length > 0 ? errorsOf(after).own : [];
  return { codes: codesOf(own), isLaterTold, fixed: edits.length > 0 ? after : undefined, left };
}

function table(frame: string, rows: readonly Row[]): void {
  it.each(rows)('`%s` is %s', (text, code, fixed) => {
    expect(outcomeOf(frame, text)).toEqual({
      codes: [code],
      isLaterTold: true,
      fixed: fixed === undefined ? undefined : whole(fixed, frame),
      left: [],
    });
  });
}

/** The same around each text, and around what its fix makes of it. */
function around(put: (text: string) => string, ...rows: Row[]): Row[] {
  return rows.map(([text, code, fixed]) => [put(text), code, fixed === undefined ? undefined : put(fixed)]);
}

const listOf = (type: string): string => `entity Order { lines: ${type} owned }\nentity Line { order: Order }`;
const enumOf = (body: string): string => `entity A { s: S }\nenum S ${body}`;
const ruled = (rule: string): string => `n: Int\n  ${rule}`;
const conditioned = (condition: string): string =>
  `owner: accounts.User\n  paid: Boolean\n  state: Int\n  allow * to ADMIN\n  allow read when ${condition}\n  page 20`;
const set = (setting: string): string => `microservice catalog { ${setting} }\ngateway web { route catalog }`;
const routed = (text: string): string => `gateway web {\n  ${text}\n}\nmicroservice catalog { port 8081 }`;

describe('lists', () => {
  table('service', [
    [listOf('List<Line>'), 'MSA0034', listOf('Line[]')],
    [listOf('Set<Line>'), 'MSA0034', listOf('Line[]')],
    [listOf('[Line]'), 'MSA0034', listOf('Line[]')],
    [listOf('Line*'), 'MSA0034', listOf('Line[]')],
    [`entity A { s: Set<S> }\nenum S { NEW }`, 'MSA0034', undefined],
  ]);
  table('entity', [
    ['tags: List<String>', 'MSA0034', undefined],
    ['tags: [String]', 'MSA0034', undefined],
    ['tags: Set<String>', 'MSA0034', undefined],
    ['tags: String[]', 'MSA0512', undefined],
    ['owners: List<accounts.User>', 'MSA0034', undefined],
  ]);

  it('of what is no row are told how to keep several', () => {
    expect(errorsOf(whole('tags: [String]', 'entity')).own).toMatchObject([
      { help: 'Write an entity that holds one String, and a list of those: `tags: …[] owned`.' },
    ]);
  });
});

describe('limits', () => {
  table('entity', [
    ['name: String(max: 10)', 'MSA0034', 'name: String(max 10)'],
    ['name: String(max = 10)', 'MSA0034', 'name: String(max 10)'],
    ['name: String(min: 2, max: 10)', 'MSA0034', 'name: String(min 2, max 10)'],
    ['count: Int(min=1)', 'MSA0034', 'count: Int(min 1)'],
    ['count: Int(1-10)', 'MSA0034', 'count: Int(1..10)'],
    ['count: Int(1 - 10)', 'MSA0034', 'count: Int(1..10)'],
    ['count: Int(1...10)', 'MSA0034', 'count: Int(1..10)'],
    ['count: Int(1 to 10)', 'MSA0034', 'count: Int(1..10)'],
    ['count: Int(1, 10)', 'MSA0501', 'count: Int(1..10)'],
  ]);

  it('may have one end', () => {
    expect(errorsOf(whole('name: String(10..)', 'entity')).own).toEqual([]);
  });
});

describe('types and defaults', () => {
  table('entity', [
    ['count: Int default 3', 'MSA0034', 'count: Int = 3'],
    ['count: Int DEFAULT 3 unique', 'MSA0034', 'count: Int = 3 unique'],
    ['count: Int = 3,', 'MSA0031', 'count: Int = 3'],
    ['count: Int := 3', 'MSA0034', 'count: Int = 3'],
    ['count Int', 'MSA0014', 'count: Int'],
    ...[
      ['int', 'Int'],
      ['Integer', 'Int'],
      ['varchar(20)', 'String(20)'],
      ['VARCHAR(20)', 'String(20)'],
      ['char(3)', 'String(3)'],
      ['text', 'Text'],
      ['bool', 'Boolean'],
      ['datetime', 'Instant'],
      ['TIMESTAMP', 'Instant'],
      ['float', 'Float'],
      ['number', 'Int'],
      ['number(10, 2)', 'Decimal(10, 2)'],
      ['BigDecimal', 'Decimal'],
      ['bigint', 'Long'],
      ['blob', 'Binary'],
    ].map(([type, meant]): Row => [`count: ${type}`, 'MSA0203', `count: ${meant}`]),
  ]);

  it('leaves what stands before a name in Java to be the type', () => {
    expect(errorsOf(whole('Date date', 'entity')).own.map(({ message }) => message)).toEqual([
      'The name comes before its type: `date: LocalDate`.',
    ]);
  });
});

describe('comments, annotations and what may be missing', () => {
  table('entity', [
    ['# the name, as in "x: y\n  name: String', 'MSA0035', '// the name, as in "x: y\n  name: String'],
    ['-- the name of it\n  name: String', 'MSA0035', '// the name of it\n  name: String'],
    ['<!-- x: Int -->\n  name: String', 'MSA0035', '/* x: Int */\n  name: String'],
    ['name: String # {', 'MSA0035', 'name: String // {'],
    ['name: String\n  @unique', 'MSA0036', undefined],
    ['@Id\n  name: String', 'MSA0036', undefined],
    ['@Size(min = 1, max = 10) name: String', 'MSA0036', undefined],
    ['@NotNull name: String', 'MSA0036', ' name: String'],
    ['name: String @unique', 'MSA0036', 'name: String unique'],
    ['name: String!', 'MSA0034', 'name: String'],
    ['name!: String', 'MSA0034', 'name: String'],
    ['name: String | null', 'MSA0034', 'name: String?'],
    ['name: ?String', 'MSA0034', 'name: String?'],
    ['name: Optional<String>', 'MSA0034', 'name: String?'],
    ['name?: String', 'MSA0027', 'name: String?'],
  ]);
});

describe('declarations', () => {
  const after = '\nmixin B { m: Int }';
  table('service', [
    [`entity A : B { n: Int }${after}`, 'MSA0034', `entity A with B { n: Int }${after}`],
    [`entity A: B {\n  n: Int\n}${after}`, 'MSA0034', `entity A with B {\n  n: Int\n}${after}`],
    [`entity A extends B { n: Int }${after}`, 'MSA0012', `entity A with B { n: Int }${after}`],
    // No entity is another: that is what is said, and not how it would be written.
    ['entity A extends B { n: Int }\nentity B { m: Int }', 'MSA0231', undefined],
    ['entity A : B { n: Int }\nentity B { m: Int }', 'MSA0231', undefined],
    ['class A { n: Int }', 'MSA0012', 'entity A { n: Int }'],
    ['table A { n: Int }', 'MSA0012', 'entity A { n: Int }'],
    ['entity A = { n: Int }', 'MSA0034', 'entity A { n: Int }'],
  ]);
  table('service', [
    [enumOf('{ NEW; OLD }'), 'MSA0028', enumOf('{ NEW, OLD }')],
    [enumOf('{ NEW; OLD; }'), 'MSA0028', enumOf('{ NEW, OLD, }')],
    [enumOf('{ NEW = 1, OLD = 2 }'), 'MSA0034', enumOf('{ NEW, OLD }')],
    [enumOf('{\n  NEW = 1,\n  OLD = 2\n}'), 'MSA0034', enumOf('{\n  NEW,\n  OLD\n}')],
    [enumOf('{ NEW("New"), OLD("Old") }'), 'MSA0034', enumOf('{ NEW "New", OLD "Old" }')],
    [enumOf('{ "NEW", "OLD" }'), 'MSA0034', enumOf('{ NEW, OLD }')],
  ]);
});

describe('who may do what', () => {
  table(
    'entity',
    around(
      ruled,
      ['allow read for SELLER', 'MSA0034', 'allow read to SELLER'],
      ['allow read, update to SELLER and ADMIN', 'MSA0034', 'allow read, update to SELLER, ADMIN'],
      ['allow read to SELLER or CUSTOMER', 'MSA0034', 'allow read to SELLER, CUSTOMER'],
      ['allow read to SELLER | ADMIN', 'MSA0028', 'allow read to SELLER, ADMIN'],
      ['allow read to SELLER || ADMIN', 'MSA0034', 'allow read to SELLER, ADMIN'],
      ['allow read and update to SELLER', 'MSA0034', 'allow read, update to SELLER'],
      ['allow [read, update] to SELLER', 'MSA0034', 'allow read, update to SELLER'],
      ['allow read to (SELLER, ADMIN)', 'MSA0034', 'allow read to SELLER, ADMIN'],
      ['allow read to SELLER if n == 1', 'MSA0034', 'allow read to SELLER when n == 1'],
    ),
  );
});

it.each([
  ['allow read to SELLER and CUSTOMER', true],
  ['allow read to SELLER or CUSTOMER', undefined],
])('`%s` asks before it is mended: %s', (rule, asks) => {
  expect(errorsOf(whole(ruled(rule), 'entity')).own.map(({ fix }) => fix?.asks)).toEqual([asks]);
});

describe('conditions', () => {
  table(
    'entity',
    around(
      conditioned,
      ['owner = me', 'MSA0029', 'owner == me'],
      ['owner === me', 'MSA0029', 'owner == me'],
      ['owner !== me', 'MSA0029', 'owner != me'],
      ['state <> 1', 'MSA0029', 'state != 1'],
      ['state is not 1', 'MSA0029', 'state != 1'],
      ['state > 1', 'MSA0029', undefined],
      ['state <= 1', 'MSA0029', undefined],
      ['state in (1, 2)', 'MSA0029', 'state == 1\n  allow read when state == 2'],
      ['state in (1, 2) and paid == true', 'MSA0029', undefined],
      ['state not in (1, 2)', 'MSA0034', 'state != 1 and state != 2'],
      ['not paid', 'MSA0034', 'paid == false'],
      ['!paid', 'MSA0034', 'paid == false'],
      ['state == 1 && owner == me', 'MSA0029', 'state == 1 and owner == me'],
      ['state == 1, owner == me', 'MSA0034', 'state == 1 and owner == me'],
      ['state == 1 or owner == me', 'MSA0029', 'state == 1\n  allow read when owner == me'],
      ['state == 1 || owner == me', 'MSA0029', 'state == 1\n  allow read when owner == me'],
      ['(state == 1) and (owner == me)', 'MSA0034', 'state == 1 and owner == me'],
    ),
  );
});

describe('settings', () => {
  table(
    'shop',
    around(
      set,
      ['port: 8081', 'MSA0013', 'port 8081'],
      ['port:8081', 'MSA0013', 'port 8081'],
      ['port = 8081', 'MSA0013', 'port 8081'],
      ['port=8081', 'MSA0013', 'port 8081'],
      ['port "8081"', 'MSA0034', 'port 8081'],
      ['database: "postgresql"', 'MSA0034', 'database postgresql'],
      ['database = "postgresql"', 'MSA0034', 'database postgresql'],
      ['database "postgresql"', 'MSA0015', 'database postgresql'],
      ['calls: later', 'MSA0013', 'calls later'],
      ['calls [later]', 'MSA0034', 'calls later'],
      ['calls: [later]', 'MSA0034', 'calls later'],
    ),
  );
  table('shop', [
    [routed('route catalog -> /api'), 'MSA0034', undefined],
    [routed('route catalog "/api"'), 'MSA0034', undefined],
    [routed('route /api -> catalog'), 'MSA0034', undefined],
  ]);
});

describe('imports', () => {
  table('shop', [
    ['import shop', 'MSA0010', undefined],
    ['import { A } from "./main.msa"', 'MSA0034', 'import "./main.msa"'],
    ["import './main.msa'", 'MSA0022', 'import "./main.msa"'],
    ['import ./main.msa', 'MSA0034', 'import "./main.msa"'],
    ['import main.msa', 'MSA0034', 'import "./main.msa"'],
    ['import("./main.msa")', 'MSA0034', 'import "./main.msa"'],
    ['#include "main.msa"', 'MSA0034', 'import "./main.msa"'],
    ['include "./main.msa"', 'MSA0012', 'import "./main.msa"'],
  ]);
});

describe('options of an entity', () => {
  table('entity', [
    ['n: Int\n  read-only', 'MSA0034', 'n: Int\n  read only'],
    ['n: Int\n  readOnly', 'MSA0034', 'n: Int\n  read only'],
    ['n: Int\n  soft-delete', 'MSA0034', 'n: Int\n  soft delete'],
    ['n: Int\n  softdelete', 'MSA0034', 'n: Int\n  soft delete'],
    ['name: String\n  search name', 'MSA0034', 'name: String\n  search (name)'],
    ['name: String\n  filter name', 'MSA0034', 'name: String\n  filter (name)'],
    ['name: String\n  page 20 by name descending', 'MSA0034', 'name: String\n  page 20 by name desc'],
    ['n; Int', 'MSA0034', 'n: Int'],
    ['private n: Int', 'MSA0034', 'n: Int'],
    ['n: Int\n  validate n', 'MSA0010', undefined],
    ['n: Int\n  locking: none', 'MSA0203', undefined],
  ]);
  table('service', [
    [
      'entity A { b: B? on delete set null }\nentity B { n: Int }',
      'MSA0034',
      'entity A { b: B? on delete clear }\nentity B { n: Int }',
    ],
    ['entity A { n: Int }\noperation f(): void', 'MSA0203', undefined],
  ]);
});

describe('what only looks like it', () => {
  it.each([
    ['entity', 'name: String = "# no comment -- @this <!-- is --> List<Line>"'],
    ['entity', 'name: String // List<Line> @unique'],
    ['entity', 'calls: Int\n  route: Int\n  port: Int\n  database: String'],
    ['entity', 'when: Int\n  in: Int\n  not: Int'],
  ])('in a %s, `%s` is left alone', (frame, text) => {
    expect(errorsOf(whole(text, frame)).own).toEqual([]);
  });

  it('and is broken otherwise, is told as before', () => {
    expect(errorsOf(whole('name: ?\n  count: Int', 'entity')).own.map(({ code }) => code)).toEqual(['MSA0010']);
  });
});
