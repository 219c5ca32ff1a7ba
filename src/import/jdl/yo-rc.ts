import { evaluate, parse, type ValueNode } from '@humanwhocodes/momoa';
import type { Diagnostic } from '../../check/diagnostic.ts';
import { Source, type Location } from '../../language/index.ts';
import { tidy } from './comments.ts';
import type { TextFile } from './index.ts';
import {
  EMPTY_MODEL,
  type JdlAnnotation,
  type JdlApplication,
  type JdlEntity,
  type JdlEnum,
  type JdlField,
  type JdlModel,
  type JdlRelationship,
  type JdlSetting,
  type JdlSide,
  type JdlValidation,
  type JdlValue,
  type Word,
} from './model.ts';
import type { Parsed } from './parse.ts';
import { settingOf } from './lookup.ts';
import { problem } from './problem.ts';
import { APPLICATION_SETTINGS, UNSUPPORTED_SETTINGS } from './settings.ts';

const NAMESPACE = 'generator-jhipster';

/** Reads what JHipster itself keeps of an application: its `.yo-rc.json`, and a file for each entity. */
export function readYoRc({ path, text, entities }: TextFile & { readonly entities: readonly TextFile[] }): Parsed {
  const { root, problems } = readJson(path, text);
  const files = entities.map((file) => ({ file, ...readJson(file.path, file.text) }));
  const broken = [...problems, ...files.flatMap((each) => each.problems)];
  if (broken.length > 0) return { model: EMPTY_MODEL, problems: broken };
  const config = root?.get(NAMESPACE);
  if (!config?.isObject) {
    const at = new Source(path, text).location(0, 0);
    return {
      model: EMPTY_MODEL,
      problems: [problem(at, `This is no application of JHipster: it has no \`${NAMESPACE}\`.`)],
    };
  }
  const order = (config.get('entities')?.items() ?? []).map((item) => item.plain);
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const readers = files
    .flatMap(({ file, root: json }) => (json ? [new EntityReader(json, nameOf(file.path))] : []))
    .sort((left, right) => place(left.name) - place(right.name));
  const model: JdlModel = {
    ...EMPTY_MODEL,
    applications: [
      applicationOf(
        config,
        readers.map((reader) => reader.name),
      ),
    ],
    entities: readers.map((reader) => reader.entity()),
    enums: uniqueEnums(readers.flatMap((reader) => reader.enums())),
    relationships: readers.flatMap((reader) => reader.relationships(readers)),
  };
  return { model, problems: [] };
}

/**
 * A gateway keeps copies of the entities of its microservices, so that several applications of JHipster tell of one entity:
 * what comes of a microservice counts, then what comes first.
 */
export function withoutCopies(
  model: JdlModel,
  inputs: readonly { readonly kind: string; readonly path: string }[],
): JdlModel {
  if (inputs.filter(({ kind }) => kind === 'yo-rc').length < 2) return model;
  const services = model.applications.filter(
    (each) => settingOf(each.settings, 'applicationType')?.value.text === 'microservice',
  );
  const folders = services.map(({ at }) => at.file.replace(/[^/\\]*$/, ''));
  const isOwn = ({ name }: { readonly name: Word }): boolean =>
    folders.some((folder) => name.at.file.startsWith(folder));
  return {
    ...model,
    entities: distinct(model.entities, ({ name }) => name.text, isOwn),
    enums: distinct(model.enums, ({ name }) => name.text, isOwn),
    relationships: distinct(
      model.relationships,
      ({ type, from, to }) => [type, from.entity, from.field, to.entity, to.field].map((word) => word?.text).join(),
      ({ from }) => isOwn({ name: from.entity }),
    ),
  };
}

/** One of each key: the first that is preferred, else the first. */
function distinct<T>(all: readonly T[], keyOf: (each: T) => string, isPreferred: (each: T) => boolean): readonly T[] {
  const chosen = new Map<string, T>();
  for (const each of [...all.filter(isPreferred), ...all]) if (!chosen.has(keyOf(each))) chosen.set(keyOf(each), each);
  return all.filter((each) => chosen.get(keyOf(each)) === each);
}

