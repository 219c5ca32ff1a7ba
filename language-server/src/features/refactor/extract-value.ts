import { CodeActionKind } from 'vscode-languageserver';
import { isField, resolveType, type Field } from '../../../../src/language/index.ts';
import { camelCase, pascalCase, snakeCase, words } from '../../../../src/model/names.ts';
import type { Draft } from './draft.ts';
import { freeFieldName, freeTypeName } from './free-names.ts';
import { draftOn, type Place, type Refactoring } from './offer.ts';
import { linesOf, pieceOf, spanOf } from './pieces.ts';
import { selectedMembers, type Selected } from './selected.ts';

/**
 * Makes one field of selected fields: of a value type that holds them. Words that their names have in common name the
 * field, so that `shipStreet` and `shipCity` become `ship.street` and `ship.city`, whose columns are those of before.
 */
export const extractValue: Refactoring = (place) => {
  const selected = selectedMembers(place);
  if (!selected || !selected.members.every(isField)) return [];
  const fields = selected.members.filter(isField);
  const common = commonWords(fields);
  const field = freeFieldName(
    common.length > 0 ? camelCase(common.join('_')) : 'details',
    selected.holder,
    place.programs,
  );
  const wanted = common.length > 0 ? pascalCase(common.join('_')) : `${selected.holder.name}Details`;
  const type = freeTypeName(wanted, selected.holder, place.programs);
  return [
    {
      title: `Extract into a value type \`${type}\``,
      kind: CodeActionKind.RefactorExtract,
      draft: () => extracted({ holder: selected.holder, fields, field, type, common }, place),
    },
  ];
};

interface Extraction {
  readonly holder: Selected['holder'];
  readonly fields: readonly Field[];
  /** The name of the field that is left. */
  readonly field: string;
  readonly type: string;
  /** Words that the names of all fields begin with. */
  readonly common: readonly string[];
}

function extracted({ holder, fields, field, type, common }: Extraction, place: Place): Draft {
  const draft = draftOn(place.ground);
  for (const each of fields) {
    const reason = whyNotHeld(each, place);
    if (reason !== undefined) return draft.refuse(`\`${each.name}\` ${reason}`);
  }
  const [first] = fields;
  if (!first) return draft;
  const isReadonly = fields.every(({ modifiers }) => modifiers.some(({ word }) => word === 'readonly'));
  for (const each of fields) {
    if (each !== first) draft.cut(pieceOf(each));
    if (common.length > 0) draft.replace(spanOf(each, 'name'), innerName(each, common));
    for (const modifier of each.modifiers.filter(({ word }) => word === 'readonly'))
      if (isReadonly) draft.delete(withSpaceBefore(spanOf(modifier), place));
      else draft.refuse(`\`${each.name}\` is readonly and others are not: a value changes as a whole.`);
  }
  draft.exchange(linesOf(first), `${field}: ${type}${isReadonly ? ' readonly' : ''}`);
  const { path, start } = pieceOf(holder);
  const parts = fields.flatMap((each) => ['\n', linesOf(each)]);
  draft.insert(path, start, `value ${type} {`, ...parts, '\n}\n\n');
  tell(draft, { holder, fields, field, type, common });
  return draft;
}

/** What only fields of rows have would be lost. */
function whyNotHeld({ name, type, modifiers }: Field, { programs: [{ symbols }] }: Place): string | undefined {
  if (name === 'id') return 'is the key of each row.';
  const { kind } = resolveType(symbols, type);
  if (kind === 'entity' || kind === 'remote' || kind === 'user') return 'points to a row, and a value type holds none.';
  const modifier = modifiers.find(({ word }) => word !== undefined && word !== 'readonly');
  return modifier && `is \`${modifier.word}\`, which fields of a value type cannot be.`;
}

function tell(draft: Draft, { holder, fields, field, common }: Extraction): void {
  draft.note(
    `In JSON, ${fields.map(({ name }) => `\`${name}\``).join(', ')} of \`${holder.name}\` ${fields.length === 1 ? 'stands' : 'stand'} in an object \`${field}\` now.`,
  );
  for (const each of fields) {
    const before = snakeCase(each.name);
    const after = snakeCase(`${field}_${innerName(each, common)}`);
    if (before !== after)
      draft.note(`The column \`${before}\` is called \`${after}\` now: rename it where there is data.`);
  }
}

/** The words that all names begin with, as long as each has one more. */
function commonWords(fields: readonly Field[]): readonly string[] {
  const [first = [], ...others] = fields.map(({ name }) => words(name));
  if (others.length === 0) return [];
  const all = [first, ...others];
  const most = Math.min(...all.map((each) => each.length)) - 1;
  let count = 0;
  while (count < most && all.every((each) => each[count] === first[count])) count++;
  return first.slice(0, count);
}

function innerName({ name }: Field, common: readonly string[]): string {
  return common.length === 0 ? name : camelCase(words(name).slice(common.length).join('_'));
}

function withSpaceBefore<T extends { start: number }>(span: T, { file }: Place): T {
  return { ...span, start: file.source.text.slice(0, span.start).trimEnd().length };
}
