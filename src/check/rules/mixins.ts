import {
  applicationOf,
  findDeclaration,
  isField,
  isMixin,
  locationOf,
  nearest,
  type Entity,
  type Field,
  type Mixin,
  type ResolvedType,
} from '../../language/index.ts';
import { circles } from '../circles.ts';
import { related, replace, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { checkListedOnce, namesIn, type ListedName } from '../once.ts';
import type { Rules } from '../rules.ts';
import { visibleTypes } from '../types.ts';

/** What `with` takes over: that there is such a mixin, and that what it brings is not there already. */
export const mixinRules: Rules = {
  program(context) {
    const mixins = context.program.files.flatMap(({ tree }) =>
      tree.elements.flatMap((element) => {
        if (isMixin(element)) return [element];
        return element.$type === 'Application' ? element.members.filter(isMixin) : [];
      }),
    );
    const taken = (mixin: Mixin): readonly Mixin[] => mixinsOf(mixin, context).map(([, each]) => each);
    for (const circle of circles(mixins, taken)) reportCircle(circle, context);
  },
  Entity: checkWith,
  Mixin(mixin, context) {
    checkWith(mixin, context);
    for (const field of mixin.members.filter(isField)) checkMixinField(field, mixin, context);
  },
};

function checkWith(holder: Entity | Mixin, context: Context): void {
  for (const name of checkListedOnce(namesIn(holder, 'mixins'), context)) checkMixinName(name, holder, context);
  checkClashes(holder, context);
}

function checkMixinName({ name, node, property, index }: ListedName, holder: Entity | Mixin, context: Context): void {
  const application = applicationOf(holder);
  const declared = findDeclaration(context.symbols, name, application);
  if (!name || isMixin(declared)) return;
  const at = locationOf(node, property, index);
  if (declared) {
    const kind = declared.$type === 'Value' ? 'value type' : declared.$type.toLowerCase();
    context.report(at, say.notAMixin({ name, kind }), {
      related: [related(say.notAMixin.related({ name }), declared, 'name')],
    });
    return;
  }
  const known = visibleTypes(application, context).flatMap((each) => (isMixin(each) ? [each.name] : []));
  const near = nearest(name, known);
  if (context.isLost(name, near)) return;
  context.report(at, say.unknownMixin({ name, nearest: near }), {
    edits: near ? [replace(near, node, property, index)] : [],
  });
}

/** The mixins that a declaration names, with their places in its list; each once. */
function mixinsOf(holder: Entity | Mixin, context: Context): (readonly [number, Mixin])[] {
  const seen = new Set<Mixin>();
  return holder.mixins.flatMap((name, index) => {
    const mixin = findDeclaration(context.symbols, name, applicationOf(holder));
    if (!isMixin(mixin) || seen.has(mixin)) return [];
    seen.add(mixin);
    return [[index, mixin] as const];
  });
}

/** A field that two of the mixins bring, or one of them and the declaration itself; once for each mixin. */
function checkClashes(holder: Entity | Mixin, context: Context): void {
  const first = new Map<string, Field>();
  const own = new Map(holder.members.filter(isField).map((field) => [field.name?.toLowerCase(), field]));
  for (const [index, mixin] of mixinsOf(holder, context)) {
    let told = false;
    for (const [name, [field]] of context.symbols.fields(mixin)) {
      if (!field) continue;
      const key = name.toLowerCase();
      const other = own.get(key) ?? first.get(key);
      first.set(key, field);
      // What two mixins take from a third is there once.
      if (!other || other === field || told) continue;
      told = true;
      const whose = other.$container === holder ? `\`${holder.name}\`` : `\`${other.$container.name}\``;
      context.report(
        locationOf(holder, 'mixins', index),
        say.mixinFieldClash({ mixin: mixin.name, field: name, whose }),
        {
          related: [field, other].map((each) =>
            related(say.mixinFieldClash.related({ holder: each.$container.name, field: each.name }), each, 'name'),
          ),
        },
      );
    }
  }
}

function reportCircle(circle: readonly Mixin[], context: Context): void {
  const [first, ...others] = circle;
  if (!first) return;
  const text = [...circle, first].map(({ name }) => `\`${name}\``).join(' → ');
  context.report(locationOf(first, 'name'), say.mixinCircle({ name: first.name, circle: text }), {
    related: others.map((each) => related(say.mixinCircle.related({ name: each.name }), each, 'name')),
  });
}

/** What a mixin may hold: no relation, since the other side of it would have to be a field for each of its entities. */
function checkMixinField(field: Field, mixin: Mixin, context: Context): void {
  if (!field.type?.target) return;
  const target = entityOf(context.resolve(field.type), field, context);
  if (target === undefined) return;
  const message = say.relationInMixin({ mixin: mixin.name, field: field.name, target });
  context.report(locationOf(field.type), message);
}

/** The name of the entity that a field points to: of the mixin's application, or of any when it is shared. */
function entityOf(resolved: ResolvedType, { type }: Field, context: Context): string | undefined {
  if (resolved.kind === 'entity') return resolved.entity.name;
  const shared = applicationOf(type) === undefined && type.application === undefined;
  return resolved.kind === 'unknown-type' && shared && context.owners().has(type.target) ? type.target : undefined;
}
