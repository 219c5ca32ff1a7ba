import type { Canvas } from './canvas.ts';

/** The search field: what is found is marked, and Enter goes from one to the next. */
export class Search {
  readonly #input: HTMLInputElement;
  readonly #count: HTMLElement;
  readonly #canvas: Canvas;
  #found: readonly string[] = [];
  #at = -1;

  constructor(input: HTMLElement, count: HTMLElement, canvas: Canvas) {
    if (!(input instanceof HTMLInputElement)) throw new Error('Only an input can be searched with.');
    this.#input = input;
    this.#count = count;
    this.#canvas = canvas;
    input.addEventListener('input', () => this.again());
    input.addEventListener('keydown', ({ key, shiftKey }) => {
      if (key === 'Enter') this.#go(shiftKey ? -1 : 1);
      else if (key === 'Escape') {
        input.value = '';
        this.again();
        input.blur();
      }
    });
  }

  focus(): void {
    this.#input.focus();
    this.#input.select();
  }

  /** Searches what is shown now. */
  again(): void {
    const wanted = this.#input.value.trim().toLowerCase();
    this.#found =
      wanted === ''
        ? []
        : this.#canvas
            .texts()
            .filter(({ text }) => text.toLowerCase().includes(wanted))
            .map(({ id }) => id);
    this.#at = -1;
    this.#canvas.mark(wanted === '' ? undefined : new Set(this.#found));
    this.#say();
  }

  #go(step: number): void {
    const { length } = this.#found;
    if (length === 0) return;
    this.#at = this.#at < 0 ? (step > 0 ? 0 : length - 1) : (this.#at + step + length) % length;
    this.#canvas.center(this.#found[this.#at] ?? '');
    this.#say();
  }

  #say(): void {
    const { length } = this.#found;
    const isEmpty = this.#input.value.trim() === '';
    this.#count.textContent = isEmpty
      ? ''
      : length === 0
        ? 'none'
        : this.#at < 0
          ? `${length}`
          : `${this.#at + 1} of ${length}`;
  }
}
