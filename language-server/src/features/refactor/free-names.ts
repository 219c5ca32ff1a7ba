import {
  applicationOf,
  PLAIN_TYPES,
  USER,
  type Application,
  type FieldHolder,
  type Program,
} from '../../../../src/language/index.ts';
import type { AstNode } from 'langium';

/** A name for a type that is declared beside a node: the wanted one, or that with a number. */
export function freeTypeName(wanted: string, beside: AstNode, programs: readonly Program[]): string {
  const own: Application | undefined = applicationOf(beside);
  const taken = programs.flatMap(({ symbols }) => [
    ...(own ? symbols.scope(own).types.keys() : []),
    ...symbols.shared.types.keys(),
  ]);
  return freeName(wanted, [...taken, ...PLAIN_TYPES, USER]);
}

/** A name for another field of something. */
export function freeFieldName(wanted: string, holder: FieldHolder, programs: readonly Program[]): string {
  return freeName(
    wanted,
    programs.flatMap(({ symbols }) => [...symbols.fields(holder).keys()]),
  );
}

/** Names that differ in case only count as the same. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const known = new Set(taken.map((name) => name.toLowerCase()));
  if (!known.has(wanted.toLowerCase())) return wanted;
  let number = 2;
  while (known.has(`${wanted}${number}`.toLowerCase())) number++;
  return `${wanted}${number}`;
}
