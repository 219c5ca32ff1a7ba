import { CodeActionKind } from 'vscode-languageserver';
import {
  isApplication,
  isEnum,
  isMixin,
  isValue,
  mentionsIn,
  applicationOf,
  type Application,
  type Enum,
  type Mixin,
  type Program,
  type TypeDeclaration,
  type Value,
} from '../../../../../src/language/index.ts';
import type { Draft } from '../draft.ts';
import { headAt } from '../heads.ts';
import { draftOn, type Offer, type Place, type Refactoring } from '../offer.ts';
import { needed } from './company.ts';
import { applicationsOf, Homes, renameAcross, whyMisunderstood } from './homes.ts';
import { settleIn, settleOutside } from './settle.ts';

type Shareable = Enum | Value | Mixin;

/**
 * Moves an enum, a value type or a mixin out of its application, where all can use it; or into the one application that
 * does. No application sees another's, so that these are the moves that there are.
 */
export const moveType: Refactoring = (place) => {
  const type = headAt(place, isShareable);
  if (!type) return [];
  const { $container: container, name } = type;
  const kind = CodeActionKind.RefactorMove;
  if (isApplication(container))
    return [
      {
        title: `Move \`${name}\` out of \`${container.name}\`, for all applications`,
        kind,
        draft: () => out(type, container, place),
      },
    ];
  return applicationsUsing(type, place.programs).map((target): Offer => ({
    title: `Move \`${name}\` into \`${target.name}\``,
    kind,
    draft: () => into(type, target, place),
  }));
};

function isShareable(node: unknown): node is Shareable {
  return isEnum(node) || isValue(node) || isMixin(node);
}

function out(type: Shareable, from: Application, { programs, ground }: Place): Draft {
  const draft = draftOn(ground);
  const { own, shared } = needed([type], from, programs[0].symbols);
  const leaving = [type, ...own, ...shared];
  const homes = new Homes(new Map(leaving.map((each) => [each, undefined])));
  for (const program of programs) {
    const reason = whyMisunderstood(leaving, homes, undefined, program);
    if (reason !== undefined) return draft.refuse(reason);
    renameAcross(draft, homes, program);
  }
  settleOutside(draft, leaving, from);
  noteCompany(draft, leaving.slice(1));
  return draft;
}

/** What it names itself stands outside as well, and is seen from inside. */
function into(type: Shareable, target: Application, { programs, ground }: Place): Draft {
  const draft = draftOn(ground);
  const homes = new Homes(new Map([[type, target]]));
  for (const program of programs) {
    const others = usersOf(type, program).filter((user) => user !== target);
    const [other] = others;
    if (others.length > 0)
      return draft.refuse(`${other ? `\`${other.name}\`` : 'What stands outside of applications'} uses it as well.`);
    const reason = whyHidden(type, target, program);
    if (reason !== undefined) return draft.refuse(reason);
    renameAcross(draft, homes, program);
  }
  settleIn(draft, [type], target);
  return draft;
}

/** Inside, names may mean what the application declares itself. */
function whyHidden(type: Shareable, target: Application, { symbols }: Program): string | undefined {
  const there = symbols.scope(target).types;
  const names = [type.name, ...mentionsIn(type, symbols).map((mention) => mention.target.name)];
  const hidden = names.find((name) => there.has(name));
  return hidden === undefined ? undefined : `\`${target.name}\` has a \`${hidden}\` of its own.`;
}

/** The applications that use a declaration which stands outside of them. */
function applicationsUsing(type: Shareable, programs: readonly Program[]): Application[] {
  return [...new Set(programs.flatMap((program) => usersOf(type, program)))].filter((each) => each !== undefined);
}

/** Where a declaration is used; undefined stands for what is outside of applications. */
function usersOf(type: Shareable, program: Program): (Application | undefined)[] {
  const users = program.files
    .filter(({ source }) => source.text.includes(type.name))
    .flatMap(({ tree }) => mentionsIn(tree, program.symbols))
    .filter(({ target, node }) => target === type && node !== type)
    .map(({ node }) => applicationOf(node));
  const known = new Set(applicationsOf(program));
  return [...new Set(users)].filter((user) => user === undefined || known.has(user));
}

function noteCompany(draft: Draft, others: readonly TypeDeclaration[]): void {
  if (others.length > 0) draft.note(`${others.map(({ name }) => `\`${name}\``).join(', ')} went along.`);
}
