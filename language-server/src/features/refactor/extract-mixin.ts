import { CodeActionKind } from 'vscode-languageserver';
import { isEntity, isField, resolveType, type Field } from '../../../../src/language/index.ts';
import type { Draft } from './draft.ts';
import { freeTypeName } from './free-names.ts';
import { append } from './lists.ts';
import { draftOn, type Place, type Refactoring } from './offer.ts';
import { linesOf, pieceOf, spanOf } from './pieces.ts';
import { selectedMembers, type Selected } from './selected.ts';

/** Takes selected fields and options of an entity, or of a mixin, into a mixin that it has from then on. */
export const extractMixin: Refactoring = (place) => {
  const selected = selectedMembers(place);
  if (!selected) return [];
  const name = freeTypeName(`${selected.holder.name}Fields`, selected.holder, place.programs);
  return [
    {
      title: `Extract into a mixin \`${name}\``,
      kind: CodeActionKind.RefactorExtract,
      draft: () => extracted(selected, name, place),
    },
  ];
};

function extracted({ holder, members }: Selected, name: string, place: Place): Draft {
  const draft = draftOn(place.ground);
  const relation = members.filter(isField).find((field) => isRelation(field, place));
  if (relation)
    return draft.refuse(
      `\`${relation.name}\` is a relation, and a mixin has none: its other side would lead to several entities.`,
    );
  for (const member of members) draft.cut(pieceOf(member));
  const { path, start } = pieceOf(holder);
  const parts = members.flatMap((member) => ['\n', linesOf(member)]);
  draft.insert(path, start, `mixin ${name} {`, ...parts, '\n}\n\n');
  addMixin(draft, holder, name);
  const fields = holder.members.filter(isField);
  const isFirst = fields.slice(0, members.filter(isField).length).every((field) => members.includes(field));
  if (isEntity(holder) && (!isFirst || holder.mixins.length > 0))
    draft.note(`What a mixin brings comes first: the columns of \`${holder.name}\` are in another order now.`);
  return draft;
}

function addMixin(draft: Draft, holder: Selected['holder'], name: string): void {
  if (holder.mixins.length > 0) return append(draft, holder, 'mixins', holder.mixins.length, name);
  const last = isEntity(holder) && holder.former ? spanOf(holder.former) : spanOf(holder, 'name');
  draft.insert(last.path, last.end, ` with ${name}`);
}

function isRelation(field: Field, { programs: [{ symbols }] }: Place): boolean {
  return resolveType(symbols, field.type).kind === 'entity';
}
