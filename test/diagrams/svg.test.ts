import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it } from 'vitest';
import { architectureGraph, type Graph } from '../../src/diagrams/index.ts';
import { FONTS, type PlacedText } from '../../src/diagrams/svg/boxes.ts';
import { documentText, svgOf } from '../../src/diagrams/svg/index.ts';
import { textWidth } from '../../src/diagrams/svg/measure.ts';
import { picture, type Picture } from '../../src/diagrams/svg/picture.ts';
import { bigSystem, entitiesIn, hostileSystem, librarySystem, systemOf } from './kit.ts';

interface Rect {
  readonly name: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const GRAPHS: Readonly<Record<string, () => Graph>> = {
  'fifteen services': () => architectureGraph(bigSystem()),
  'twelve entities': () => entitiesIn(librarySystem(), 'lending'),
  'hostile names': () => architectureGraph(hostileSystem()),
  'next to nothing': () => architectureGraph(systemOf('system s { auth a  discovery h }  registry h {}  uaa a {}')),
};

const PICTURES = Object.entries(GRAPHS).flatMap(([name, graphOf]) =>
  (['right', 'down'] as const).map((direction) => [name, direction, graphOf] as const),
);

describe.each(PICTURES)('a picture of %s, drawn %s', (_, direction, graphOf) => {
  let graph: Graph;
  let drawn: Picture;
  beforeAll(async () => {
    graph = graphOf();
    drawn = await picture(graph, direction);
  }, 60_000);

  it('shows every node, and every edge that is not quiet', () => {
    expect(drawn.nodes.map(({ node }) => node.id).sort()).toEqual(graph.nodes.map(({ id }) => id).sort());
    // A store stands at its application, by a short line of its own.
    const expected = graph.edges.filter(({ quiet, kind }) => !quiet && kind !== 'keeps');
    expect(drawn.edges.map(({ edge }) => edge.id).sort()).toEqual(expected.map(({ id }) => id).sort());
  });

  it('lays no node and no label over another', () => {
    const rects = [...nodeRects(drawn), ...labelRects(drawn)];
    expect(rects.flatMap((one, at) => rects.slice(at + 1).filter((other) => overlap(one, other)))).toEqual([]);
  });

  it('stays on its paper', () => {
    for (const { left, top, right, bottom } of [...nodeRects(drawn), ...labelRects(drawn)]) {
      expect(Math.min(left, top)).toBeGreaterThan(0);
      expect(right).toBeLessThan(drawn.width);
      expect(bottom).toBeLessThan(drawn.height);
    }
  });

  it('keeps every text inside its box, and off the others', () => {
    for (const { node, box } of drawn.nodes) {
      const texts = box.texts.map(textRect);
      for (const { name, left, right, bottom } of texts) {
        expect(left, `${node.id}: ${name}`).toBeGreaterThanOrEqual(8);
        expect(right, `${node.id}: ${name}`).toBeLessThanOrEqual(box.width - 8);
        expect(bottom, `${node.id}: ${name}`).toBeLessThanOrEqual(box.height - 4);
      }
      expect(texts.flatMap((one, at) => texts.slice(at + 1).filter((other) => overlap(one, other)))).toEqual([]);
    }
  });

  it('draws lines at right angles, from the one node to the other, through no third', () => {
    const rects = new Map(nodeRects(drawn).map((rect) => [rect.name, rect]));
    for (const { edge, points } of drawn.edges) {
      const [first, last] = [points[0], points.at(-1)];
      expect(onRim(rects.get(edge.from), first), `${edge.id} starts at its node`).toBe(true);
      expect(onRim(rects.get(edge.to), last), `${edge.id} ends at its node`).toBe(true);
      for (const line of segments({ edge, points })) {
        expect(line.left === line.right || line.top === line.bottom, `${edge.id} has right angles`).toBe(true);
        const crossed = [...rects.values()].filter((rect) => overlap(line, rect)).map(({ name }) => name);
        expect(crossed, edge.id).toEqual([]);
      }
    }
  });

  it('draws no line through a label', () => {
    for (const label of labelRects(drawn))
      for (const line of drawn.edges.flatMap(segments))
        expect(overlap(line, label), `${line.name} and the label ${label.name}`).toBe(false);
  });

  it('is the same to the byte when it is drawn again', async () => {
    expect(documentText(await picture(graphOf(), direction))).toBe(documentText(drawn));
  });

  it('says at each label which lines it is of', () => {
    const svg = documentOf(documentText(drawn));
    const ids = [...svg.querySelectorAll('.edge[data-id]')].map((edge) => edge.getAttribute('data-id'));
    const labels = [...svg.querySelectorAll('.label[data-of]')];
    expect(labels).toHaveLength(drawn.labels.flatMap(({ lines }) => lines).length);
    for (const label of labels) {
      const of: unknown = JSON.parse(label.getAttribute('data-of') ?? '');
      expect(of).not.toEqual([]);
      expect(ids).toEqual(expect.arrayContaining(of as string[]));
    }
  });

  it('is well-formed, and has a name and a tooltip for everything', () => {
    const svg = documentOf(documentText(drawn));
    expect(svg.documentElement.getAttribute('role')).toBe('graphics-document document');
    expect(svg.documentElement.getAttribute('aria-label')).toMatch(/^(Architecture|Entities) of /);
    const groups = [...svg.querySelectorAll('g[role]')];
    expect(groups.length).toBeGreaterThanOrEqual(graph.nodes.length);
    for (const group of groups) {
      expect(group.getAttribute('aria-label')).not.toBe('');
      expect(group.querySelector(':scope > title')?.textContent).not.toBe('');
    }
  });
});

describe('a picture', () => {
  it('takes a text for text, whatever stands in it', async () => {
    const text = await svgOf(architectureGraph(hostileSystem()));
    const svg = documentOf(text);
    expect([...svg.querySelectorAll('script, foreignObject, image, a, b')]).toEqual([]);
    expect(
      [...svg.querySelectorAll('*')].flatMap(({ attributes }) => [...attributes].map(({ name }) => name)),
    ).not.toContain(expect.stringMatching(/^on|href/));
    expect(svg.querySelector('title')?.textContent).toContain('<script>alert(1)</script>');
  });

  it('has the colours of light and of dark pages, and no more than the kinds it shows', async () => {
    const text = await svgOf(entitiesIn(librarySystem(), 'lending'));
    expect(text.match(/\.msac \.paper \{ fill: (#\w+)/g)).toHaveLength(2);
    expect(text).toContain('@media (prefers-color-scheme: dark)');
    expect(text).not.toContain('.gateway');
  });

  it('explains the lines that it has, and says what it leaves out', async () => {
    const { legend, note } = await picture(architectureGraph(bigSystem()));
    expect(legend.map(({ kind }) => kind)).toEqual([
      'opens',
      'forwards',
      'routes',
      'calls',
      'publishes',
      'delivers',
      'signs-in',
    ]);
    expect(note.text).toBe(
      'Not drawn: registration and configuration; tokens of services; logs, metrics and traces; references to rows of others.',
    );
    expect((await picture(entitiesIn(librarySystem(), 'lending'))).note.text).toBe('');
  });

  it('cuts a name that no box could hold, and tells it whole in the tooltip', async () => {
    const long = 'W'.repeat(40);
    const system = systemOf(`system s { auth a  discovery h }  registry h {}  uaa a {}
      microservice m { entity ${long} { name: Int } }`);
    const text = await svgOf(entitiesIn(system, 'm'));
    expect(text).toContain(`<title>Entity ${long}.</title>`);
    expect(text).toMatch(/<text class="title"[^>]*>W+…<\/text>/);
  });
});

function documentOf(text: string): Document {
  const { window } = new JSDOM('');
  const parsed = new window.DOMParser().parseFromString(text, 'image/svg+xml');
  expect(parsed.querySelector('parsererror')?.textContent ?? '').toBe('');
  return parsed;
}

/** Each straight part of a line. */
function segments({ edge, points }: Pick<Picture['edges'][number], 'edge' | 'points'>): Rect[] {
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    return {
      name: edge.id,
      left: Math.min(from.x, to.x),
      right: Math.max(from.x, to.x),
      top: Math.min(from.y, to.y),
      bottom: Math.max(from.y, to.y),
    };
  });
}

function nodeRects({ nodes }: Picture): Rect[] {
  return nodes.map(({ node, box, x, y }) => ({
    name: node.id,
    left: x,
    top: y,
    right: x + box.width,
    bottom: y + box.height,
  }));
}

function labelRects({ labels }: Picture): Rect[] {
  return labels.map(({ lines, x, y, width, height }) => ({
    name: lines.join(),
    left: x,
    top: y,
    right: x + width,
    bottom: y + height,
  }));
}

/** By more than a sum of fractions can be wrong. */
function isBefore(start: number, end: number): boolean {
  return start < end - 0.001;
}

function overlap(one: Rect, other: Rect): boolean {
  return (
    isBefore(one.left, other.right) &&
    isBefore(other.left, one.right) &&
    isBefore(one.top, other.bottom) &&
    isBefore(other.top, one.bottom)
  );
}

function onRim(rect: Rect | undefined, point: { x: number; y: number } | undefined): boolean {
  if (!rect || !point) return false;
  return (
    ((near(point.x, rect.left) || near(point.x, rect.right)) && within(point.y, rect.top, rect.bottom)) ||
    ((near(point.y, rect.top) || near(point.y, rect.bottom)) && within(point.x, rect.left, rect.right))
  );
}

function near(one: number, other: number): boolean {
  return Math.abs(one - other) < 0.1;
}

function within(value: number, from: number, to: number): boolean {
  return value > from - 0.1 && value < to + 0.1;
}

/** As high as a letter is above its line. */
function textRect(placed: PlacedText): Rect {
  const font = FONTS[fontOf(placed)];
  const width = textWidth(placed.text, font);
  const left = placed.anchor === 'end' ? placed.x - width : placed.x;
  return { name: placed.text, left, right: left + width, top: placed.y - font.size * 0.8, bottom: placed.y + 3 };
}

function fontOf({ style }: PlacedText): keyof typeof FONTS {
  if (style === 'title') return 'title';
  return style === 'name' || style === 'type' || style === 'mark' ? 'row' : 'detail';
}
