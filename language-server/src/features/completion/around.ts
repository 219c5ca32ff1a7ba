import {
  findDeclaration,
  isEnum,
  type Application,
  type FieldHolder,
  type Symbols,
} from '../../../../src/language/index.ts';
import type { Elsewhere } from './elsewhere.ts';
import type { Expected } from './expected.ts';

/** What is known of a place in which somebody writes. */
export interface Around {
  readonly symbols: Symbols;
  readonly elsewhere: Elsewhere | undefined;
  readonly application: Application | undefined;
  /** The entity, mixin, value type or event. */
  readonly holder: FieldHolder | undefined;
  /** What stands before the cursor in the innermost block. */
  readonly before: string;
}

const HEAD = /(?:registry|uaa|gateway|microservice|monolith)\s+([\w-]+)[^{}]*$/;
const HOLDER = /(?:entity|mixin|value|event)\s+(\w+)[^{}]*$/;

export function aroundOf({ heads, before }: Expected, symbols: Symbols, elsewhere: Elsewhere | undefined): Around {
  const named = (pattern: RegExp): string | undefined =>
    heads.map((head) => pattern.exec(head)?.[1]).find((name) => name !== undefined);
  const application = symbols.applications.get(named(HEAD) ?? '')?.[0];
  const name = named(HOLDER) ?? '';
  const event = application && symbols.scope(application).events.get(name)?.[0];
  const holder = findDeclaration(symbols, name, application) ?? event;
  return { symbols, elsewhere, application, holder: isEnum(holder) ? undefined : holder, before };
}
