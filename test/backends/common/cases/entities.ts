/** What is said of entities and their parts. */
import { without } from '../../../../src/backends/common/subset/without.ts';
import type * as model from '../../../../src/model/system.ts';
import type { Type } from '../../../../src/model/types.ts';
import {
  FIXED,
  OF_PAGES,
  anotherField,
  built,
  category,
  condition,
  customer,
  customerRule,
  entity,
  fieldOfProduct,
  named,
  product,
  service,
  type Case,
  type Cases,
} from './change.ts';

export const enumValueCases: Cases<model.EnumValue> = {
  name: FIXED,
  label: [
    built(
      service(({ enums }) => ({
        enums: enums.map((each) => ({ ...each, values: each.values.map((value) => ({ ...value, label: 'X' })) })),
      })),
    ),
  ],
  documentation: [
    built(
      service(({ enums }) => ({
        enums: enums.map((each) => ({
          ...each,
          values: each.values.map((value) => ({ ...value, documentation: 'X' })),
        })),
      })),
    ),
  ],
  was: [
    named(
      'was',
      service(({ enums }) => ({
        enums: enums.map((each) => ({ ...each, values: each.values.map((value) => ({ ...value, was: 'X' })) })),
      })),
    ),
  ],
};

export const entityCases: Cases<model.Entity> = {
  name: FIXED,
  was: [named('was', product({ was: 'Good' }))],
  documentation: [built(product({ documentation: 'Something else.' }))],
  id: [built(entity(() => ({ id: 'Long' }), 'Category'))],
  fields: FIXED,
  relations: FIXED,
  references: FIXED,
  order: FIXED,
  indexes: [
    built(product({ indexes: [{ fields: ['name'], unique: false }] })),
    built(product({ indexes: [{ fields: ['name'], unique: true }] })),
    named('index', (shop) =>
      product({ indexes: [{ fields: ['name', 'otherDuration'], unique: true }] })(
        anotherField({ kind: 'Duration' })(shop),
      ),
    ),
  ],
  page: [
    built(product({ page: { mode: 'offset', size: 7, sort: [] } })),
    named('page cursor', product({ page: { mode: 'cursor', size: 20, sort: [] } })),
    named('page none', product({ page: { mode: 'none', size: 20, sort: [] } })),
    named('page … by', (shop) =>
      product({ page: { mode: 'offset', size: 20, sort: [{ field: 'otherDuration', direction: 'asc' }] } })(
        anotherField({ kind: 'Duration' })(shop),
      ),
    ),
  ],
  filter: [named('filter', product({ filter: ['name'] }))],
  search: [named('search', product({ search: ['name'] }))],
  audit: [named('audit', product({ audit: true }))],
  softDelete: [named('soft delete', product({ softDelete: true }))],
  locking: [named('locking none', product({ locking: 'none' }))],
  readOnly: [
    built(product({ readOnly: true })),
    built(product({ readOnly: true, rules: [] })),
    named(
      'read only',
      entity(() => ({ readOnly: true }), 'OrderLine', 'orders'),
    ),
  ],
  display: [named('display', product({ display: 'name' }))],
  pages: OF_PAGES,
  table: [
    built(product({ table: 'crm_Products' })),
    named('table "pro ducts"', product({ table: 'pro ducts' })),
    named('table "a"b"', product({ table: 'a"b' })),
  ],
  rules: [built(product({ rules: [] }))],
  ownedBy: FIXED,
};

export const fieldCases: Cases<model.Field> = {
  name: FIXED,
  was: [named('was', fieldOfProduct('name', { was: 'title' }))],
  documentation: [built(fieldOfProduct('name', { documentation: 'X' }))],
  required: [built(fieldOfProduct('name', { required: false }))],
  unique: [built(fieldOfProduct('name', { unique: true }))],
  readonly: [built(fieldOfProduct('name', { readonly: true }))],
  column: [
    built(fieldOfProduct('name', { column: 'theName' })),
    named('column "the name"', fieldOfProduct('name', { column: 'the name' })),
    named('column "VERSION"', fieldOfProduct('name', { column: 'VERSION' })),
  ],
  type: FIXED,
  default: [built(fieldOfProduct('name', { default: { kind: 'string', value: 'x' } }))],
};

