import { CstUtils, type AstNode } from 'langium';
import {
  findDeclaration,
  isEnum,
  isField,
  type Application,
  type Field,
  type FieldHolder,
  type Program,
  type SourceFile,
  type Symbols,
} from '../../../../src/language/index.ts';
import type { Elsewhere } from './elsewhere.ts';
import type { Expected } from './expected.ts';

/** A place in a file, and the word that stands there: what has been written of it, and what may follow. */
export interface Place {
  readonly file: SourceFile;
  /** In UTF-16 code units, like `end`; without a word, both are the place itself. */
  readonly start: number;
  readonly end: number;
}

/** What is known of a place in which somebody writes. */
export interface Around extends Place {
  readonly program: Program;
  readonly symbols: Symbols;
  readonly elsewhere: Elsewhere | undefined;
  readonly application: Application | undefined;
  /** The entity, mixin, value type or event. */
  readonly holder: FieldHolder | undefined;
  /** Whose braces the place is in, as far as they have been understood. */
  readonly block: AstNode | undefined;
  /** The field that the place is a part of, or follows, if it has a type by now. */
  readonly field: Field | undefined;
  /** The blocks that the place is in, outermost first: what stands before their braces. */
  readonly heads: readonly string[];
  /** What stands before the word in the innermost block. */
  readonly before: string;
  /** What stands behind the word. */
  readonly after: string;
}

const HEAD = /(?:registry|uaa|gateway|microservice|monolith)\s+([\w-]+)[^{}]*$/;
const HOLDER = /(?:entity|mixin|value|event)\s+(\w+)[^{}]*$/;

export function aroundOf(
  { heads, before, brace }: Expected,
  place: Place,
  program: Program,
  elsewhere: Elsewhere | undefined,
): Around {
  const { symbols } = program;
  const named = (pattern: RegExp): string | undefined =>
    heads.map((head) => pattern.exec(head)?.[1]).find((name) => name !== undefined);
  const application = symbols.applications.get(named(HEAD) ?? '')?.[0];
  const name = named(HOLDER) ?? '';
  const event = application && symbols.scope(application).events.get(name)?.[0];
  const holder = findDeclaration(symbols, name, application) ?? event;
  const root = place.file.tree.$cstNode;
  const last = root && CstUtils.findLeafNodeBeforeOffset(root, place.start - 1);
  return {
    ...place,
    program,
    symbols,
    elsewhere,
    application,
    holder: isEnum(holder) ? undefined : holder,
    block: root && brace !== undefined ? CstUtils.findLeafNodeAtOffset(root, brace)?.astNode : undefined,
    field: last && fieldOf(last.astNode),
    heads,
    before,
    after: place.file.source.text.slice(place.end),
  };
}

function fieldOf(node: AstNode): Field | undefined {
  let each: AstNode | undefined = node;
  while (each && !isField(each)) each = each.$container;
  return each?.type?.target ? each : undefined;
}
