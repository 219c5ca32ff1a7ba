import {
  applicationOf,
  isMixin,
  locationOf,
  nearest,
  PLAIN_TYPES,
  plainTypeMeant,
  USER,
  type Application,
  type PlainType,
  type ResolvedType,
  type Type,
  type TypeDeclaration,
} from '../language/index.ts';
import { related, replace, type Context } from './context.ts';
import * as say from './generated/catalogue.ts';
import { listed } from './listed.ts';

/** What the name of a type means; reports when it means nothing, or what another application keeps to itself. */
export function findType(type: Type, context: Context): ResolvedType | undefined {
  const resolved = context.resolve(type);
  switch (resolved.kind) {
    case 'unknown-application':
      reportApplication(type, resolved.name, context);
      return undefined;
    case 'unknown-type':
      if (type.application !== undefined && resolved.in) reportEntity(type, resolved.name, resolved.in, context);
      else reportType(type, resolved.name, context);
      return undefined;
    case 'remote-enum': {
      const message = say.foreignEnum({ name: resolved.enum.name, application: resolved.application.name });
      context.report(locationOf(type, 'target'), message);
      return undefined;
    }
    case 'mixin': {
      const { name } = resolved.mixin;
      context.report(locationOf(type, 'target'), say.mixinAsType({ name }), {
        related: [related(say.mixinAsType.related({ name }), resolved.mixin, 'name')],
      });
      return undefined;
    }
    default:
      return resolved;
  }
}

function reportApplication(type: Type, name: string, context: Context): void {
  const known = [...context.symbols.applications].flatMap(([each, [first]]) =>
    first?.kind === 'microservice' || first?.kind === 'uaa' ? [each] : [],
  );
  const near = nearest(name, known);
  if (context.isLost(name, near)) return;
  context.report(
    locationOf(type, 'application'),
    say.unknownApplication({ name, nearest: near, known: listed(known) }),
    { edits: near ? [replace(near, type, 'application')] : [] },
  );
}

/** What is declared in an application and outside of all. */
export function visibleTypes(within: Application | undefined, context: Context): TypeDeclaration[] {
  const own = within ? [...context.symbols.scope(within).types.values()] : [];
  return [...own, ...context.symbols.shared.types.values()].flatMap(([first]) => first ?? []);
}

/** Names that a type may have. */
function typeNames(within: Application | undefined, context: Context): string[] {
  return visibleTypes(within, context).flatMap((each) => (isMixin(each) ? [] : [each.name]));
}

function reportType(type: Type, name: string, context: Context): void {
  // What a shared mixin may not point to is said of the mixin.
  if (isMixin(type.$container.$container) && !applicationOf(type) && context.owners().has(name)) return;
  const application = context.owners().get(name)?.name;
  const near = plainMeant(type) ?? nearest(name, [...typeNames(applicationOf(type), context), ...PLAIN_TYPES]);
  if (context.isLost(name, near ?? application)) return;
  const replacement = application === undefined ? near : `${application}.${name}`;
  context.report(locationOf(type, 'target'), say.unknownType({ name, application, nearest: near, replacement }), {
    edits: replacement ? [replace(replacement, type, 'target')] : [],
  });
}

/** The plain type that a name stands for elsewhere: `number` is one with digits after the point where it has two limits. */
function plainMeant({ target, constraints }: Type): PlainType | undefined {
  const meant = plainTypeMeant(target);
  return meant === 'Int' && /^num/i.test(target) && constraints.length === 2 ? 'Decimal' : meant;
}

function reportEntity(type: Type, name: string, within: Application, context: Context): void {
  const known = [
    ...context.symbols.scope(within).entities.flatMap((entity) => entity.name ?? []),
    ...(within.kind === 'uaa' ? [USER] : []),
  ];
  const near = nearest(name, known);
  if (context.isLost(name, near)) return;
  context.report(
    locationOf(type, 'target'),
    say.unknownEntity({ application: within.name, name, nearest: near, known: listed(known) }),
    { edits: near ? [replace(near, type, 'target')] : [] },
  );
}
