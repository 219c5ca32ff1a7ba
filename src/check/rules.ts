import type {
  Alert,
  Allow,
  Application,
  Auth,
  Broker,
  Build,
  Cache,
  Client,
  Config,
  Console,
  Consumes,
  Database,
  Deployment,
  Discovery,
  Display,
  Edge,
  Entity,
  Enum,
  Environment,
  Event,
  Field,
  File,
  Filter,
  Format,
  FullText,
  Host,
  Images,
  Index,
  Instances,
  Java,
  Languages,
  Limit,
  Locking,
  Mixin,
  Namespace,
  Package,
  Page,
  Pages,
  Parameter,
  Port,
  Procedure,
  Resources,
  Role,
  Route,
  Search,
  Secret,
  Storage,
  StorageClass,
  System,
  Table,
  Tracing,
  Value,
  Version,
} from '../language/index.ts';
import type { Context } from './context.ts';

/** The kinds of nodes that a family of rules can ask to see. The tree is walked once for all families. */
export interface Visited {
  File: File;
  System: System;
  Application: Application;
  Deployment: Deployment;
  Host: Host;
  Images: Images;
  Namespace: Namespace;
  StorageClass: StorageClass;
  Format: Format;
  Role: Role;
  Environment: Environment;
  Package: Package;
  Version: Version;
  Java: Java;
  Build: Build;
  Auth: Auth;
  Discovery: Discovery;
  Edge: Edge;
  Console: Console;
  Alert: Alert;
  Tracing: Tracing;
  Broker: Broker;
  Languages: Languages;
  Database: Database;
  Cache: Cache;
  Search: Search;
  Port: Port;
  Instances: Instances;
  Resources: Resources;
  Storage: Storage;
  Secret: Secret;
  Client: Client;
  Config: Config;
  Route: Route;
  Limit: Limit;
  Consumes: Consumes;
  Entity: Entity;
  Mixin: Mixin;
  Value: Value;
  Event: Event;
  Procedure: Procedure;
  Parameter: Parameter;
  Field: Field;
  Index: Index;
  Page: Page;
  Filter: Filter;
  FullText: FullText;
  Display: Display;
  Locking: Locking;
  Pages: Pages;
  Table: Table;
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
