import { CodeActionKind } from 'vscode-languageserver';
import {
  applicationOf,
  findDeclaration,
  isEntity,
  isMixin,
  isType,
  mentionsIn,
  nodesIn,
  sourceOf,
  type Entity,
  type Mixin,
  type Program,
} from '../../../../src/language/index.ts';
import type { Draft } from './draft.ts';
import { headAt, nodeAround } from './heads.ts';
import { draftOn, type Offer, type Place, type Refactoring } from './offer.ts';
import { bodyOf, contentOf, linesOf, pieceOf, spanOf, type Span } from './pieces.ts';

type Holder = Entity | Mixin;

/** Puts what a mixin brings in the place of its name: where the cursor is, or everywhere, and then the mixin goes. */
export const inlineMixin: Refactoring = (place) => {
  const mixin = mixinNamed(place);
  if (!mixin) return [];
  const kind = CodeActionKind.RefactorInline;
  const holders = holdersOf(mixin, place.programs);
  const here = nodeAround(place, (node): node is Holder => isHolder(node) && holders.includes(node));
  const offers: Offer[] = [];
  if (here && holders.length > 1)
    offers.push({
      title: `Inline \`${mixin.name}\` into \`${here.name}\``,
      kind,
      draft: () => inlined(mixin, [here], [], place),
    });
  if (holders.length > 0)
    offers.push({
      title: `Inline \`${mixin.name}\`${holders.length > 1 ? ' everywhere' : ''} and remove it`,
      kind,
      draft: () => {
        const draft = inlined(mixin, holders, commentsOn(mixin), place);
        draft.cut(pieceOf(mixin));
        return draft;
      },
    });
  return offers;
};

/** The mixin that the cursor names behind `with`, or in whose head it stands. */
function mixinNamed(place: Place): Mixin | undefined {
  const { start, end, programs } = place;
  const holder = nodeAround(place, isHolder);
  const name = holder?.mixins.find((_, index) => {
    const span = spanOf(holder, 'mixins', index);
    return span.start <= start && end <= span.end;
  });
  if (!holder || name === undefined) return headAt(place, isMixin);
  const found = findDeclaration(programs[0].symbols, name, applicationOf(holder));
  return isMixin(found) ? found : undefined;
}

function isHolder(node: unknown): node is Holder {
  return isEntity(node) || isMixin(node);
}

function holdersOf(mixin: Mixin, programs: readonly Program[]): Holder[] {
  const found = programs.flatMap(({ files, symbols }) =>
    files
      .filter(({ source }) => source.text.includes(mixin.name))
      .flatMap(({ tree }) => mentionsIn(tree, symbols))
      .flatMap(({ node, property, target }) =>
        target === mixin && property === 'mixins' && isHolder(node) ? [node] : [],
      ),
  );
  return [...new Set(found)];
}

/** @param comments goes before what is inlined */
function inlined(
  mixin: Mixin,
  holders: readonly Holder[],
  comments: readonly string[],
  { programs, ground }: Place,
): Draft {
  const draft = draftOn(ground);
  const content = contentOf(mixin);
  for (const holder of holders) {
    const own = bodyOf(holder);
    if (!own) continue;
    const other = programs.flatMap((program) => meaningElse(mixin, holder, program) ?? [])[0];
    if (other !== undefined) return draft.refuse(`\`${other}\` means something else in \`${holder.name}\`.`);
    replaceName(draft, mixin, holder);
    draft.insert(own.path, own.start, '\n', ...comments, ...(content ? [content] : []), ...breakBefore(own, holder));
    if (holder.mixins.length > 1)
      draft.note(`What mixins bring comes first: the columns of \`${holder.name}\` may be in another order now.`);
  }
  return draft;
}

/** What stands above a mixin and behind it, as comments that nothing takes for the documentation of a field. */
function commentsOn(mixin: Mixin): string[] {
  const { text } = sourceOf(mixin);
  const { start, end } = spanOf(mixin);
  const around = [text.slice(linesOf(mixin).start, start), text.slice(end, pieceOf(mixin).end)];
  return around
    .map((comments) => comments.trim().replaceAll(/^([ \t]*)\/\*\*(?!\/)/gm, '$1/*'))
    .flatMap((comments) => (comments === '' ? [] : [`${comments}\n`]));
}

/** What stood right behind the brace goes to a line of its own. */
function breakBefore({ start }: Span, holder: Holder): string[] {
  return /^[ \t]*[\r\n]/.test(sourceOf(holder).text.slice(start)) ? [] : ['\n'];
}

/** In the list of mixins stand those that the mixin had itself, or nothing. */
function replaceName(draft: Draft, mixin: Mixin, holder: Holder): void {
  const index = holder.mixins.indexOf(mixin.name);
  const names = holder.mixins.flatMap((name, at) => (at === index ? mixin.mixins : [name]));
  const { path, start } = spanOf(holder, 'mixins', 0);
  const { end } = spanOf(holder, 'mixins', holder.mixins.length - 1);
  const unique = [...new Set(names)];
  if (unique.length > 0) return draft.replace({ path, start, end }, unique.join(', '));
  const { text } = sourceOf(holder);
  const before = text.slice(0, start).replace(/\s*\bwith\s*$/, '');
  draft.delete({ path, start: before.length, end });
}

/** A name that a mixin says and that means something else where it is inlined. */
function meaningElse(mixin: Mixin, holder: Holder, { symbols }: Program): string | undefined {
  const [from, to] = [applicationOf(mixin), applicationOf(holder)];
  const names = [...nodesIn(mixin)].flatMap((node) => (isType(node) && !node.application ? [node.target] : []));
  return [...names, ...mixin.mixins].find(
    (name) => findDeclaration(symbols, name, from) !== findDeclaration(symbols, name, to),
  );
}
