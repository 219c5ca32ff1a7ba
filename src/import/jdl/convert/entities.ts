import type { Lookup } from '../lookup.ts';
import { settingOf } from '../lookup.ts';
import type { JdlApplication, JdlEntity, JdlEnum } from '../model.ts';
import { block, line, list, quoted, type Block, type Element, type Line, type List } from '../msa.ts';
import type { Report } from '../report.ts';
import { isOff } from './applications.ts';
import { annotationText, optionsOf, type EntityOptions } from './entity-options.ts';
import { convertField } from './fields.ts';
import { numbered, type TypeNames } from './names.ts';
import type { Planned } from './plan.ts';
import { convertRelations, isKey, type Fields } from './relations.ts';

export interface EntityContext {
  readonly lookup: Lookup;
  readonly types: TypeNames;
  readonly report: Report;
}

/** The entities of an application, in the order of the JDL, and whether any of them is searched. */
export function convertEntities(
  application: Pick<Planned, 'entities' | 'jdl' | 'from'>,
  context: EntityContext,
): { readonly blocks: readonly Block[]; readonly searched: boolean } {
  const { entities } = application;
  const jdl = application.jdl ?? application.from;
  const fields = convertRelations(entities, context);
  const documents = databaseOf(jdl) !== 'sql';
  const engine = jdl && settingOf(jdl.settings, 'searchEngine')?.value.text;
  let searched = false;
  const blocks = entities.map((entity) => {
    const options = optionsOf(entity, jdl, context.lookup.model, context.report);
    const hasText = entity.fields.some(({ type }) => TEXTS.has(type.text));
    const search = isSearched(options, engine) && hasText;
    searched ||= search;
    const said = isSearched(options, undefined) && !hasText ? options.search : undefined;
    const comments = said ? [context.report.leftOut(said.at, `search ${said.value}`, 'it has no text to search')] : [];
    const traits = { ...options, comments: [...options.comments, ...comments], search, numeric: !documents };
    return convertEntity(entity, fields.get(entity) ?? NO_FIELDS, traits, context);
  });
  return { blocks, searched };
}

const NO_FIELDS: Fields = { plain: new Map(), relations: [] };
const TEXTS = new Set(['String', 'TextBlob']);

/** An application that searches does so in all entities that do not say otherwise. */
function isSearched({ search }: EntityOptions, engine: string | undefined): boolean {
  const said = search?.value ?? engine;
  return said !== undefined && !isOff(said);
}

function databaseOf(jdl: JdlApplication | undefined): string {
  return (jdl && settingOf(jdl.settings, 'databaseType')?.value.text) ?? 'sql';
}

interface Traits extends Omit<EntityOptions, 'search'> {
  readonly search: boolean;
  /** Whether JHipster's key, which is not declared, is a number. */
  readonly numeric: boolean;
}

function convertEntity(entity: JdlEntity, fields: Fields, traits: Traits, context: EntityContext): Block {
  const { name, comments, table } = context.types.of(entity.name.text);
  const lines = [
    ...keyOf(entity, traits.numeric, context.report),
    ...entity.fields.flatMap((field) => {
      const renamed = fields.plain.get(field);
      return renamed ? [convertField(field, renamed, context)] : [];
    }),
    ...fields.relations,
  ];
  const ownTable = entity.table?.text ?? table;
  const statements = [
    ...(ownTable === undefined ? [] : [line(`table ${quoted(ownTable)}`)]),
    line(pageOf(traits)),
    ...(traits.filter ? [line('filter')] : []),
    ...(traits.search ? [line('search')] : []),
    ...(traits.readOnly ? [line('read only')] : []),
    ...(traits.skipClient ? [line('pages none')] : []),
    ...accessOf(entity),
  ];
  const last: readonly Element[] =
    entity.lastComments.length > 0 ? [{ kind: 'remark', comments: entity.lastComments }] : [];
  return block(`entity ${name}`, [lines, statements, last], {
    documentation: entity.documentation,
    comments: [...entity.comments, ...comments, ...traits.comments],
  });
}

/** JHipster's keys are numbers unless said otherwise. */
function keyOf(entity: JdlEntity, numeric: boolean, report: Report): readonly Line[] {
  const field = entity.fields.find(isKey);
  if (!field) return numeric ? [line('id: Long')] : [];
  const { text: type, at } = field.type;
  const comments = [
    ...field.comments,
    ...field.annotations
      .filter(({ name }) => name.text.toLowerCase() !== 'id')
      .map((each) => report.leftOut(each.name.at, annotationText(each), 'keys are made in one way only')),
  ];
  const kept = type === 'UUID' || type === 'String' ? 'UUID' : 'Long';
  if (type !== kept) comments.push(report.changed(at, `id ${type}`, `keys are Long or UUID: ${kept} here`));
  return [line(`id: ${kept}`, { documentation: field.documentation, comments })];
}

function pageOf({ paginate }: Traits): string {
  if (!paginate || paginate.value === 'no') return 'page none';
  return paginate.value === 'infinite-scroll' ? 'page cursor 20' : 'page 20';
}

function accessOf({ annotations }: JdlEntity): readonly Line[] {
  const admin = annotations.some(({ name }) => name.text.toLowerCase() === 'adminentity');
  return admin ? [line('allow * to ADMIN')] : [];
}

/** An enum with the labels that people see. */
export function convertEnum({ name, values, documentation, comments }: JdlEnum, context: EntityContext): List {
  const renamed = context.types.of(name.text);
  const taken = new Set<string>();
  const items = values.map((value) => {
    const wanted = value.name.text
      .replaceAll(/[^A-Za-z0-9_]/g, '_')
      .replace(/^(?![A-Za-z])/, 'V')
      .slice(0, 60);
    const unique = numbered(wanted, (each) => taken.has(each.toLowerCase()));
    taken.add(unique.toLowerCase());
    const notes =
      unique === value.name.text
        ? []
        : [context.report.changed(value.name.at, `the value ${value.name.text}`, `is ${unique} here`)];
    const label = value.label && value.label.text !== '' ? ` ${quoted(value.label.text)}` : '';
    return line(`${unique}${label}`, { documentation: value.documentation, comments: [...value.comments, ...notes] });
  });
  return list(`enum ${renamed.name}`, items, { documentation, comments: [...comments, ...renamed.comments] });
}
