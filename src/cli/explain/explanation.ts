import { familyOf } from '../../check/families.ts';
import type { CatalogueEntry } from '../../check/define.ts';
import type { PageBody } from './page.ts';

/** Everything that there is to say of a code. `msac explain --format json` gives it as it stands. */
export interface Explanation extends CatalogueEntry, PageBody {
  /** What it is about, as a heading. */
  readonly family: string;
}

export function explanationOf(entry: CatalogueEntry, body: PageBody): Explanation {
  return { ...entry, family: familyOf(entry.code), ...body };
}

/** A code in the list of all. */
export interface Listed extends Pick<CatalogueEntry, 'code' | 'name' | 'severity' | 'message'> {
  readonly family: string;
}

export function listedOf({ code, name, severity, message }: CatalogueEntry): Listed {
  return { code, name, severity, family: familyOf(code), message };
}
