/** What the class of an entity is made of. */
import { columnName } from '../../../model/names.ts';
import type { Entity, Field, Reference, Relation } from '../../common/subset/model.ts';
import { javaString } from '../../common/escape.ts';
import { defaultExpression, entityType, TEXT_LENGTH, typeImports, type Annotation } from './field-types.ts';
import { comment, documentation, imports } from './java.ts';
import {
  hasColumn,
  identifier,
  inWords,
  javaName,
  propertiesOf,
  tableOf,
  type Property,
  type Service,
} from './service.ts';

export interface EntityView {
  readonly type: string;
  readonly imports: string;
  readonly javadoc: string | null;
  readonly table: string;
  readonly base: string;
  readonly members: readonly MemberView[];
}

interface MemberView {
  readonly annotations: readonly string[];
  readonly type: string;
  readonly variable: string;
  readonly suffix: string;
  /** ` = …`, or nothing. */
  readonly initial: string;
  readonly getterJavadoc: string | null;
  /** What the getter returns: lists are not to be changed behind the entity's back. */
  readonly getterType: string;
  readonly getterValue: string;
  readonly setter: SetterView | null;
}

interface SetterView {
  readonly javadoc: string | null;
  readonly visibility: string;
  readonly type: string;
  readonly statements: readonly string[];
}

interface Member extends MemberView {
  readonly imports: readonly string[];
}

const JPA = 'jakarta.persistence';
const NULLABLE = 'org.jspecify.annotations.Nullable';

export function entityView(service: Service, entity: Entity): EntityView {
  const type = service.type(entity.name);
  const members = propertiesOf(entity).flatMap((property) => memberOf(service, entity, property) ?? []);
  return {
    type,
    imports: imports([`${JPA}.Entity`, `${JPA}.Table`, ...members.flatMap((member) => member.imports)]),
    javadoc: comment([documentation(entity.documentation), ownership(service, entity)]),
    table: javaString(tableOf(entity)),
    base: entity.id === 'Long' ? 'NumberedEntity' : 'BaseEntity',
    members,
  };
}

function ownership(service: Service, entity: Entity): string | undefined {
  if (!entity.ownedBy) return undefined;
  return `Part of an {@link ${service.type(entity.ownedBy.entity)}}: created, changed and deleted with it.`;
}

function memberOf(service: Service, entity: Entity, property: Property): Member | undefined {
  switch (property.kind) {
    case 'field':
      return fieldMember(service, property.model, property);
    case 'reference':
      return referenceMember(property.model, property);
    default:
      return relationMember(service, entity, property.model, property);
  }
}

function fieldMember(service: Service, field: Field, { name, column }: Property): Member {
  const { variable, suffix } = name;
  const type = nullable(entityType(service, field), field.required);
  const initial = field.default && defaultExpression(service, field, field.default);
  const kept = keptValue(field, variable);
  const kind = kindAnnotations(field);
  return {
    annotations: [...kind.map(({ text }) => text), columnAnnotation(column, field)],
    type,
    variable,
    suffix,
    initial: initial ? ` = ${initial.text}` : '',
    getterJavadoc: comment([documentation(field.documentation)], [], '    '),
    getterType: type,
    getterValue: variable,
    setter: {
      javadoc: kept.javadoc,
      visibility: 'public ',
      type,
      statements: [`this.${variable} = ${kept.value};`],
    },
    imports: [
      `${JPA}.Column`,
      ...kind.flatMap((annotation) => annotation.imports),
      ...typeImports(service, field.type).filter((name) => !name.startsWith(`${service.application.package}.domain.`)),
      ...(initial?.imports ?? []).filter((name) => !name.startsWith(`${service.application.package}.domain.`)),
      ...kept.imports,
      ...nullableImport(field.required),
    ],
  };
}

/** Annotations that tell Hibernate how to keep what it would keep otherwise. */
function kindAnnotations({ type }: Field): Annotation[] {
  switch (type.kind) {
    case 'Enum':
      return [
        { text: '@Enumerated(EnumType.STRING)', imports: [`${JPA}.Enumerated`, `${JPA}.EnumType`] },
        code('VARCHAR'),
      ];
    case 'LocalDate':
      return [code('LOCAL_DATE')];
    case 'LocalTime':
      return [code('LOCAL_TIME')];
    default:
      return [];
  }
}

function code(name: string): Annotation {
  return {
    text: `@JdbcTypeCode(SqlTypes.${name})`,
    imports: ['org.hibernate.annotations.JdbcTypeCode', 'org.hibernate.type.SqlTypes'],
  };
}

