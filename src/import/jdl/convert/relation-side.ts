import type { Location } from '../../../language/index.ts';
import type { Commented, JdlAnnotation, JdlEntity, Word } from '../model.ts';
import { line, type Line } from '../msa.ts';
import type { Report } from '../report.ts';

/** One side of a relation, on its way to a line. */
export interface Side extends Commented {
  readonly entity: JdlEntity;
  readonly target: JdlEntity;
  readonly name: string;
  readonly many: boolean;
  readonly required: boolean;
  readonly display?: Word | undefined;
  readonly annotations: readonly JdlAnnotation[];
  readonly at: Location;
  other: Side | undefined;
  /** In the JDL, its table keeps the key or names the table between the two. */
  readonly holds: boolean;
  /** Comments that have come up. */
  readonly notes: string[];
  readonly modifiers: string[];
}

/** Types that a row can be told by. */
export const SHOWN = new Set([
  'String',
  'Integer',
  'Long',
  'BigDecimal',
  'Float',
  'Double',
  'LocalDate',
  'LocalTime',
  'Instant',
  'ZonedDateTime',
  'UUID',
]);

/** The field that a side is in its entity, whose target is called `type`. */
export function sideLine(side: Side, type: string, report: Report): Line {
  const { name, many, required, other, holds, notes, modifiers, documentation, comments, at } = side;
  let mark = required ? '' : '?';
  const extra: string[] = [];
  if (many) {
    const both = other?.many === true && other.required && !holds;
    const least = required && other?.many === true && !both;
    mark = least ? '[1..*]' : '[]';
    if (required && !least)
      extra.push(report.changed(at, `${name} required`, 'may be empty: neither could be made first'));
  }
  const words = modifiers.map((modifier) => ` ${modifier}`).join('');
  return line(`${name}: ${type}${mark}${words}`, { documentation, comments: [...comments, ...notes, ...extra] });
}
