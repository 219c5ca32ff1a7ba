import type { AstNode } from 'langium';
import { locationOf, relationsOf, type Application, type Program, type Relations, type Symbols } from '../language/index.ts';
import type { Message } from './define.ts';
import type { Diagnostic, Location, RelatedLocation, TextEdit } from './diagnostic.ts';

/** What comes with a diagnostic beside its message and place. */
export interface Extras {
  readonly related?: readonly RelatedLocation[];
  /** Mend it, under the title that the catalogue has for it. */
  readonly edits?: readonly TextEdit[];
}

/** What rules read, and where they report. One for each check. */
export class Context {
  readonly diagnostics: Diagnostic[] = [];
  readonly symbols: Symbols;
  private readonly relations = new Map<Application, Relations>();

  constructor(readonly program: Program) {
    this.symbols = program.symbols;
  }

  /** Reports a message of the catalogue at a place. */
  report(at: Location, message: Message, extras: Extras = {}): void {
    const { entry, text, help, fixTitle } = message;
    const { related = [], edits = [] } = extras;
    this.diagnostics.push({
      code: entry.code,
      name: entry.name,
      severity: entry.severity,
      message: text,
      ...(help !== undefined && { help }),
      file: at.file,
      range: at.range,
      related,
      ...(fixTitle !== undefined && edits.length > 0 && { fix: { title: fixTitle, edits } }),
    });
  }

  /**
   * True when nothing is to be said of an unknown name: it stands in text that could not be understood, which has been
   * reported, and may well be declared there.
   */
  isLost(name: string): boolean {
    return this.program.lost.has(name);
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

/** A place with what is to be said of it. */
export function related(message: string, node: AstNode, property?: string, index?: number): RelatedLocation {
  return { ...locationOf(node, property, index), message };
}

/** Puts `text` in the place of a name, value or node. */
export function replace(text: string, node: AstNode, property?: string, index?: number): TextEdit {
  return { ...locationOf(node, property, index), text };
}
