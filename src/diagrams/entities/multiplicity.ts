import type { Reference, Relation } from '../../model/system.ts';

/** How many targets one row has, as UML writes it: `1`, `0..1`, `*`, `1..*`, `0..5`, `3`. */
export function multiplicity({ many, required, cardinality }: Relation): string {
  if (cardinality !== 'one-to-many' && cardinality !== 'many-to-many') return required ? '1' : '0..1';
  const { min, max } = many ?? { min: 0 };
  if (min === max) return String(min);
  return min === 0 && max === undefined ? '*' : `${min}..${max ?? '*'}`;
}

/** The same as the language writes it after a type: `[]`, `[1..*]`, `[3]`, `?`, or nothing for exactly one. */
export function suffix(relation: Relation): string {
  const text = multiplicity(relation);
  if (text === '1' && !relation.many) return '';
  return text === '0..1' && !relation.many ? '?' : text === '*' ? '[]' : `[${text}]`;
}

/** How many rows may point to one target, when nothing points back. */
export function seenFromTarget(property: Relation | Reference): string {
  return property.unique || ('cardinality' in property && property.cardinality === 'one-to-one') ? '0..1' : '*';
}
