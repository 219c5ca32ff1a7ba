/** What the extension and its page say to each other. */
import type { Graph } from '../../../src/diagrams/index.ts';

/** What the page is told. */
export type ToPage =
  | {
      readonly type: 'draw';
      readonly system: string;
      readonly of?: string;
      readonly graph: Graph;
      readonly applications: readonly string[];
      /** What has a declaration to go to. */
      readonly declared: readonly string[];
      readonly isStale: boolean;
      /** To be kept by the page, so that it can be opened again as it was. */
      readonly state: ViewState;
    }
  | { readonly type: 'nothing'; readonly why: string }
  /** The cursor is in the declaration of this; in none when there is no id. */
  | { readonly type: 'highlight'; readonly id?: string }
  | { readonly type: 'export' };

/** What the page tells. */
export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'reveal'; readonly id: string }
  /** Look into an application, or, without one, at the system. */
  | { readonly type: 'look'; readonly of?: string }
  | { readonly type: 'save'; readonly format: 'svg' | 'mermaid' }
  | { readonly type: 'exported'; readonly svg: string };

export interface ViewState {
  /** A file of the system that is shown. */
  readonly uri: string;
  readonly of?: string;
}

export function isViewState(state: unknown): state is ViewState {
  return typeof state === 'object' && state !== null && 'uri' in state && typeof state.uri === 'string';
}
