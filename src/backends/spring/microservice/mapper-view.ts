/** How an entity becomes what goes over the wire, and back. */
import type { Entity } from '../../common/subset/model.ts';
import { javaString } from '../../common/escape.ts';
import { imports } from './java.ts';
import { entityVariable, propertiesOf, type Property, type Service } from './service.ts';

export interface MapperView {
  readonly type: string;
  readonly variable: string;
  readonly part: boolean;
  readonly imports: string;
  readonly fields: readonly { readonly type: string; readonly variable: string }[];
  /** Arguments of the record's constructor. */
  readonly shown: readonly string[];
  /** Set when the entity is created, when it is updated, or both times. */
  readonly created: readonly Statement[];
  readonly updated: readonly Statement[];
  readonly written: readonly Statement[];
  /** Arguments of the checks that a readonly value stays what it is. */
  readonly fixed: readonly { readonly method: string; readonly arguments: string }[];
}

interface Statement {
  /** A condition, or null. */
  readonly guard: string | null;
  readonly text: string;
}

interface Mapped {
  readonly imports: readonly string[];
  readonly fields: readonly string[];
  readonly shown?: string;
  readonly created?: Statement;
  readonly updated?: Statement;
  readonly written?: Statement;
  readonly fixed?: { readonly method: string; readonly arguments: string };
}

export function mapperView(service: Service, entity: Entity): MapperView {
  const type = service.type(entity.name);
  const variable = entityVariable(type);
  const part = entity.ownedBy !== undefined;
  const mapped = propertiesOf(entity).map((property) => mappedOf(service, property, variable, part));
  const fields = [...new Set(mapped.flatMap((each) => each.fields))];
  const { package: base } = service.application;
  const injected = fields.map((field) => (field.endsWith('Repository') ? `${base}.repository.${field}` : undefined));
  return {
    type,
    variable,
    part,
    imports: imports([
      'org.springframework.stereotype.Component',
      `${base}.domain.${type}`,
      `${base}.service.dto.${type}Dto`,
      ...(part ? ['org.jspecify.annotations.Nullable'] : []),
      ...injected.filter((name) => name !== undefined),
      ...mapped.flatMap((each) => each.imports),
    ]),
    fields: fields.map((field) => ({ type: field, variable: field.charAt(0).toLowerCase() + field.slice(1) })),
    shown: [
      `${variable}.getId()`,
      ...(part ? [] : [`${variable}.getVersion()`]),
      ...mapped.flatMap((each) => each.shown ?? []),
    ],
    created: mapped.flatMap((each) => each.created ?? []),
    updated: mapped.flatMap((each) => each.updated ?? []),
    written: mapped.flatMap((each) => each.written ?? []),
    fixed: mapped.flatMap((each) => each.fixed ?? []),
  };
}

function mappedOf(service: Service, property: Property, entity: string, part: boolean): Mapped {
  const { variable, suffix, json } = property.name;
  const pointer = part ? `pointer + ${javaString(`/${json}`)}` : javaString(`/${json}`);
  const sent = `dto.${variable}()`;
  const get = `${entity}.get${suffix}()`;
  const set = (value: string): string => `${entity}.set${suffix}(${value});`;
  if (property.kind !== 'relation') {
    const value = property.kind === 'field' ? property.model.default : undefined;
    return {
      imports: [],
      fields: [],
      shown: get,
      ...plain(property, set(sent), sent, get, pointer, value !== undefined),
    };
  }
  const { model, shape } = property;
  const target = service.type(model.target);
  const domain = `${service.application.package}.domain.${target}`;
  const field = (tail: string): string => `${target.charAt(0).toLowerCase()}${target.slice(1)}${tail}`;
  switch (shape) {
    case 'id': {
      const stored = model.required ? `${get}.getId()` : `${get} == null ? null : ${get}.getId()`;
      const lookup = `LocalReferences.${model.required ? 'required' : 'optional'}(${field('Repository')}, ${sent}, ${pointer})`;
      return {
        imports: [],
        fields: [`${target}Repository`],
        shown: stored,
        ...plain(property, set(lookup), sent, stored, pointer, false),
      };
    }
    case 'ids':
      return {
        imports: ['java.util.TreeSet', 'java.util.stream.Collectors', domain],
        fields: [`${target}Repository`],
        shown: `${get}.stream().map(${target}::getId).collect(Collectors.toCollection(TreeSet::new))`,
        written: { guard: null, text: set(`LocalReferences.all(${field('Repository')}, ${sent}, ${pointer})`) },
      };
    case 'part': {
      const mapper = field('Mapper');
      const method = model.required ? 'required' : 'optional';
      const statement = { guard: null, text: set(`Parts.${method}(${get}, ${sent}, ${mapper}, ${pointer})`) };
      return {
        imports: [],
        fields: [`${target}Mapper`],
        shown: model.required ? `${mapper}.toDto(${get})` : `${get} == null ? null : ${mapper}.toDto(${get})`,
        ...(model.readonly ? { created: statement } : { written: statement }),
      };
    }
    case 'parts': {
      const mapper = field('Mapper');
      const statement = { guard: null, text: set(`Parts.list(${get}, ${sent}, ${mapper}, ${pointer})`) };
      return {
        imports: [],
        fields: [`${target}Mapper`],
        shown: `${get}.stream().map(${mapper}::toDto).toList()`,
        ...(model.readonly ? { created: statement } : { written: statement }),
      };
    }
    default:
      return { imports: [], fields: [] };
  }
}

/** A single value: set once, or each time; left out where it has a default. */
function plain(
  { model }: Property,
  text: string,
  sent: string,
  stored: string,
  pointer: string,
  hasDefault: boolean,
): Pick<Mapped, 'created' | 'updated' | 'written' | 'fixed'> {
  const guarded = { guard: hasDefault ? `${sent} != null` : null, text };
  if (model.readonly) {
    const method = hasDefault ? 'unchangedIfSent' : 'unchanged';
    return { created: guarded, fixed: { method, arguments: `${pointer}, ${stored}, ${sent}` } };
  }
  // An optional value can be taken away; a required one that is left out stays as it is.
  if (hasDefault && !model.required) return { created: guarded, updated: { guard: null, text } };
  return { written: guarded };
}
