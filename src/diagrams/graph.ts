/**
 * What a picture shows, before anyone has decided where anything stands or what it looks like: plain data, the same for
 * Mermaid, for SVG and for an editor. Texts are as the model has them; whoever draws escapes them.
 */
export interface Graph {
  readonly view: 'architecture' | 'entities';
  readonly title: string;
  /** One line that says more; may be empty. */
  readonly caption: string;
  /** Each `id` once. In the order of the source. */
  readonly nodes: readonly GraphNode[];
  /** Each `id` once; both ends are in `nodes`. */
  readonly edges: readonly GraphEdge[];
}

export type NodeKind =
  // Of an architecture.
  | 'people'
  | 'client'
  | 'edge'
  | 'gateway'
  | 'monolith'
  | 'microservice'
  | 'uaa'
  | 'issuer'
  | 'broker'
  | 'database'
  | 'cache'
  | 'search'
  | 'registry'
  | 'console'
  | 'tracing'
  // Of a service's entities.
  | 'entity'
  | 'part'
  | 'value'
  | 'enum'
  | 'foreign';

export interface GraphNode {
  /** Stable: it is made of names of the model, so an editor may keep positions by it. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly title: string;
  /** What it is, in a few words: `gateway · port 8080`. */
  readonly detail: string;
  /** All there is to say: the documentation, or a sentence. */
  readonly tooltip: string;
  /** Fields of an entity, values of an enum. */
  readonly rows: readonly Row[];
  /** The application whose own this is: a database stands with its service. */
  readonly of?: string;
  /** Serves every application alike, so its lines would say nothing: see {@link GraphEdge.quiet}. */
  readonly shared: boolean;
}

export interface Row {
  readonly name: string;
  /** As written in the language: `String(3..20)?`; empty for a value of an enum. */
  readonly type: string;
  /** What else is to be seen at a glance: `key`, `unique`. */
  readonly mark: string;
  readonly tooltip: string;
}

export type EdgeKind =
  // Of an architecture.
  | 'opens'
  | 'forwards'
  | 'routes'
  | 'calls'
  | 'publishes'
  | 'delivers'
  | 'signs-in'
  | 'keeps'
  | 'registers'
  | 'tokens'
  | 'refers'
  | 'reports'
  // Of a service's entities.
  | 'relation'
  | 'part'
  | 'reference'
  | 'uses';

export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** What stands at the line, one text a line of it: `routes · HTTP`, names of events. */
  readonly label: readonly string[];
  /** A sentence: `storefront routes to catalog over HTTP.` */
  readonly tooltip: string;
  /** True for what holds between nearly all applications: a readable picture leaves it out, and says so. */
  readonly quiet: boolean;
  /** Both ends of a relation. */
  readonly ends?: { readonly from: End; readonly to: End };
}

export interface End {
  /** The field of the other side that leads here; empty when none does. */
  readonly field: string;
  /** How many there are here, seen from there: `1`, `0..1`, `*`, `1..*`. */
  readonly many: string;
}
