import type {
  JdlAnnotation,
  JdlEntity,
  JdlEnum,
  JdlField,
  JdlRelationship,
  JdlSide,
  JdlValidation,
  Word,
} from '../model.ts';
import { tidy } from '../parser/comments.ts';
import type { Json } from './json.ts';

/** Reads the file of one entity. */
export class EntityReader {
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

function documentationOf(json: Json): string | undefined {
  const text = (json.text('documentation') ?? json.text('javadoc'))?.text;
  return text === undefined || text === '' ? undefined : tidy(text.split(/\r\n|\n|\\n/)).join('\n') || undefined;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