/** `.jhipster/Product.json` → `Product`. */
function nameOf(path: string): string {
  return path.replace(/^.*[/\\]/, '').replace(/\.json$/, '');
}

function readJson(path: string, text: string): { root: Json | undefined; problems: readonly Diagnostic[] } {
  const source = new Source(path, text);
  try {
    return { root: new Json(parse(text, { mode: 'json' }).body, source), problems: [] };
  } catch (error) {
    if (!(error instanceof Error) || !('offset' in error) || typeof error.offset !== 'number') throw error;
    const [found] = /^(?:[\w.]+|[^]?)/.exec(text.slice(error.offset)) ?? [''];
    // A bracket or a comma that nothing follows is what the parser blames where the end is missing.
    const ends = /^[{[,:]?\s*$/.test(text.slice(error.offset));
    const message = ends ? 'its end is missing' : `\`${found}\` cannot stand here`;
    const at = source.location(error.offset, error.offset + found.length);
    return { root: undefined, problems: [problem(at, `This is not JSON: ${message}.`)] };
  }
}

/** A value of a JSON file, with its place. */
class Json {
  readonly #node: ValueNode;
  readonly #source: Source;

  constructor(node: ValueNode, source: Source) {
    this.#node = node;
    this.#source = source;
  }

  get isObject(): boolean {
    return this.#node.type === 'Object';
  }

  get at(): Location {
    return this.#place(this.#node);
  }

  /** Of a property that is there and not null. */
  get(key: string): Json | undefined {
    return this.entries().find(([word]) => word.text === key)?.[1];
  }

  text(key: string): Word | undefined {
    const value = this.get(key);
    return value && { text: value.plain, at: value.at };
  }

  get plain(): string {
    const value = evaluate(this.#node);
    return typeof value === 'string' ? value : JSON.stringify(value);
  }

  entries(): readonly (readonly [Word, Json])[] {
    if (this.#node.type !== 'Object') return [];
    return this.#node.members.flatMap(({ name, value }) => {
      if (value.type === 'Null') return [];
      const word = { text: name.type === 'String' ? name.value : name.name, at: this.#place(name) };
      return [[word, new Json(value, this.#source)] as const];
    });
  }

  items(): readonly Json[] {
    return this.#node.type === 'Array' ? this.#node.elements.map(({ value }) => new Json(value, this.#source)) : [];
  }

  value(): JdlValue {
    const { at } = this;
    if (this.#node.type === 'Array') {
      const items = this.items().map((item) => ({ text: item.plain, at: item.at }));
      return { kind: 'list', text: `[${items.map(({ text }) => text).join(', ')}]`, items, at };
    }
    const text = this.plain;
    const kind = this.#node.type === 'Number' ? 'number' : /^[\w.-]+$/.test(text) ? 'word' : 'text';
    return { kind, text, items: [], at };
  }

  #place({ loc }: Pick<ValueNode, 'loc'>): Location {
    return this.#source.location(loc.start.offset, loc.end.offset);
  }
}

/** Matters of Yeoman and of the generator's own memory, which no one has written. */
const IGNORED = new Set(
  (
    'entities appsFolders promptValues entitiesToGenerate defaultCommand applicationIndex dasherizedBaseName ' +
    'humanizedBaseName packageFolder mainClass jhiTablePrefix nodeVersion creationTimestamp jhipsterVersion lastLiquibaseDate'
  ).split(' '),
);

function applicationOf(config: Json, names: readonly string[]): JdlApplication {
  const known = new Set<string>([...APPLICATION_SETTINGS, ...Object.keys(UNSUPPORTED_SETTINGS)]);
  const settings: JdlSetting[] = [];
  const blueprints: Word[] = [];
  for (const [key, json] of config.entries()) {
    if (IGNORED.has(key.text)) continue;
    if (known.has(key.text)) settings.push({ key, value: json.value() });
    else blueprints.push({ text: `${key.text} ${json.plain.slice(0, 60)}`, at: key.at });
  }
  const at = config.at;
  const words = names.map((text) => ({ text, at }));
  return {
    at,
    comments: [],
    settings,
    blueprints,
    entities: { all: false, names: words, except: [], at },
    options: [],
  };
}

class EntityReader {
  readonly name: string;
  readonly #json: Json;

  constructor(json: Json, name: string) {
    this.#json = json;
    this.name = json.text('name')?.text ?? name;
  }

  entity(): JdlEntity {
    const json = this.#json;
    const name = json.text('name') ?? { text: this.name, at: json.at };
    const table = json.text('entityTableName');
    const usual = this.name.replaceAll(/(?<=[a-z0-9])([A-Z])/g, '_$1').toLowerCase();
    return {
      comments: [],
      lastComments: [],
      name,
      documentation: documentationOf(json),
      table: table?.text === usual || table?.text === `jhi_${usual}` ? undefined : table,
      annotations: this.#annotations(),
      fields: (json.get('fields')?.items() ?? []).map(fieldOf),
    };
  }

  enums(): readonly JdlEnum[] {
    return (this.#json.get('fields')?.items() ?? []).flatMap((field) => {
      const values = field.text('fieldValues');
      const name = field.text('fieldType');
      if (!values || !name) return [];
      return [
        { comments: [], name, documentation: field.text('fieldTypeDocumentation')?.text, values: valuesOf(values) },
      ];
    });
  }

  /** Each relationship stands in the files of both entities: it is taken from the side that keeps the key. */
  relationships(all: readonly EntityReader[]): readonly JdlRelationship[] {
    return (this.#json.get('relationships')?.items() ?? []).flatMap((json) => {
      const type = TYPES[json.text('relationshipType')?.text ?? ''];
      const other = json.text('otherEntityName');
      if (type === undefined || !other) return [];
      const target = all.find((each) => each.name.toLowerCase() === other.text.toLowerCase());
      const back = target?.backOf(json, this.name);
      const owner = json.text('relationshipSide')?.text === 'left' || json.text('ownerSide')?.text === 'true';
      const second =
        back !== undefined && (type === 'OneToMany' || ((type === 'OneToOne' || type === 'ManyToMany') && !owner));
      if (second) return [];
      const at = json.text('relationshipType')?.at ?? json.at;
      const builtIn = target ? [] : [{ text: 'builtInEntity', at }];
      const own: Word = { text: this.name, at: json.text('relationshipName')?.at ?? json.at };
      const facing: Word = { text: target?.name ?? capital(other.text), at: other.at };
      return [
        {
          type: { text: type, at },
          options: builtIn,
          from: sideOf(own, json, back),
          to: sideOf(facing, back, json),
        },
      ];
    });
  }

  /** The other side of a relationship of `owner`. */
  backOf(json: Json, owner: string): Json | undefined {
    const name = json.text('relationshipName')?.text;
    const backName = json.text('otherEntityRelationshipName')?.text;
    const type = TYPES[json.text('relationshipType')?.text ?? '']?.split('To').toReversed().join('To');
    return (this.#json.get('relationships')?.items() ?? []).find((each) => {
      if (each.text('otherEntityName')?.text.toLowerCase() !== owner.toLowerCase()) return false;
      if (TYPES[each.text('relationshipType')?.text ?? ''] !== type) return false;
      const [own, other] = [each.text('relationshipName')?.text, each.text('otherEntityRelationshipName')?.text];
      return (
        (backName === undefined || backName === own) && (other === undefined || other === name) && own !== undefined
      );
    });
  }

  /** Options of the entity; a JSON file has no places of their own for them. */
  #annotations(): readonly JdlAnnotation[] {
    const own = OPTIONS.flatMap(([key, name, off]) => {
      const value = this.#json.get(key);
      if (!value || off.includes(value.plain)) return [];
      return [{ name: { text: name, at: value.at }, ...(value.plain !== 'true' && { value: value.value() }) }];
    });
    const others = this.#json.entries().flatMap(([key, json]) => {
      if (KNOWN.has(key.text) || ['', 'false', '[]', '{}'].includes(json.plain)) return [];
      return [{ name: key, ...(json.plain !== 'true' && { value: json.value() }) }];
    });
    return [...own, ...others];
  }
}

