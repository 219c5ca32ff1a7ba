import { locationOf, nearest, type PlainType } from '../../language/index.ts';
import { bytesOf, secondsOf } from '../../model/quantities.ts';
import { replace, type Context } from '../context.ts';
import { compareDecimals } from '../decimals.ts';
import * as say from '../generated/catalogue.ts';
import { listed } from '../listed.ts';
import type { Place } from './written.ts';
import { shortened } from './written.ts';

/** What the bounds and defaults of a type are counted in, when that is more than a number. */
interface Measure {
  readonly units: readonly string[];
  readonly example: string;
  /** In one unit, to be compared. */
  amountOf(text: string): number | undefined;
  readonly least: string;
  readonly most: string;
}

const TIME: Measure = {
  units: ['ms', 's', 'm', 'h', 'd'],
  example: '`90s`, `15m` or `2d`',
  amountOf: secondsOf,
  least: '0s',
  most: '36500d',
};

/** More would have to be sent in pieces, and no pages or tables are made for it. */
const SIZE: Measure = {
  units: ['B', 'KB', 'MB', 'GB', 'KiB', 'MiB', 'GiB'],
  example: '`500KB` or `5MB`',
  amountOf: bytesOf,
  least: '1B',
  most: '1GB',
};

function measureOf(type: PlainType): Measure | undefined {
  if (type === 'Duration') return TIME;
  return type === 'Binary' || type === 'Image' ? SIZE : undefined;
}

/** Whether bounds of the type have a unit. */
export function hasUnits(type: PlainType): boolean {
  return measureOf(type) !== undefined;
}

/** Negative, zero or positive, as one bound or value of a type is less than, equal to or greater than another. */
export function compareMeasures(type: PlainType, left: string, right: string): number {
  const measure = measureOf(type);
  return measure ? (measure.amountOf(left) ?? 0) - (measure.amountOf(right) ?? 0) : compareDecimals(left, right);
}

/** Checks that a number has a unit of its type, or none where the type is a plain number. */
export function checkUnit(place: Place, type: PlainType, context: Context): boolean {
  const { node, property, text } = place;
  const measure = measureOf(type);
  const [, number = text, unit = ''] = /^(-?\d+(?:\.\d+)?)(.*)$/.exec(text) ?? [];
  if (unit === '' ? !measure : measure?.units.includes(unit)) return true;
  const at = locationOf(node, property);
  const value = shortened(text);
  if (!measure)
    context.report(at, say.unitOnNumber({ value, type, number: shortened(number) }), {
      edits: [replace(number, node, property)],
    });
  else if (unit === '') context.report(at, say.missingUnit({ value, type, example: measure.example }));
  else {
    const near = nearest(unit, measure.units);
    const message = say.unknownUnit({ unit: shortened(unit), type, nearest: near, known: listed(measure.units, 'or') });
    context.report(at, message, { edits: near ? [replace(number + near, node, property)] : [] });
  }
  return false;
}

/** Checks that a length of time or a size, whose unit is sound, is one that can be kept. */
export function checkAmount({ node, property, text }: Place, type: PlainType, context: Context): boolean {
  const measure = measureOf(type);
  if (!measure) return true;
  const { least: min, most: max } = measure;
  if (compareMeasures(type, text, min) >= 0 && compareMeasures(type, text, max) <= 0) return true;
  context.report(locationOf(node, property), say.boundOutOfRange({ bound: shortened(text), type, min, max }));
  return false;
}
