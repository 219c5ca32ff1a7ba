/** Lines at right angles with rounded corners, and what stands at their ends. */
import { number } from './elements.ts';
import type { Point } from './units.ts';

const RADIUS = 6;

/** The `d` of a path along points, its corners rounded. */
export function roundedPath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${at(first)}`;
  for (const [index, corner] of rest.entries()) {
    const before = points[index];
    const after = rest[index + 1];
    if (!before || !after) {
      path += `L${at(corner)}`;
      continue;
    }
    const radius = Math.min(RADIUS, distance(before, corner) / 2, distance(corner, after) / 2);
    path += `L${at(towards(corner, before, radius))}Q${at(corner)} ${at(towards(corner, after, radius))}`;
  }
  return path;
}

/** A filled arrow head that ends where the line does. */
export function arrowHead(points: readonly Point[]): string {
  const end = points.at(-1);
  const before = points.at(-2);
  if (!end || !before) return '';
  return turned(end, before, [
    [0, 0],
    [9, -4],
    [9, 4],
  ]);
}

/** The filled diamond of UML's composition, at the start of the line: the side of the whole. */
export function diamond(points: readonly Point[]): string {
  const [start, next] = points;
  if (!start || !next) return '';
  return turned(start, next, [
    [0, 0],
    [7, -4.5],
    [14, 0],
    [7, 4.5],
  ]);
}

/** A polygon at a point, drawn as if the line went away from it to the right. */
function turned(tip: Point, next: Point, corners: readonly (readonly [number, number])[]): string {
  const length = distance(tip, next) || 1;
  const [dx, dy] = [(next.x - tip.x) / length, (next.y - tip.y) / length];
  const placed = corners.map(([along, across]) =>
    at({ x: tip.x + dx * along - dy * across, y: tip.y + dy * along + dx * across }),
  );
  return `M${placed.join('L')}Z`;
}

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length };
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function at({ x, y }: Point): string {
  return `${number(x)} ${number(y)}`;
}
