/** What becomes of a declaration: of each part of the model that it makes, in Java, SQL and REST. */
import { leftOut, outcomeOf, type Outcome, type Part } from '../../../../src/backends/spring/outcome.ts';
import {
  applicationOf,
  isApplication,
  isEntity,
  isEnum,
  isEnumValue,
  isField,
  isMixin,
  isValue,
  resolveType,
  type Application,
  type Declaration,
  type Program,
  type Symbols,
  type Type,
  type Value,
} from '../../../../src/language/index.ts';
import type { Application as ApplicationModel, System } from '../../../../src/model/system.ts';
import { code, fact } from './markdown.ts';

/** A mixin's field is a field of every entity that takes it: more are not listed. */
const MOST_PARTS = 3;

/** The parts of the model that a declaration makes. What stands outside of applications is in each that uses it. */
export function partsOf(target: Declaration, program: Program, system: System): Part[] {
  const own = applicationOf(target);
  if (isApplication(target)) return [{ application: target.name }];
  if (isEntity(target) && own) return [{ application: own.name, declaration: target.name }];
  if (isEnum(target))
    return usersOf(target.name, own, system).map((application) => ({ application, declaration: target.name }));
  if (isEnumValue(target)) {
    const declaration = target.$container.name;
    return usersOf(declaration, own, system).map((application) => ({ application, declaration, member: target.name }));
  }
  if (!isField(target)) return [];
  const holder = target.$container;
  if (isEntity(holder) && own) return [{ application: own.name, declaration: holder.name, member: target.name }];
  if (!isMixin(holder)) return [];
  return entitiesWith(target, program).map(([application, declaration]) => ({
    application,
    declaration,
    member: target.name,
  }));
}

/** The applications that have an enum: its own, or all that use it. */
function usersOf(name: string, own: Application | undefined, system: System): string[] {
  if (own) return [own.name];
  return system.applications.flatMap((each) =>
    'enums' in each && each.enums.some((one) => one.name === name) ? [each.name] : [],
  );
}

function entitiesWith(field: Declaration, { symbols }: Program): [string, string][] {
  const applications = [...symbols.applications.values()].flatMap(([first]) => first ?? []);
  return applications.flatMap((application) =>
    symbols
      .scope(application)
      .entities.flatMap((entity): [string, string][] =>
        symbols.members(entity).some((member) => member === field) ? [[application.name, entity.name]] : [],
      ),
  );
}

/** The fields of the type, which hold a value as it is declared. */
export function embeddings(target: Value, { symbols }: Program): string {
  const applications = [...symbols.applications.values()].flatMap(([first]) => first ?? []);
  const fields = applications.flatMap((application) => {
    const { entities, valueTypes } = symbols.scope(application);
    return [...entities, ...valueTypes, ...symbols.shared.valueTypes].flatMap((holder) =>
      [...symbols.fields(holder).values()].flatMap(([field]) =>
        field?.type?.target === target.name && isOf(target, field.type, symbols)
          ? [`${holder.name}.${field.name}`]
          : [],
      ),
    );
  });
  const places = [...new Set(fields)];
  if (places.length === 0) return '';
  const more = places.length > MOST_PARTS ? ` and ${places.length - MOST_PARTS} more` : '';
  return `embedded in ${places.slice(0, MOST_PARTS).map(code).join(', ')}${more}`;
}

function isOf(value: Value, type: Type, symbols: Symbols): boolean {
  const resolved = resolveType(symbols, type);
  return resolved.kind === 'value' && resolved.value === value;
}

/** A list of Markdown; empty where nothing is certain. */
export function becomes(target: Declaration, program: Program, system: System): string {
  if (isValue(target)) return '';
  const parts = partsOf(target, program, system);
  const lines = parts.slice(0, MOST_PARTS).flatMap((part) => {
    const outcome = outcomeOf(system, part);
    return outcome ? factsOf(outcome, part, system) : [];
  });
  const more = parts.length > MOST_PARTS ? [`- and ${parts.length - MOST_PARTS} more`] : [];
  return [...new Set(lines), ...(lines.length > 0 ? more : [])].join('\n');
}

function factsOf({ java, sql, http, checks = [] }: Outcome, part: Part, system: System): string[] {
  const { application, declaration, member } = part;
  const isWhole = declaration !== undefined && member === undefined;
  const gateways = isWhole && http !== undefined ? gatewaysTo(application, http, system) : [];
  const kind = declaration === undefined ? 'Path' : member === undefined ? 'REST' : 'JSON';
  const through =
    gateways.length > 0
      ? `, through ${gateways.map(code).join(' and ')} at ${code(`/services/${application}${http}`)}`
      : '';
  return [
    ...(java === undefined ? [] : [fact('Java', code(java))]),
    ...(sql === undefined
      ? []
      : [
          fact(
            'SQL',
            `${declaration !== undefined && member === undefined && !sql.includes('(') ? 'table ' : ''}${code(sql)}`,
          ),
        ]),
    ...(http === undefined ? [] : [fact(kind, code(http) + through)]),
    ...(checks.length === 0 ? [] : [fact('Checks', checks.map(code).join(' '))]),
  ];
}

/** The gateways that let a path of a service through. */
function gatewaysTo(service: string, path: string, { applications }: System): string[] {
  return applications.flatMap((each) => {
    const routes = each.kind === 'gateway' ? each.routes.filter(({ to }) => to === service) : [];
    return routes.some(({ paths }) => paths.length === 0 || paths.some((pattern) => takes(pattern, path)))
      ? [each.name]
      : [];
  });
}

/** Whether a pattern in Spring's syntax takes a path, which is plain, or something below it. */
function takes(pattern: string, path: string): boolean {
  const segments = pattern.split('/').map((segment) => {
    if (segment === '**' || segment.startsWith('{*')) return '.*';
    return segment.replaceAll(/\{[^{}]*\}|[*?]|[^\w]/g, (sign) =>
      sign === '?' ? '[^/]' : /^[{*]/.test(sign) ? '[^/]*' : `\\${sign}`,
    );
  });
  const whole = new RegExp(`^${segments.join('/')}$`);
  return [path, `${path}/`, `${path}/1`].some((each) => whole.test(each));
}

/** What becomes of a declaration that makes one part of the model, or of the first that it makes. */
export function outcomeIn(target: Declaration, program: Program, system: System): Outcome | undefined {
  const [part] = partsOf(target, program, system);
  return part && outcomeOf(system, part);
}

/**
 * What `msac build` leaves out of a part of the model, or else of the application that it is in.
 *
 * @param property of the part; without it, all
 */
export function notBuilt(
  part: object | undefined,
  application: ApplicationModel | undefined,
  system: System,
  property?: string,
): string {
  const all = part ? leftOut(system, part) : [];
  const own = property === undefined ? all : all.filter((each) => each.property === property);
  const found = own.length > 0 || !application ? own : leftOutWhole(application, system);
  return found.map(({ construct, effect }) => fact('Not built yet', `${code(construct)}: ${effect}.`)).join('\n');
}

/** Why nothing at all is built of an application. */
function leftOutWhole(application: ApplicationModel, system: System): ReturnType<typeof leftOut> {
  if (outcomeOf(system, { application: application.name })) return [];
  const own = leftOut(system, application);
  const foundation = leftOut(system, system).filter(({ property }) => property === 'auth' || property === 'discovery');
  return own.length > 0 ? own : foundation;
}
