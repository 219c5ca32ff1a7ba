import { select, type Selection } from 'd3-selection';
import { zoom, zoomIdentity, type ZoomTransform } from 'd3-zoom';

export interface ShowOptions {
  /** Whether what is seen stays where it is; else all of the picture is fitted into the page. */
  readonly keepsView: boolean;
  /** Nodes with something inside. */
  readonly enter: ReadonlySet<string>;
  readonly onEnter: (id: string) => void;
}

/** How long the second of two clicks is waited for, in ms. */
const DOUBLE_CLICK = 250;

/** The picture: it can be moved, zoomed, and clicked at. */
export class Canvas {
  readonly #root: HTMLElement;
  readonly #level: HTMLElement;
  readonly #reveal: (id: string) => void;
  readonly #zoom = zoom<SVGSVGElement, unknown>().scaleExtent([0.1, 6]);
  #svg: SVGSVGElement | undefined;
  #size = { width: 1, height: 1 };
  #transform: ZoomTransform | undefined;
  /** Until the user looks closer, all of the picture stays in view, however large the page becomes. */
  #isFitted = true;
  #highlighted: string | undefined;
  #declared: ReadonlySet<string> = new Set();
  #enter: ReadonlySet<string> = new Set();
  /** A click that may be the first of two. */
  #clicked: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param level where the zoom is said, in percent
   * @param reveal called with the id of what is clicked at
   */
  constructor(root: HTMLElement, level: HTMLElement, reveal: (id: string) => void) {
    this.#root = root;
    this.#level = level;
    this.#reveal = reveal;
    new ResizeObserver(() => {
      if (this.#isFitted) this.fit();
    }).observe(root);
  }

  /** @param text an SVG document */
  show(text: string, { keepsView, enter, onEnter }: ShowOptions): void {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    const svg = document.importNode(parsed, true);
    if (!(svg instanceof SVGSVGElement)) return;
    this.#size = { width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
    for (const attribute of ['viewBox', 'width', 'height']) svg.removeAttribute(attribute);
    // The whole picture's title would be the tooltip of everything that has none.
    svg.querySelector(':scope > title')?.remove();
    const stage = document.createElementNS('http://www.w3.org/2000/svg', 'g');
    stage.append(...svg.querySelectorAll(':scope > :not(style, desc)'));
    svg.append(stage);
    this.#svg = svg;
    this.#enter = enter;
    this.#root.replaceChildren(svg);
    this.#zoom.on('zoom', ({ transform, sourceEvent }: { transform: ZoomTransform; sourceEvent: unknown }) => {
      this.#transform = transform;
      if (sourceEvent) this.#isFitted = false;
      stage.setAttribute('transform', String(transform));
      this.#level.textContent = `${Math.round(transform.k * 100)}%`;
    });
    const selection = this.#selection();
    selection?.call(this.#zoom).on('dblclick.zoom', null);
    for (const node of svg.querySelectorAll<SVGElement>('.node'))
      if (enter.has(idOf(node))) {
        node.classList.add('enter');
        node.addEventListener('dblclick', () => {
          clearTimeout(this.#clicked);
          onEnter(idOf(node));
        });
      }
    svg.addEventListener('click', ({ target }) => this.#click(target));
    svg.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target instanceof SVGElement) {
        const id = idOf(event.target);
        if (event.shiftKey && enter.has(id)) onEnter(id);
        else this.#reveal(id);
      }
    });
    if (keepsView && !this.#isFitted && this.#transform && selection) this.#zoom.transform(selection, this.#transform);
    else this.fit();
    this.setDeclared(this.#declared);
    this.highlight(this.#highlighted);
  }

  /** Says what a click can lead to. */
  setDeclared(ids: ReadonlySet<string>): void {
    this.#declared = ids;
    for (const element of this.#all()) {
      const isDeclared = ids.has(idOf(element));
      element.classList.toggle('declared', isDeclared);
      if (element.classList.contains('node')) element.setAttribute('tabindex', isDeclared ? '0' : '-1');
    }
  }

  /** Marks what the cursor of the editor is in. */
  highlight(id: string | undefined): void {
    this.#highlighted = id;
    for (const element of this.#all()) element.classList.toggle('here', id !== undefined && idOf(element) === id);
  }

  /** Marks what is found, and dims all else; undefined ends that. */
  mark(found: ReadonlySet<string> | undefined): void {
    this.#svg?.classList.toggle('searched', found !== undefined);
    for (const element of this.#all()) element.classList.toggle('found', found?.has(idOf(element)) ?? false);
    for (const label of this.#svg?.querySelectorAll('[data-of]') ?? []) {
      const edges: readonly string[] = JSON.parse(label.getAttribute('data-of') ?? '[]');
      const isFound = edges.some((id) => found?.has(id) ?? false);
      label.classList.toggle('found', isFound);
    }
  }

  /** Every node and row with its texts, for who searches. */
  texts(): { readonly id: string; readonly text: string }[] {
    return this.#all()
      .filter(({ classList }) => classList.contains('node') || classList.contains('edge'))
      .map((element) => ({ id: idOf(element), text: element.textContent ?? '' }));
  }

  /** Brings something into the middle. */
  center(id: string): void {
    const element = this.#all().find((each) => idOf(each) === id);
    if (!element || !this.#svg) return;
    const [box, page] = [element.getBoundingClientRect(), this.#svg.getBoundingClientRect()];
    const k = this.#transform?.k ?? 1;
    const dx = page.left + page.width / 2 - (box.left + box.width / 2);
    const dy = page.top + page.height / 2 - (box.top + box.height / 2);
    this.#isFitted = false;
    const selection = this.#selection();
    if (selection) this.#zoom.translateBy(selection, dx / k, dy / k);
  }

  zoomBy(factor: number): void {
    this.#isFitted = false;
    const selection = this.#selection();
    if (selection) this.#zoom.scaleBy(selection, factor);
  }

  /** All of the picture, as large as the page takes it, but not larger than it is. */
  fit(): void {
    this.#isFitted = true;
    if (!this.#svg) return;
    const { clientWidth, clientHeight } = this.#root;
    if (clientWidth === 0 || clientHeight === 0) return;
    const { width, height } = this.#size;
    const scale = Math.min(1.25, clientWidth / width, clientHeight / height);
    const [x, y] = [(clientWidth - width * scale) / 2, (clientHeight - height * scale) / 2];
    const selection = this.#selection();
    if (selection) this.#zoom.transform(selection, zoomIdentity.translate(x, y).scale(scale));
  }

  #click(target: EventTarget | null): void {
    if (!(target instanceof Element)) return;
    // A row that is declared nowhere, such as a key, belongs to its table.
    let element = target.closest<SVGElement>('[data-id]');
    while (element && !this.#declared.has(idOf(element)))
      element = element.parentElement?.closest<SVGElement>('[data-id]') ?? null;
    if (!element) return;
    const id = idOf(element);
    clearTimeout(this.#clicked);
    // The text takes the focus: not before it is clear that nobody looks into this.
    this.#clicked = setTimeout(() => this.#reveal(id), this.#enter.has(id) ? DOUBLE_CLICK : 0);
  }

  #all(): SVGElement[] {
    return [...(this.#svg?.querySelectorAll<SVGElement>('[data-id]') ?? [])];
  }

  #selection(): Selection<SVGSVGElement, unknown, null, undefined> | undefined {
    return this.#svg && select<SVGSVGElement, unknown>(this.#svg);
  }
}

function idOf(element: Element): string {
  return element.getAttribute('data-id') ?? '';
}
