import type {
  Allow,
  Application,
  Config,
  Deployment,
  Entity,
  Enum,
  Field,
  File,
  Index,
  Limit,
  Page,
  Port,
  System,
} from '../language/index.ts';
import type { Context } from './context.ts';

/** The kinds of nodes that a family of rules can ask to see. The tree is walked once for all families. */
export interface Visited {
  File: File;
  System: System;
  Application: Application;
  Deployment: Deployment;
  Port: Port;
  Config: Config;
  Limit: Limit;
  Entity: Entity;
  Field: Field;
  Index: Index;
  Page: Page;
  Allow: Allow;
  Enum: Enum;
}

/**
 * A family of rules: a function for each kind of node that it looks at, and one for the program as a whole. In broken
 * text, parts of a node may be missing whatever their type says; a rule says nothing of what is missing.
 */
export type Rules = {
  readonly [K in keyof Visited]?: (node: Visited[K], context: Context) => void;
} & { readonly program?: (context: Context) => void };
