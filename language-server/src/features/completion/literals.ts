/** What a field can be by default, or be compared with in a rule. */
import type { CompletionItem } from 'vscode-languageserver';
import { defaultsOf } from '../../../../src/check/index.ts';
import {
  findDeclaration,
  isEnum,
  isPlainType,
  resolveType,
  type Field,
  type FieldHolder,
  type ResolvedType,
  type Symbols,
  type Type,
} from '../../../../src/language/index.ts';
import type { Around } from './around.ts';
import { itemOf, ranked, valueItem } from './items.ts';

/** Where a path leads from what has fields: `order.product.` to the fields of a product. */
export function pathEnd(path: string, holder: FieldHolder, symbols: Symbols): FieldHolder | undefined {
  let end: FieldHolder | undefined = holder;
  for (const [name] of path.matchAll(/\w+/g)) {
    const type: Type | undefined = end && symbols.fields(end).get(name)?.[0]?.type;
    const resolved: ResolvedType | undefined = type?.target === undefined ? undefined : resolveType(symbols, type);
    end = resolved?.kind === 'entity' ? resolved.entity : undefined;
  }
  return end;
}

export function literals(around: Around): CompletionItem[] {
  const compared = comparedField(around);
  if (compared !== undefined) return compared ? comparable(compared, around) : [];
  return defaults(around);
}

/** The field before `==` or `!=`: null for one that is not known; undefined where nothing is compared. */
function comparedField({ symbols, holder, before }: Around): Field | null | undefined {
  const [, path = '', name] = /\b((?:\w+\s*\.\s*)*)(\w+)\s*[=!]=\s*$/.exec(before) ?? [];
  if (name === undefined) return undefined;
  const end = holder && pathEnd(path, holder, symbols);
  return (end && symbols.fields(end).get(name)?.[0]) ?? null;
}

function comparable({ type }: Field, { symbols }: Around): CompletionItem[] {
  const resolved = resolveType(symbols, type);
  if (resolved.kind === 'enum') return resolved.enum.values.map(itemOf);
  if (resolved.kind === 'user') return [literal('me')];
  return resolved.kind === 'plain' && resolved.type === 'Boolean' ? ['true', 'false'].map(literal) : [];
}

function defaults({ symbols, program, application, field, before }: Around): CompletionItem[] {
  if (field?.type?.target) {
    const resolved = resolveType(symbols, field.type);
    return resolved.kind === 'enum'
      ? resolved.enum.values.map(itemOf)
      : ranked(defaultsOf(field, program).map((value) => valueItem(value, 'WordLiteral.value')));
  }
  // Of a line that has not been understood, what can be told by its text.
  const type = /:\s*(?:[\w-]+\s*\.\s*)?(\w+)[^:\n]*=\s*$/.exec(before)?.[1] ?? '';
  const declared = findDeclaration(symbols, type, application);
  if (isEnum(declared)) return declared.values.map(itemOf);
  return type === 'Boolean' && isPlainType(type) ? ['true', 'false'].map(literal) : [];
}

function literal(word: string): CompletionItem {
  return valueItem(word, 'WordLiteral.value');
}