/** Keys of an entity's file that are options, their names in JDL, and the values that say nothing. */
const OPTIONS: readonly (readonly [key: string, name: string, off: readonly string[]])[] = [
  ['pagination', 'paginate', []],
  ['searchEngine', 'search', ['false', 'no']],
  ['readOnly', 'readOnly', ['false']],
  ['jpaMetamodelFiltering', 'filter', ['false']],
  ['skipClient', 'skipClient', ['false']],
  ['skipServer', 'skipServer', ['false']],
  ['embedded', 'embedded', ['false']],
  ['clientRootFolder', 'clientRootFolder', ['']],
  ['angularJSSuffix', 'angularSuffix', ['']],
];
const KNOWN = new Set([
  ...OPTIONS.map(([key]) => key),
  ...(
    'name fields relationships entityTableName documentation javadoc dto service applications changelogDate microserviceName ' +
    'annotations fluentMethods incrementalChangelog databaseType'
  ).split(' '),
]);

const TYPES: Readonly<Record<string, string>> = {
  'one-to-one': 'OneToOne',
  'one-to-many': 'OneToMany',
  'many-to-one': 'ManyToOne',
  'many-to-many': 'ManyToMany',
};

/** @param own the file's record of this side's field; `facing` that of the other side, whose annotations are this entity's */
function sideOf(entity: Word, own: Json | undefined, facing: Json | undefined): JdlSide {
  const rules = own?.get('relationshipValidateRules');
  const required =
    rules !== undefined && (rules.plain === 'required' || rules.items().some((rule) => rule.plain === 'required'));
  const display = own?.text('otherEntityField');
  return {
    entity,
    comments: [],
    required,
    field: own?.text('relationshipName'),
    display: display?.text === 'id' ? undefined : display,
    documentation: own && documentationOf(own),
    annotations: (facing?.get('options')?.entries() ?? []).map(([name, json]) => ({
      name,
      value: json.plain === 'true' ? undefined : json.value(),
    })),
  };
}

