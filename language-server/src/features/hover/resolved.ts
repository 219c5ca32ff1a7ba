/** What holds for a part of the model, said or not: short phrases of Markdown. */
import type { Application, Entity, Field, Reference, Relation, System } from '../../../../src/model/system.ts';
import { bytesText } from '../../../../src/model/quantities.ts';
import type { Type } from '../../../../src/model/types.ts';
import { code } from './markdown.ts';

/** Where it runs and what it runs on. */
export function ofApplication(application: Application): string[] {
  const { port, instances, environments } = application;
  const said = [`port ${code(String(port))}`];
  if (environments.dev.port !== port) said.push(`in dev ${code(String(environments.dev.port))}`);
  if ('database' in application && application.database !== 'none') {
    said.push(`database ${code(application.database)}`);
    const { dev, test } = environments;
    const others = [dev.database, test.database].map((each) => code(each ?? 'none'));
    said.push(others[0] === others[1] ? `in dev and test ${others[0]}` : `in dev ${others[0]}, in test ${others[1]}`);
  }
  if ('auth' in application) said.push(`auth ${code(authIn(application.auth))}`);
  if ('cache' in application && application.cache !== 'none') said.push(`cache ${code(application.cache)}`);
  if (instances.max > 1)
    said.push(`${instances.min === instances.max ? '' : `${instances.min} to `}${instances.max} instances`);
  return said;
}

/** What the whole is made with. */
export function ofSystem(system: System): string[] {
  const { auth, discovery } = system;
  return [
    `package ${code(system.package)}`,
    `version ${code(system.version)}`,
    `Java ${code(String(system.java))}`,
    `build ${code(system.build)}`,
    `auth ${code(authIn(auth))}`,
    `discovery ${code('application' in discovery ? discovery.application : discovery.kind)}`,
    `broker ${code(system.broker)}`,
  ];
}

function authIn(auth: System['auth']): string {
  return 'application' in auth ? auth.application : auth.kind;
}

/** Its key, its pages and who may do what. */
export function ofEntity(entity: Entity): string[] {
  const { id, page, locking, rules, ownedBy, display } = entity;
  const sort = page.sort.map(({ field, direction }) => (direction === 'desc' ? `${field} desc` : field)).join(', ');
  const mode = page.mode === 'cursor' ? 'cursor ' : '';
  return [
    `key ${code(`id: ${id}`)}`,
    ...(ownedBy ? [`part of ${code(`${ownedBy.entity}.${ownedBy.relation}`)}`] : []),
    code(page.mode === 'none' ? 'page none' : `page ${mode}${page.size} by ${sort}`),
    code(`locking ${locking}`),
    ...(display === undefined ? [] : [`displays ${code(display)}`]),
    ...(rules.length === 0 && !ownedBy ? ['who is signed in reads, `ADMIN` writes'] : []),
  ];
}

/** What people read in the place of a value of an enum. */
export function labelOf(enumeration: string, value: string, own: Application | undefined, system: System): string[] {
  for (const each of own ? [own] : system.applications) {
    const enums = 'enums' in each ? each.enums : [];
    const found = enums.find(({ name }) => name === enumeration)?.values.find(({ name }) => name === value);
    if (found) return [`people read "${found.label}"`];
  }
  return [];
}

export function ofField({ type, required, unique, readonly, default: value }: Field): string[] {
  return [
    required ? 'required' : 'optional',
    ...ofType(type),
    ...(unique ? ['unique'] : []),
    ...(readonly ? ['never changes'] : []),
    ...(value ? [`default ${code('value' in value ? String(value.value) : value.kind)}`] : []),
  ];
}

/** The bounds of values. */
function ofType(type: Type): string[] {
  switch (type.kind) {
    case 'String':
      return [
        `${type.minLength ? `${type.minLength} to` : 'at most'} ${type.maxLength} characters`,
        ...matching(type.pattern),
      ];
    case 'Decimal':
      return [`${type.precision} digits, ${type.scale} after the point`, ...range(type)];
    case 'Int':
    case 'Long':
    case 'Float':
    case 'Double':
    case 'Duration':
      return range(type);
    case 'Binary':
    case 'Image':
      return [`at most ${bytesText(type.maxBytes, ' ')}`];
    case 'Value':
      return [`the fields of ${code(type.value)}`];
    case 'Text':
      return ['at most 65,535 characters'];
    default:
      return [];
  }
}

function matching(pattern: string | undefined): string[] {
  return pattern === undefined ? [] : [`matches ${code(pattern)}`];
}

function range(type: { readonly min?: string; readonly max?: string; readonly unit?: string }): string[] {
  const { min, max, unit } = type;
  const least = min === undefined ? [] : [`at least ${code(min)}`];
  const most = max === undefined ? [] : [`at most ${code(max)}`];
  return [...least, ...most, ...(unit === undefined ? [] : [`in ${code(unit)}`])];
}

/** What only the model knows of a relation: the rest is told of the text, right or not. */
export function ofRelation(relation: Relation): string[] {
  const { many, required, onDelete, owner, owned } = relation;
  return [
    ...(many ? [count(many)] : [required ? 'required' : 'optional']),
    ...(owned ? ['parts of this row'] : []),
    ...(owner && !many ? [code(`on delete ${onDelete}`)] : []),
  ];
}

/** "any number", "1 to 3". */
export function count({ min, max }: { readonly min: number; readonly max?: number }): string {
  if (max === undefined) return min === 0 ? 'any number' : `at least ${min}`;
  return min === max ? `exactly ${min}` : min === 0 ? `at most ${max}` : `${min} to ${max}`;
}

export function ofReference({ required, application, target }: Reference): string[] {
  const owner = application === undefined ? 'whoever signs users in' : code(application);
  return [required ? 'required' : 'optional', `the key of one ${code(target)} of ${owner}`];
}
