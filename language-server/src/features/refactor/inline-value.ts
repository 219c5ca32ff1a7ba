import { CodeActionKind } from 'vscode-languageserver';
import {
  applicationOf,
  findDeclaration,
  isField,
  resolveType,
  sourceOf,
  type Field,
  type Program,
  type Value,
} from '../../../../src/language/index.ts';
import { camelCase } from '../../../../src/model/names.ts';
import type { Draft } from './draft.ts';
import { nodeAround } from './heads.ts';
import { indentOf } from './lists.ts';
import { draftOn, type Offer, type Place, type Refactoring } from './offer.ts';
import { bodyOf, isOnOneLine, pieceOf, spanOf } from './pieces.ts';

/**
 * Puts the fields of a value type in the place of a field that is of it. Their names begin with that of the field, as their
 * columns did all along: `price: Money` becomes `priceAmount` and `priceCurrency`.
 */
export const inlineValue: Refactoring = (place) => {
  const field = nodeAround(place, isField);
  const value = field?.type?.target ? valueOf(field, place.programs[0]) : undefined;
  if (!field || !value || field.$container.$type === 'Event') return [];
  const offer: Offer = {
    title: `Inline \`${value.name}\` into \`${field.name}\``,
    kind: CodeActionKind.RefactorInline,
    draft: () => inlined(field, value, place),
  };
  return [offer];
};

function valueOf(field: Field, { symbols }: Program): Value | undefined {
  const resolved = resolveType(symbols, field.type);
  return resolved.kind === 'value' ? resolved.value : undefined;
}

function inlined(field: Field, value: Value, { programs, ground }: Place): Draft {
  const draft = draftOn(ground);
  const body = bodyOf(value);
  if (!body) return draft.refuse(`\`${value.name}\` has no braces.`);
  const former = field.modifiers.find((modifier) => modifier.former);
  if (former) return draft.refuse(`\`${field.name}\` had another name before, which \`was\` says of one field.`);
  const hidden = value.members.find(({ type }) =>
    programs.some((program) => meansElse(type.target, value, field, program)),
  );
  if (hidden) return draft.refuse(`\`${hidden.type.target}\` means something else in \`${field.$container.name}\`.`);
  const piece = pieceOf(field);
  const comments = sourceOf(field).text.slice(piece.start, spanOf(field).start).trim();
  const text = fieldsText(field, value, body);
  const lines = isOnOneLine(field.$container) && !text.includes('//') ? text.replaceAll(/\n\s*/g, '  ').trim() : text;
  const isDocumented = comments.startsWith('/**');
  // The documentation of one field would be that of the first alone.
  const above = comments === '' ? '' : `${isDocumented ? comments.replace('/**', '/*') : comments}\n${indentOf(field)}`;
  draft.replace({ path: piece.path, start: piece.start, end: spanOf(field).end }, `${above}${lines}`);
  draft.note(
    `In JSON, the fields of \`${field.$container.name}.${field.name}\` stand in the row itself now, as ${namesOf(field, value)}; their columns stay.`,
  );
  return draft;
}

/** The text of the fields with all comments, each with its longer name and what was said of the field as a whole. */
function fieldsText(field: Field, value: Value, body: { readonly start: number; readonly end: number }): string {
  const { text } = sourceOf(value);
  const said = field.modifiers.map(
    (modifier) => ` ${sourceOf(field).text.slice(spanOf(modifier).start, spanOf(modifier).end)}`,
  );
  let result = '';
  let from = body.start;
  for (const each of value.members) {
    const name = spanOf(each, 'name');
    const type = spanOf(each.type);
    const optional = field.type.optional && !each.type.optional ? '?' : '';
    result += `${text.slice(from, name.start)}${longName(field, each)}${text.slice(name.end, type.end)}${optional}${said.join('')}`;
    from = type.end;
  }
  return (result + text.slice(from, body.end)).replaceAll(/\r\n|\r/g, '\n').trim();
}

function longName(field: Field, inner: Field): string {
  return camelCase(`${field.name}_${inner.name}`);
}

function namesOf(field: Field, { members }: Value): string {
  return members.map((each) => `\`${longName(field, each)}\``).join(', ');
}

function meansElse(name: string, value: Value, field: Field, { symbols }: Program): boolean {
  return findDeclaration(symbols, name, applicationOf(value)) !== findDeclaration(symbols, name, applicationOf(field));
}