function columnAnnotation(column: string, field: Field): string {
  const { type, required, readonly } = field;
  const values = [`name = ${javaString(column)}`];
  if (required) values.push('nullable = false');
  if (type.kind === 'String' && type.maxLength !== 255) values.push(`length = ${type.maxLength}`);
  if (type.kind === 'Text') values.push(`length = ${TEXT_LENGTH.toString().replace(/(\d{3})$/, '_$1')}`);
  if (type.kind === 'Decimal') values.push(`precision = ${type.precision}`, `scale = ${type.scale}`);
  if (readonly) values.push('updatable = false');
  return `@Column(${values.join(', ')})`;
}

/** A value reads the same before and after it is stored. */
function keptValue(field: Field, variable: string): { value: string; javadoc: string | null; imports: string[] } {
  const { type, required } = field;
  const guarded = (value: string): string => (required ? value : `${variable} == null ? null : ${value}`);
  switch (type.kind) {
    case 'Decimal':
      return {
        value: guarded(`${variable}.setScale(${type.scale})`),
        javadoc: '/** Keeps the scale of the column, so that a value reads the same before and after it is stored. */',
        imports: [],
      };
    case 'Instant':
    case 'LocalTime':
      return {
        value: guarded(`${variable}.truncatedTo(ChronoUnit.MICROS)`),
        javadoc:
          '/** Keeps the precision of the column, so that a value reads the same before and after it is stored. */',
        imports: ['java.time.temporal.ChronoUnit'],
      };
    default:
      return { value: variable, javadoc: null, imports: [] };
  }
}

function referenceMember(reference: Reference, { name, column }: Property): Member {
  const { variable, suffix } = name;
  const type = nullable(reference.id, reference.required);
  const values = [`name = ${javaString(column)}`];
  if (reference.required) values.push('nullable = false');
  if (reference.readonly) values.push('updatable = false');
  return {
    annotations: [`@Column(${values.join(', ')})`],
    type,
    variable,
    suffix,
    initial: '',
    getterJavadoc: comment(
      [
        documentation(reference.documentation),
        `The identifier of a ${inWords(reference.target)} of the service ${reference.application}.`,
      ],
      [],
      '    ',
    ),
    getterType: type,
    getterValue: variable,
    setter: { javadoc: null, visibility: 'public ', type, statements: [`this.${variable} = ${variable};`] },
    imports: [
      `${JPA}.Column`,
      ...(reference.id === 'UUID' ? ['java.util.UUID'] : []),
      ...nullableImport(reference.required),
    ],
  };
}

function relationMember(
  service: Service,
  entity: Entity,
  relation: Relation,
  property: Property & { kind: 'relation' },
): Member | undefined {
  switch (property.shape) {
    case 'unmapped':
      return undefined;
    case 'inverse':
    case 'ids':
    case 'parts':
      return listMember(service, entity, relation, property);
    default:
      return singleMember(service, relation, property);
  }
}

function singleMember(service: Service, relation: Relation, property: Property & { kind: 'relation' }): Member {
  const { variable, suffix } = property.name;
  const target = service.type(relation.target);
  const part = property.shape === 'part';
  const type = nullable(target, relation.required);
  const one = relation.cardinality === 'one-to-one' ? 'OneToOne' : 'ManyToOne';
  const back = part && relation.opposite !== undefined ? backOf(service, relation) : undefined;
  const values = [
    ...(back && !hasColumn(property) ? [`mappedBy = ${javaString(back.variable)}`] : []),
    'fetch = FetchType.LAZY',
    ...(relation.required && hasColumn(property) ? ['optional = false'] : []),
    ...(part ? ['cascade = CascadeType.ALL', 'orphanRemoval = true'] : []),
  ];
  const tie = back && !hasColumn(property) ? `${variable}.set${back.suffix}(this);` : undefined;
  return {
    annotations: [`@${one}(${values.join(', ')})`, ...(hasColumn(property) ? [joinColumn(property)] : [])],
    type,
    variable,
    suffix,
    initial: '',
    getterJavadoc: comment([documentation(relation.documentation)], [], '    '),
    getterType: type,
    getterValue: variable,
    setter: {
      javadoc: null,
      visibility: property.shape === 'back' ? '' : 'public ',
      type,
      statements: [
        ...(tie ? (relation.required ? [tie] : [`if (${variable} != null) {`, `    ${tie}`, '}']) : []),
        `this.${variable} = ${variable};`,
      ],
    },
    imports: [
      `${JPA}.${one}`,
      `${JPA}.FetchType`,
      ...(hasColumn(property) ? [`${JPA}.JoinColumn`] : []),
      ...(part ? [`${JPA}.CascadeType`] : []),
      ...nullableImport(relation.required),
    ],
  };
}

