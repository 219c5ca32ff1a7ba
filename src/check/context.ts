import type { AstNode } from 'langium';
import {
  applicationOf,
  isApplication,
  isEntity,
  isEnum,
  isEnumValue,
  isEvent,
  isField,
  isMixin,
  isProcedure,
  isRole,
  isRoleList,
  isValue,
  locationOf,
  relationsOf,
  resolveType,
  sourceOf,
  type Application,
  type Program,
  type Entity,
  type Field,
  type Relations,
  type RelationSide,
  type ResolvedType,
  type Symbols,
  type System,
  type Type,
  statementsOf,
  withLineEndOf,
} from '../language/index.ts';
import type { Message } from './define.ts';
import type { Diagnostic, Location, Position, Range, RelatedLocation, TextEdit } from './diagnostic.ts';

/** What comes with a diagnostic beside its message and place. */
export interface Extras {
  readonly related?: readonly RelatedLocation[];
  /** Mend it, under the title that the catalogue has for it. */
  readonly edits?: readonly TextEdit[];
  /** Only if a person says so: see {@link Fix.asks}. */
  readonly asks?: boolean;
}

/** What rules read, and where they report. One for each check. */
export class Context {
  readonly diagnostics: Diagnostic[] = [];
  readonly symbols: Symbols;
  private readonly parts = new Map<Application, ReadonlyMap<Entity, RelationSide>>();
  private lacksName: boolean | undefined;
  private ownersByEntity: ReadonlyMap<string, Application> | undefined;
  private readonly relations = new Map<Application, Relations>();
  private readonly resolved = new Map<Type, ResolvedType>();

  readonly program: Program;

  constructor(program: Program) {
    this.program = program;
    this.symbols = program.symbols;
  }

  /** Reports a message of the catalogue at a place. */
  report(at: Location, message: Message, extras: Extras = {}): void {
    const { entry, text, help, fixTitle } = message;
    const { related = [], edits = [], asks = false } = extras;
    this.diagnostics.push({
      code: entry.code,
      name: entry.name,
      severity: entry.severity,
      message: text,
      ...(help !== undefined && { help }),
      file: at.file,
      range: at.range,
      related,
      ...(fixTitle !== undefined && edits.length > 0 && { fix: { title: fixTitle, edits, ...(asks && { asks }) } }),
    });
  }

  /**
   * True when all text was understood. Otherwise nothing is said of what seems to be absent or unused: it may well stand
   * where the text is broken.
   */
  get isComplete(): boolean {
    return this.program.isComplete;
  }

  /**
   * True when nothing is to be said of an unknown name: it stands in text that could not be understood, which has been
   * reported, and may well be declared there; or some declaration lacks its name, and no other name is `near`.
   */
  isLost(name: string, near: string | undefined): boolean {
    if (this.isComplete) return false;
    this.lacksName ??= this.program.files.some((file) => file.tree.elements.some(lacksName));
    return this.program.lost.has(name) || (this.lacksName && near === undefined);
  }

  /** Which declaration a type means. */
  resolve(type: Type): ResolvedType {
    const known = this.resolved.get(type);
    if (known) return known;
    const resolved = resolveType(this.symbols, type);
    this.resolved.set(type, resolved);
    return resolved;
  }

  /** Which application owns the entity of a name: the first, where several do. */
  owners(): ReadonlyMap<string, Application> {
    if (this.ownersByEntity) return this.ownersByEntity;
    const owners = new Map<string, Application>();
    for (const [application] of this.symbols.applications.values())
      for (const { name } of application ? this.symbols.scope(application).entities : [])
        if (application && !owners.has(name)) owners.set(name, application);
    this.ownersByEntity = owners;
    return owners;
  }

  /**
   * The entities of an application that are parts of others, with the `owned` side that makes each a part: the first,
   * where there are several.
   */
  partsOf(application: Application): ReadonlyMap<Entity, RelationSide> {
    const known = this.parts.get(application);
    if (known) return known;
    const parts = new Map<Entity, RelationSide>();
    for (const side of this.relationsOf(application).values())
      if (makesPart(side) && !parts.has(side.target)) parts.set(side.target, side);
    this.parts.set(application, parts);
    return parts;
  }

