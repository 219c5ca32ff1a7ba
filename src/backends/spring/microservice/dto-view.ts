/** What goes over the wire: the records that an entity is read from and shown as. */
import type { Entity } from '../../common/subset/model.ts';
import { javaString } from '../../common/escape.ts';
import { nullable, nullableImport } from './entity-view.ts';
import { boxedType, constraint, constraints, defaultInWords, typeImports, type Annotation } from './field-types.ts';
import { comment, documentation, imports, oneLine } from './java.ts';
import { inWords, propertiesOf, type Property, type Service } from './service.ts';

export interface DtoView {
  readonly type: string;
  readonly imports: string;
  readonly javadoc: string | null;
  readonly components: readonly { readonly text: string }[];
}

interface Component {
  readonly variable: string;
  readonly json: string;
  readonly annotations: readonly Annotation[];
  readonly type: string;
  readonly optional: boolean;
  readonly imports: readonly string[];
  readonly doc: string | undefined;
}

const JACKSON = 'com.fasterxml.jackson.annotation.JsonProperty';
const READ_ONLY: Annotation = { text: '@JsonProperty(access = JsonProperty.Access.READ_ONLY)', imports: [JACKSON] };
const VALID: Annotation = { text: '@Valid', imports: ['jakarta.validation.Valid'] };

export function dtoView(service: Service, entity: Entity): DtoView {
  const components = [
    ...builtIn(entity),
    ...propertiesOf(entity).flatMap((each) => componentOf(service, entity, each)),
  ];
  const tags = components.flatMap(({ variable, doc }) => (doc === undefined ? [] : [`@param ${variable} ${doc}`]));
  return {
    type: service.type(entity.name),
    imports: imports(
      components.flatMap((component) => [
        ...component.imports,
        ...component.annotations.flatMap((annotation) => annotation.imports),
        ...nullableImport(!component.optional),
        ...(component.json === component.variable ? [] : [JACKSON]),
      ]),
    ),
    javadoc: comment([documentation(entity.documentation) ?? inherited(entity)], tags),
    components: components.map((component) => ({ text: textOf(component) })),
  };
}

function inherited(entity: Entity): string | undefined {
  return entity.ownedBy && `Part of a ${inWords(entity.ownedBy.entity)}.`;
}

/** What a property of a request is checked by, as annotations. */
export function checksOf(service: Service, entity: Entity, property: Property): string[] {
  const annotations = componentOf(service, entity, property).flatMap((component) => component.annotations);
  return annotations.filter((each) => each !== VALID).map(({ text }) => text);
}

function textOf({ variable, json, annotations, type, optional }: Component): string {
  const renamed = json === variable ? [] : [`@JsonProperty(${javaString(json)})`];
  return [...renamed, ...annotations.map(({ text }) => text), `${nullable(type, !optional)} ${variable}`].join(' ');
}

function builtIn(entity: Entity): Component[] {
  const part = entity.ownedBy !== undefined;
  const id: Component = {
    variable: 'id',
    json: 'id',
    annotations: part ? [] : [READ_ONLY],
    type: entity.id,
    optional: true,
    imports: entity.id === 'UUID' ? ['java.util.UUID'] : [],
    doc: part ? `of ${article(inWords(entity.name))} that is stored already; left out in a new one` : undefined,
  };
  if (part) return [id];
  return [id, { ...id, variable: 'version', json: 'version', type: 'Long', imports: [] }];
}

function componentOf(service: Service, entity: Entity, property: Property): Component[] {
  const base = { variable: property.name.variable, json: property.name.json };
  switch (property.kind) {
    case 'field': {
      const { type, required, default: value } = property.model;
      return [
        {
          ...base,
          annotations: constraints(property.model),
          type: boxedType(service, type),
          optional: !required || value !== undefined,
          imports: typeImports(service, type),
          doc: describe(
            entity,
            property,
            value &&
              `left out: ${required ? 'as it is, or ' : ''}${oneLine(defaultInWords(value))} in a new ${inWords(entity.name)}`,
          ),
        },
      ];
    }
    case 'reference': {
      const { id, required, target, application } = property.model;
      return [
        {
          ...base,
          annotations: required ? [constraint('NotNull')] : [],
          type: id,
          optional: !required,
          imports: id === 'UUID' ? ['java.util.UUID'] : [],
          doc: describe(
            entity,
            property,
            `the identifier of ${article(inWords(target))} of the service ${application}`,
          ),
        },
      ];
    }
    default:
      return relationComponent(service, entity, property, base);
  }
}

function relationComponent(
  service: Service,
  entity: Entity,
  property: Property & { kind: 'relation' },
  base: Pick<Component, 'variable' | 'json'>,
): Component[] {
  const { model, shape } = property;
  const target = service.entity(model.target);
  const words = article(inWords(model.target));
  const presence = model.required ? [constraint('NotNull')] : [];
  switch (shape) {
    case 'id':
      return [
        {
          ...base,
          annotations: presence,
          type: target.id,
          optional: !model.required,
          imports: target.id === 'UUID' ? ['java.util.UUID'] : [],
          doc: describe(entity, property, `the identifier of ${words}`),
        },
      ];
    case 'part':
      return [
        {
          ...base,
          annotations: [...presence, VALID],
          type: `${service.type(target.name)}Dto`,
          optional: !model.required,
          imports: [],
          doc: describe(entity, property, undefined),
        },
      ];
    case 'ids':
    case 'parts': {
      const { min, max } = model.many ?? { min: 0 };
      const element = shape === 'ids' ? target.id : `@Valid ${service.type(target.name)}Dto`;
      const collection = shape === 'ids' ? 'Set' : 'List';
      return [
        {
          ...base,
          annotations: sizeOf(min, max),
          type: `${collection}<@NotNull ${element}>`,
          optional: min === 0,
          imports: [
            `java.util.${collection}`,
            'jakarta.validation.constraints.NotNull',
            ...(shape === 'parts' ? VALID.imports : []),
            ...(shape === 'ids' && target.id === 'UUID' ? ['java.util.UUID'] : []),
          ],
          doc: describe(
            entity,
            property,
            shape === 'ids' ? `the identifiers of ${inWords(model.target)} rows` : undefined,
          ),
        },
      ];
    }
    default:
      return [];
  }
}

function sizeOf(min: number, max: number | undefined): Annotation[] {
  if (min === 1 && max === undefined) return [constraint('NotEmpty')];
  const bounds = [...(min > 0 ? [`min = ${min}`] : []), ...(max === undefined ? [] : [`max = ${max}`])];
  return [
    ...(min > 0 ? [constraint('NotNull')] : []),
    ...(bounds.length > 0 ? [constraint('Size', bounds.join(', '))] : []),
  ];
}

function describe(entity: Entity, { model }: Property, note: string | undefined): string | undefined {
  const own = model.documentation === undefined ? undefined : oneLine(model.documentation).replace(/\.$/, '');
  const fixed = model.readonly
    ? `set when the ${inWords(entity.name)} is created, never changed afterwards`
    : undefined;
  const parts = [own, fixed, note].filter((part) => part !== undefined && part !== '');
  return parts.length > 0 ? parts.join('; ') : undefined;
}

export function article(words: string): string {
  return `${/^[aeiou]/.test(words) && !words.startsWith('user') ? 'an' : 'a'} ${words}`;
}