function joinColumn({ column, model, shape }: Property & { kind: 'relation' }): string {
  const values = [`name = ${javaString(column)}`];
  if (model.required) values.push('nullable = false');
  if (model.readonly || shape === 'back') values.push('updatable = false');
  return `@JoinColumn(${values.join(', ')})`;
}

function listMember(
  service: Service,
  entity: Entity,
  relation: Relation,
  property: Property & { kind: 'relation' },
): Member {
  const { variable, suffix } = property.name;
  const target = service.type(relation.target);
  const { shape } = property;
  const isSet = relation.cardinality === 'many-to-many';
  const collection = isSet ? 'Set' : 'List';
  const annotations = listAnnotations(service, entity, relation, property);
  const set: SetterView = {
    javadoc:
      shape === 'parts'
        ? '/** Replaces the parts; one that is no longer among them is deleted. */'
        : '/** Replaces what is related; nothing is deleted. */',
    visibility: 'public ',
    type: `${collection}<${target}>`,
    statements: [
      ...(shape === 'parts' ? [`${variable}.forEach(part -> part.set${backOf(service, relation).suffix}(this));`] : []),
      `this.${variable}.clear();`,
      `this.${variable}.addAll(${variable});`,
    ],
  };
  return {
    annotations: annotations.map(({ text }) => text),
    type: `${collection}<${target}>`,
    variable,
    suffix,
    initial: isSet ? ' = new LinkedHashSet<>()' : ' = new ArrayList<>()',
    getterJavadoc: comment(
      [
        documentation(relation.documentation),
        shape === 'inverse' && relation.opposite !== undefined
          ? `The other side of {@link ${target}#get${backOf(service, relation).suffix}()}, which is where the relation is changed.`
          : undefined,
      ],
      [],
      '    ',
    ),
    getterType: `${collection}<${target}>`,
    getterValue: `Collections.unmodifiable${collection}(${variable})`,
    setter: shape === 'inverse' ? null : set,
    imports: [
      ...annotations.flatMap((annotation) => annotation.imports),
      'java.util.Collections',
      ...(isSet ? ['java.util.LinkedHashSet', 'java.util.Set'] : ['java.util.ArrayList', 'java.util.List']),
    ],
  };
}

function listAnnotations(
  service: Service,
  entity: Entity,
  relation: Relation,
  property: Property & { kind: 'relation' },
): Annotation[] {
  const mappedBy = `mappedBy = ${javaString(relation.opposite === undefined ? '' : backOf(service, relation).variable)}`;
  if (property.shape === 'parts')
    return [
      {
        text: `@OneToMany(${mappedBy}, cascade = CascadeType.ALL, orphanRemoval = true)`,
        imports: [`${JPA}.OneToMany`, `${JPA}.CascadeType`],
      },
      { text: '@OrderBy("id")', imports: [`${JPA}.OrderBy`] },
    ];
  if (property.shape === 'inverse') {
    const name = relation.cardinality === 'many-to-many' ? 'ManyToMany' : 'OneToMany';
    return [{ text: `@${name}(${mappedBy})`, imports: [`${JPA}.${name}`] }];
  }
  const { table, own, other } = joinTable(service, entity, relation);
  return [
    { text: '@ManyToMany', imports: [`${JPA}.ManyToMany`] },
    {
      text: `@JoinTable(name = ${javaString(table)}, joinColumns = @JoinColumn(name = ${javaString(own)}), inverseJoinColumns = @JoinColumn(name = ${javaString(other)}))`,
      imports: [`${JPA}.JoinTable`, `${JPA}.JoinColumn`],
    },
  ];
}

/** The table between two entities, and its columns. */
export function joinTable(
  service: Service,
  entity: Entity,
  relation: Relation,
): { table: string; own: string; other: string } {
  const target = service.entity(relation.target);
  const own = `${tableOf(entity)}_id`;
  const other = `${tableOf(target)}_id`;
  return {
    table: identifier(`${tableOf(entity)}__${columnName(relation.name)}`),
    own: identifier(own),
    other: identifier(own === other ? `other_${other}` : other),
  };
}

function backOf(service: Service, relation: Relation): { variable: string; suffix: string } {
  if (relation.opposite === undefined) throw new Error(`Nothing points back to ${relation.name}.`);
  return javaName(service.entity(relation.target), relation.opposite);
}

export function nullable(type: string, required: boolean): string {
  return required ? type : `@Nullable ${type}`;
}

export function nullableImport(required: boolean): string[] {
  return required ? [] : [NULLABLE];
}