function fieldOf(json: Json): JdlField {
  const type = json.text('fieldType') ?? { text: 'String', at: json.at };
  const content = json.text('fieldTypeBlobContent')?.text;
  return {
    comments: [],
    documentation: documentationOf(json),
    name: json.text('fieldName') ?? { text: '', at: json.at },
    type: { text: type.text === 'byte[]' ? (BLOBS[content ?? ''] ?? 'Blob') : type.text, at: type.at },
    validations: (json.get('fieldValidateRules')?.items() ?? []).map((rule) => validationOf(rule, json)),
    annotations: (json.get('options')?.entries() ?? []).map(([name, value]) => ({
      name,
      value: value.plain === 'true' ? undefined : value.value(),
    })),
  };
}

const BLOBS: Readonly<Record<string, string>> = { text: 'TextBlob', image: 'ImageBlob', any: 'AnyBlob' };

function validationOf(rule: Json, field: Json): JdlValidation {
  const name = { text: rule.plain, at: rule.at };
  const value = field.text(`fieldValidateRules${capital(rule.plain)}`);
  return { name, value };
}

/** `CREDIT_CARD (card),IDEAL`. */
function valuesOf({ text, at }: Word): JdlEnum['values'] {
  return text.split(',').flatMap((part) => {
    const [, name, label] = /^\s*([^\s(]+)\s*(?:\((.*)\))?\s*$/.exec(part) ?? [];
    if (name === undefined) return [];
    return [{ comments: [], name: { text: name, at }, label: label === undefined ? undefined : { text: label, at } }];
  });
}

/** An enum that several fields have stands in the file of each. */
function uniqueEnums(enums: readonly JdlEnum[]): readonly JdlEnum[] {
  return [...new Map(enums.toReversed().map((each) => [each.name.text, each])).values()].toReversed();
}

function documentationOf(json: Json): string | undefined {
  const text = (json.text('documentation') ?? json.text('javadoc'))?.text;
  return text === undefined || text === '' ? undefined : tidy(text.split(/\r\n|\n|\\n/)).join('\n') || undefined;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
