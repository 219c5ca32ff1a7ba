/**
 * One circle for each group of nodes that reach each other, in linear time (Tarjan's strongly connected components,
 * without recursion, so that a long chain cannot exhaust the stack).
 *
 * @returns each circle as its nodes in order, each leading to the next and the last to the first; a node that leads to
 *   itself is a circle of one
 */
export function circles<T extends object>(nodes: readonly T[], next: (node: T) => readonly T[]): T[][] {
  const order = new Map(nodes.map((node, index) => [node, index]));
  return components(nodes, next)
    .map((component) => circleIn(new Set(component), next, order))
    .filter((circle) => circle.length > 0);
}

interface Visit<T> {
  readonly node: T;
  readonly targets: readonly T[];
  position: number;
}

/** Groups of nodes that reach each other; a node that no other group takes is a group of one. Linear. */
export function components<T>(nodes: readonly T[], next: (node: T) => readonly T[]): T[][] {
  const indices = new Map<T, number>();
  const lowest = new Map<T, number>();
  const open = new Set<T>();
  const stack: T[] = [];
  const found: T[][] = [];
  const enter = (node: T): Visit<T> => {
    indices.set(node, indices.size);
    lowest.set(node, indices.size - 1);
    open.add(node);
    stack.push(node);
    return { node, targets: next(node), position: 0 };
  };
  const lower = (node: T, to: number | undefined): void => {
    lowest.set(node, Math.min(lowest.get(node) ?? 0, to ?? 0));
  };
  for (const root of nodes) {
    if (indices.has(root)) continue;
    const visits = [enter(root)];
    for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
      const target = visit.targets[visit.position++];
      if (target !== undefined) {
        if (!indices.has(target)) visits.push(enter(target));
        else if (open.has(target)) lower(visit.node, indices.get(target));
        continue;
      }
      visits.pop();
      const parent = visits.at(-1);
      if (parent) lower(parent.node, lowest.get(visit.node));
      if (lowest.get(visit.node) === indices.get(visit.node)) found.push(close(visit.node, stack, open));
    }
  }
  return found;
}

function close<T>(root: T, stack: T[], open: Set<T>): T[] {
  const component = stack.splice(stack.lastIndexOf(root));
  for (const node of component) open.delete(node);
  return component;
}

/** Walks within a component from its first node until a node comes again, the shortest way back to it. */
function circleIn<T extends object>(
  component: ReadonlySet<T>,
  next: (node: T) => readonly T[],
  order: ReadonlyMap<T, number>,
): T[] {
  const [start] = [...component].sort((left, right) => (order.get(left) ?? 0) - (order.get(right) ?? 0));
  if (start === undefined) return [];
  const from = new Map<T, T>();
  const waiting = [start];
  for (let node = waiting.shift(); node !== undefined; node = waiting.shift())
    for (const target of next(node)) {
      if (target === start) return pathTo(node, start, from);
      if (!component.has(target) || from.has(target)) continue;
      from.set(target, node);
      waiting.push(target);
    }
  return [];
}

function pathTo<T extends object>(end: T, start: T, from: ReadonlyMap<T, T>): T[] {
  const path = [end];
  for (let node = end; node !== start;) {
    const before = from.get(node);
    if (before === undefined) break;
    path.unshift((node = before));
  }
  return path;
}
