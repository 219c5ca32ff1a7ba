import type { AstNode } from 'langium';
import { documentationOf, type Relations, relationsOf, type Application, type Symbols } from '../language/index.ts';
import type { Auth, Database, EnvironmentName } from '../model/system.ts';
import type { OriginsRecorder, Said } from './origins.ts';

/** What the system says of databases. */
export interface SystemDatabase {
  readonly base: Database;
  readonly in: Readonly<Partial<Record<EnvironmentName, Database>>>;
}

/** What lowering an application needs to know of the rest. */
export interface LoweringContext {
  readonly symbols: Symbols;
  readonly origins: OriginsRecorder;
  readonly auth: Auth;
  /** Of applications that do not say their own, in general and in each environment. */
  readonly database: SystemDatabase;
  readonly languages: readonly string[];
  readonly ports: ReadonlyMap<Application, number>;
}

/** What lowering what stands in an application needs to know of it. */
export interface ApplicationContext extends LoweringContext {
  readonly application: Application;
  readonly relations: Relations;
}

export function within(context: LoweringContext, application: Application): ApplicationContext {
  return { ...context, application, relations: relationsOf(context.symbols, application) };
}

/** The documentation of a node as a property, if it has any. */
export function documented(node: AstNode): { documentation?: string } {
  const documentation = documentationOf(node);
  return documentation === undefined ? {} : { documentation };
}

/** The former name of a node as a property, if it has one. */
export function renamed(node: { readonly former?: { readonly name: string } | undefined }): { was?: string } {
  return node.former === undefined ? {} : { was: node.former.name };
}

/** `{ name: value }`, or nothing when there is no value. */
export function optional<K extends string, V>(name: K, value: V | undefined): { [P in K]?: V } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a computed name is a string to the compiler
  return (value === undefined ? {} : { [name]: value }) as { [P in K]?: V };
}

/** The last statement of each kind, by the kind's name with a small letter: what says the property of that name. */
export function saidBy(nodes: readonly AstNode[], names: Readonly<Record<string, string>> = {}): Said {
  const said: Record<string, AstNode> = {};
  for (const node of nodes) {
    const { $type } = node;
    said[names[$type] ?? $type.charAt(0).toLowerCase() + $type.slice(1)] ??= node;
  }
  return said;
}
