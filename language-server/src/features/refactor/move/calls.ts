import {
  isCalls,
  isField,
  resolveType,
  type Application,
  type Field,
  type Program,
} from '../../../../../src/language/index.ts';
import type { Draft } from '../draft.ts';
import { addSetting, append } from '../lists.ts';
import { applicationsOf, type Homes } from './homes.ts';

/** Has every service call those that it refers to once things have moved, as the checker asks; tells of calls that nothing needs any more. */
export function followWithCalls(draft: Draft, homes: Homes, program: Program, gone: ReadonlySet<Field>): void {
  for (const application of applicationsOf(program).filter(({ kind }) => kind === 'microservice')) {
    const calls = application.members.filter(isCalls);
    const called = new Set(calls.flatMap(({ applications }) => applications));
    const before = ownersReferredTo(application, program, undefined, gone);
    const after = ownersReferredTo(application, program, homes, gone);
    const missing = [...after].filter((name) => !before.has(name) && !called.has(name));
    const [first] = calls;
    if (missing.length > 0 && first)
      append(draft, first, 'applications', first.applications.length, missing.join(', '));
    else if (missing.length > 0) addSetting(draft, application, `calls ${missing.join(', ')}`);
    for (const name of before)
      if (!after.has(name) && called.has(name))
        draft.note(`\`${application.name}\` refers to nothing of \`${name}\` now, and still calls it.`);
  }
}

/** The microservices that entities refer to which stand in an application: now, or once things have their new homes. */
function ownersReferredTo(
  application: Application,
  program: Program,
  homes: Homes | undefined,
  gone: ReadonlySet<Field>,
): ReadonlySet<string> {
  const { symbols } = program;
  const found = new Set<string>();
  for (const each of applicationsOf(program))
    for (const entity of symbols.scope(each).entities) {
      if ((homes ? homes.of(entity) : each) !== application) continue;
      for (const field of symbols.members(entity).filter(isField)) {
        if (!field.type?.target || (homes && gone.has(field))) continue;
        const resolved = resolveType(symbols, field.type);
        if (resolved.kind !== 'entity' && resolved.kind !== 'remote') continue;
        const owner = homes ? homes.of(resolved.entity) : resolved.entity.$container;
        if (owner && owner !== application && owner.kind === 'microservice') found.add(owner.name);
      }
    }
  return found;
}
