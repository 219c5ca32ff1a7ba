import {
  isCalls,
  isField,
  resolveType,
  type Application,
  type Entity,
  type Field,
  type Program,
} from '../../../../../src/language/index.ts';
import type { Draft } from '../draft.ts';
import { addSetting, append } from '../lists.ts';
import { applicationsOf, type Homes } from './homes.ts';

/** The names of the microservices that the entities of each application refer to. */
type Owners = ReadonlyMap<Application, ReadonlySet<string>>;

const NONE: ReadonlySet<string> = new Set();

/**
 * Has every service call those that it refers to once things have moved, as the checker asks, and tells of calls that
 * nothing needs any more.
 *
 * @param gone fields that there are not any more then
 */
export function followWithCalls(draft: Draft, homes: Homes, program: Program, gone: ReadonlySet<Field>): void {
  const [before, after] = ownersReferredTo(program, homes, gone);
  for (const application of applicationsOf(program).filter(({ kind }) => kind === 'microservice')) {
    const calls = application.members.filter(isCalls);
    const called = new Set(calls.flatMap(({ applications }) => applications));
    const [then, now] = [before.get(application) ?? NONE, after.get(application) ?? NONE];
    const missing = [...now].filter((name) => !then.has(name) && !called.has(name));
    const [first] = calls;
    if (missing.length > 0 && first)
      append(draft, first, 'applications', first.applications.length, missing.join(', '));
    else if (missing.length > 0) addSetting(draft, application, `calls ${missing.join(', ')}`);
    for (const name of then)
      if (!now.has(name) && called.has(name))
        draft.note(`\`${application.name}\` refers to nothing of \`${name}\` now, and still calls it.`);
  }
}

/** Before things move, and after. */
function ownersReferredTo(program: Program, homes: Homes, gone: ReadonlySet<Field>): readonly [Owners, Owners] {
  const before = new Map<Application, Set<string>>();
  const after = new Map<Application, Set<string>>();
  for (const { entity, field, target } of referencesIn(program)) {
    add(before, entity.$container, target.$container);
    if (!gone.has(field)) add(after, homes.of(entity), homes.of(target));
  }
  return [before, after];
}

function add(owners: Map<Application, Set<string>>, from: Application | undefined, to: Application | undefined): void {
  if (!from || !to || from === to || to.kind !== 'microservice') return;
  const known = owners.get(from) ?? new Set();
  owners.set(from, known.add(to.name));
}

/** Every field of an entity, a mixin's among them, that points to an entity. */
function* referencesIn(program: Program): Generator<{ entity: Entity; field: Field; target: Entity }> {
  const { symbols } = program;
  for (const application of applicationsOf(program))
    for (const entity of symbols.scope(application).entities)
      for (const field of symbols.members(entity).filter(isField)) {
        if (!field.type?.target) continue;
        const resolved = resolveType(symbols, field.type);
        if (resolved.kind === 'entity' || resolved.kind === 'remote') yield { entity, field, target: resolved.entity };
      }
}
