import { columnName, pascalCase, restName, tableName } from '../../../model/names.ts';
import { isBuiltIn } from '../lookup.ts';
import type { JdlEntity, JdlEnum, JdlModel, Word } from '../model.ts';
import type { Report } from '../report.ts';

/** What msac itself calls types: a declaration of that name would hide them. */
const TYPES = new Set(
  (
    'String Text Int Long Float Double Decimal Boolean LocalDate LocalTime Instant ZonedDateTime Duration UUID Binary ' +
    'Image Json User'
  ).split(' '),
);

/** Every entity has these columns besides its own. */
const BUILT_IN_COLUMNS = ['version'];
const LONGEST_NAME = 60;

/** A name that has become another one. */
export interface Renamed {
  readonly name: string;
  /** To stand above what is renamed. */
  readonly comments: readonly string[];
}

/** Names of entities and enums in `.msa`, by those in the JDL. */
export class TypeNames {
  readonly #names = new Map<string, Renamed & { readonly table?: string }>();

  constructor(model: JdlModel, report: Report) {
    const taken = new Set(TYPES);
    const declared: readonly (JdlEntity | JdlEnum)[] = [
      ...model.entities.filter(({ name }) => !isBuiltIn(name.text)),
      ...model.enums,
    ];
    /** What their lists are called in paths. */
    const lists = new Set<string>();
    const tables = new Set<string>();
    for (const { name, ...rest } of declared) {
      const isEntity = 'fields' in rest;
      const base = typeName(name.text);
      const wanted =
        taken.has(base) || (isEntity && lists.has(restName(base))) ? `${base}${isEntity ? 'Entity' : 'Enum'}` : base;
      const unique = numbered(wanted, (each) => taken.has(each) || (isEntity && lists.has(restName(each))));
      const why = TYPES.has(base)
        ? 'a plain type has that name'
        : `the ${taken.has(base) ? 'name' : 'plural'} is taken`;
      taken.add(unique);
      if (isEntity) lists.add(restName(unique));
      const comments = unique === name.text ? [] : [renamed(name, unique, wanted === base ? undefined : why, report)];
      const former = tableName(name.text);
      const table = isEntity && tableName(unique) !== former && !tables.has(former) ? former : undefined;
      if (isEntity) tables.add(table ?? tableName(unique));
      this.#names.set(name.text, { name: unique, comments, ...(table !== undefined && { table }) });
    }
  }

  /** What a name has become, and the table that an entity of that name would have. */
  of(name: string): Renamed & { readonly table?: string } {
    return this.#names.get(name) ?? { name, comments: [] };
  }
}

/** Names of the fields of one entity, each of its own column. */
export class FieldNames {
  readonly #columns = new Set(BUILT_IN_COLUMNS);
  readonly #names = new Set<string>();
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  /** @param wanted what the JDL's name should become, when that is not the name itself */
  of(word: Word, wanted = word.text): Renamed {
    const name = numbered(fieldName(wanted), (each) => this.#isTaken(each));
    this.#names.add(name.toLowerCase());
    this.#columns.add(columnName(name));
    const why = columnName(wanted) === 'version' ? 'every entity has a `version`' : undefined;
    return {
      name,
      comments: name === wanted || name === lowerFirst(wanted) ? [] : [renamed(word, name, why, this.#report)],
    };
  }

  /** Whether a name is one that {@link of} has given. */
  has(name: string): boolean {
    return this.#names.has(name.toLowerCase());
  }

  #isTaken(name: string): boolean {
    return this.#names.has(name.toLowerCase()) || this.#columns.has(columnName(name));
  }
}

function renamed(word: Word, name: string, why: string | undefined, report: Report): string {
  return report.changed(word.at, `the name ${word.text}`, `is ${name} here${why ? `: ${why}` : ''}`);
}

function typeName(text: string): string {
  const name = /^[A-Z][A-Za-z0-9]*$/.test(text) ? text : pascalCase(ascii(text));
  return cut(/^[A-Z]/.test(name) ? name : `Entity${name}`);
}

function fieldName(text: string): string {
  const name = ascii(text)
    .replaceAll(/[^A-Za-z0-9_]+([A-Za-z0-9]?)/g, (_, next: string) => next.toUpperCase())
    .replace(/^_+|_+$/g, '');
  const first = name.replace(/^[A-Z]+(?=$|[^a-z])|^[A-Z]+(?=[A-Z][a-z])|^[A-Z]/, (head) => head.toLowerCase());
  return cut(/^[a-z]/.test(first) ? first : `field${first}`);
}

/** `blog_store` → `blog-store`: names of applications are names of hosts. */
export function applicationName(text: string): string {
  const name = ascii(text)
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const whole = /^[A-Za-z]/.test(name) ? name : `app-${name}`;
  if (whole !== text) return whole.toLowerCase().slice(0, 40).replace(/-+$/, '');
  return whole.slice(0, 40).replace(/-+$/, '');
}

/** A file's name, or an application's, as that of a system. */
export function systemName(text: string): string {
  const name = ascii(text)
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase();
  return cut(/^[a-z]/.test(name) ? name : `system_${name}`);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** `étage` → `etage`. */
function ascii(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '');
}

function cut(name: string): string {
  return name.slice(0, LONGEST_NAME);
}

/** The name, or the first of `name2`, `name3`, … that is not taken. */
export function numbered(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name;
  for (let number = 2; ; number++) if (!isTaken(`${name}${number}`)) return `${name}${number}`;
}
