/** Declarations as they are written, short. */
import type { AstNode } from 'langium';
import {
  isEnum,
  isEvent,
  isMixin,
  isRole,
  isValue,
  locationOf,
  sourceOf,
  type Declaration,
} from '../../../../src/language/index.ts';

/** More lines are not for a hover. */
const MOST_MEMBERS = 12;

/** A declaration without what stands in its braces, on one line; of what is a list of fields, with them. */
export function headOf(target: Declaration): string {
  const text = textOf(target);
  const head = isEnum(target) ? text : text.replace(/\{[^]*$/, '');
  const members = isValue(target) || isMixin(target) || isEvent(target) ? target.members : [];
  if (members.length > 0) return `${oneLine(head)} {\n${membersIn(members)}\n}`;
  const isShort = isEvent(target) && text.includes('{');
  return oneLine(`${isRole(target) ? 'role ' : ''}${isShort ? text : head}`);
}

function membersIn(members: readonly AstNode[]): string {
  const lines = members.slice(0, MOST_MEMBERS).map((each) => `  ${oneLine(textOf(each))}`);
  return [...lines, ...(members.length > MOST_MEMBERS ? ['  …'] : [])].join('\n');
}

function textOf(node: AstNode): string {
  const { start, end } = locationOf(node).range;
  return sourceOf(node).text.slice(start.offset, end.offset);
}

function oneLine(text: string): string {
  return text
    .replaceAll(/\/\*[^]*?\*\//g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