export const relationCases: Cases<Omit<model.Relation, 'name' | 'documentation' | 'required' | 'unique' | 'readonly'>> =
  {
    was: [named('was', category({ was: 'group' }))],
    column: [
      built(category({ column: 'group_key' })),
      named(
        'column "x"',
        entity(({ relations }) => ({ relations: relations.map((each) => ({ ...each, column: 'x' })) }), 'Category'),
      ),
    ],
    target: FIXED,
    cardinality: FIXED,
    owner: FIXED,
    opposite: FIXED,
    owned: FIXED,
    many: [
      built(
        entity(
          ({ relations }) => ({ relations: relations.map((each) => ({ ...each, many: { min: 2 } })) }),
          'Order',
          'orders',
        ),
      ),
    ],
    onDelete: [
      named('on delete cascade', category({ onDelete: 'cascade' })),
      named('on delete clear', category({ onDelete: 'clear' })),
    ],
    shows: [named('shows', category({ shows: 'name' }))],
  };

export const referenceCases: Cases<
  Omit<model.Reference, 'name' | 'documentation' | 'required' | 'unique' | 'readonly'>
> = {
  was: [named('was', customer({ was: 'buyer' }))],
  column: [built(customer({ column: 'buyer' })), named('column "the buyer"', customer({ column: 'the buyer' }))],
  application: [
    named('backoffice.Note', customer({ application: 'backoffice', target: 'Note' })),
    named('User', (shop) =>
      entity(
        ({ references }) => ({ references: references.map((each) => without(each, 'application')) }),
        'Order',
        'orders',
      )(shop),
    ),
  ],
  target: FIXED,
  id: FIXED,
  shows: [named('shows', customer({ shows: 'name' }))],
};

export const ruleCases: Cases<model.AccessRule> = {
  operations: [built(customerRule({ operations: ['read'] }))],
  roles: [built(customerRule({ roles: [] }))],
  when: [
    built(customerRule({ when: [] })),
    named('when', condition({ operator: '!=' })),
    named('when', condition({ path: ['lines', 'customer'] })),
    named('when', condition({ path: ['number'], value: { kind: 'string', value: 'x' } })),
    named('when', condition({ path: ['status'] })),
    named('when', (shop) =>
      customerRule({
        when: [
          { path: ['customer'], operator: '==', value: { kind: 'me' } },
          { path: ['status'], operator: '==', value: { kind: 'enum', value: 'OPEN' } },
        ],
      })(shop),
    ),
  ],
  message: [named('message', customerRule({ message: 'Only yours.' }))],
};

export const typeCases: Readonly<Record<Type['kind'], readonly Case[]>> = {
  String: [built(anotherField({ kind: 'String', maxLength: 9 }))],
  Text: [built(anotherField({ kind: 'Text' }))],
  Int: [built(anotherField({ kind: 'Int' })), named('unit', anotherField({ kind: 'Int', unit: 'kg' }))],
  Long: [built(anotherField({ kind: 'Long' }))],
  Float: [built(anotherField({ kind: 'Float' }))],
  Double: [built(anotherField({ kind: 'Double' }))],
  Decimal: [built(anotherField({ kind: 'Decimal', precision: 9, scale: 2 }))],
  Boolean: [built(anotherField({ kind: 'Boolean' }))],
  LocalDate: [built(anotherField({ kind: 'LocalDate' }))],
  LocalTime: [built(anotherField({ kind: 'LocalTime' }))],
  Instant: [built(anotherField({ kind: 'Instant' }))],
  UUID: [built(anotherField({ kind: 'UUID' }))],
  Enum: [built(anotherField({ kind: 'Enum', enum: 'ProductStatus' }))],
  ZonedDateTime: [named('ZonedDateTime', anotherField({ kind: 'ZonedDateTime' }))],
  Duration: [named('Duration', anotherField({ kind: 'Duration' }))],
  Binary: [named('Binary', anotherField({ kind: 'Binary', maxBytes: 9 }))],
  Image: [named('Image', anotherField({ kind: 'Image', maxBytes: 9 }))],
  Json: [named('Json', anotherField({ kind: 'Json' }))],
  Value: [named('value', anotherField({ kind: 'Value', value: 'Money' }))],
};
