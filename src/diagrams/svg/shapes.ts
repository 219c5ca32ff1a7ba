/** The outline of a node, one for each shape; the left upper corner is at 0, 0. */
import type { Box } from './boxes.ts';
import { element, number } from './elements.ts';

export function outline(box: Box): string[] {
  const { shape, width, height, head } = box;
  const rect = (radius: number): string => element('rect', { class: 'shape', width, height, rx: radius });
  switch (shape) {
    case 'card':
      return [rect(10)];
    case 'pill':
      return [rect(height / 2)];
    case 'chip':
      return [rect(6)];
    case 'table':
      return [
        rect(8),
        element('path', { class: 'band', d: tableHead(width, head ?? 0, height) }),
        ...(height > (head ?? 0) ? [element('path', { class: 'rule', d: `M0 ${head ?? 0}H${number(width)}` })] : []),
      ];
    case 'cylinder':
      return [
        element('path', { class: 'shape', d: cylinder(width, height) }),
        lid(`M0 6c0 8 ${number(width)} 8 ${number(width)} 0`),
      ];
    case 'pipe':
      return [
        element('path', { class: 'shape', d: pipe(width, height) }),
        lid(`M${number(width - 8)} 0c-10 0-10 ${number(height)} 0 ${number(height)}`),
      ];
  }
}

function lid(d: string): string {
  return element('path', { class: 'rule', d });
}

/** The head of a table is tinted; its upper corners follow the outline, and all four when it is all there is. */
function tableHead(width: number, head: number, height: number): string {
  const low = height > head ? `V${number(head)}H0` : `V${number(head - 8)}a8 8 0 0 1-8 8H8a8 8 0 0 1-8-8`;
  return `M0 8a8 8 0 0 1 8-8H${number(width - 8)}a8 8 0 0 1 8 8${low}Z`;
}

/** Standing: what keeps data. */
function cylinder(width: number, height: number): string {
  const [w, h] = [number(width), number(height - 12)];
  return `M0 6c0-8 ${w}-8 ${w} 0v${h}c0 8-${w} 8-${w} 0Z`;
}

/** Lying: what things run through. */
function pipe(width: number, height: number): string {
  const [w, h] = [number(width - 16), number(height)];
  return `M8 0h${w}c10 0 10 ${h} 0 ${h}h-${w}c-10 0-10-${h} 0-${h}Z`;
}