  /** What a field is one side of, when it points to a row of its own application. A mixin's points nowhere. */
  sideOf(field: Field): RelationSide | undefined {
    const application = applicationOf(field);
    return application && this.relationsOf(application).get(field);
  }

  /** The relations within an application. */
  relationsOf(application: Application): Relations {
    const known = this.relations.get(application);
    if (known) return known;
    const relations = relationsOf(this.symbols, application);
    this.relations.set(application, relations);
    return relations;
  }
}

/** True for an `owned` that stands where it may: on one of many, or one to one. */
export function makesPart(side: RelationSide): boolean {
  return side.owned && (side.cardinality === 'one-to-many' || side.cardinality === 'one-to-one');
}

/** A place with what is to be said of it. */
export function related(message: string, node: AstNode, property?: string, index?: number): RelatedLocation {
  return { ...locationOf(node, property, index), message };
}

/** Puts `text` in the place of a name, value or node. */
export function replace(text: string, node: AstNode, property?: string, index?: number): TextEdit {
  return { ...locationOf(node, property, index), text };
}

/** Adds a setting after the others of a block. */
export function insertSetting(block: System | Application, setting: string): TextEdit {
  const settings = block.$type === 'System' ? block.settings : statementsOf(block);
  const last = settings.at(-1);
  return last ? insertAfter(last, setting) : insertFirst(block, setting);
}

/** Adds a field after the other fields of an entity, or before all else. */
export function insertMember(entity: Entity, field: string): TextEdit {
  const last = entity.members.findLast((member) => isField(member));
  return last ? insertAfter(last, field) : insertFirst(entity, field);
}

/** Adds a statement after another one of the same block: on a line of its own, unless the block is on one line. */
export function insertAfter(statement: AstNode, text: string): TextEdit {
  const { file, range } = locationOf(statement);
  const block = statement.$container ?? statement;
  const isOneLine = locationOf(block).range.start.line === range.end.line;
  const before = isOneLine ? '  ' : `\n${indentOf(block, range.start)}`;
  return { file, range: emptyAt(range.end), text: withLineEndOf(sourceOf(block).text, before + text) };
}

/** Adds a statement as the first of a block, which may lack its braces. */
function insertFirst(block: System | Application | Entity, text: string): TextEdit {
  const source = sourceOf(block);
  const { file, range } = locationOf(block);
  const brace = source.text.slice(range.start.offset, range.end.offset).indexOf('{');
  if (brace < 0) return { file, range: emptyAt(range.end), text: withLineEndOf(source.text, ` {\n  ${text}\n}`) };
  const isOneLine = range.start.line === range.end.line;
  const before = isOneLine ? ' ' : `\n${indentOf(block, range.start)}  `;
  return {
    file,
    range: emptyAt(source.position(range.start.offset + brace + 1)),
    text: withLineEndOf(source.text, before + text),
  };
}

/** What stands before a place on its line, where that is white space. */
function indentOf(node: AstNode, { offset, column }: Position): string {
  const before = sourceOf(node).text.slice(offset - column + 1, offset);
  return /^\s*/.exec(before)?.[0] ?? '';
}

function emptyAt(position: Position): Range {
  return { start: position, end: position };
}

/** True for a declaration without a name, or one that holds such a one. */
function lacksName(node: AstNode): boolean {
  if (isRoleList(node)) return node.roles.some(lacksName);
  if (isApplication(node)) return !node.name || node.members.some(lacksName);
  if (isEvent(node) || isProcedure(node) || isMixin(node) || isValue(node)) return !node.name;
  if (isEntity(node)) return !node.name || node.members.some(lacksName);
  if (isEnum(node)) return !node.name || node.values.some(lacksName);
  return (isRole(node) || isField(node) || isEnumValue(node)) && !node.name;
}
