import {
  CodeActionKind,
  CodeActionTriggerKind,
  ErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  type CodeAction,
  type CodeActionParams,
  type Connection,
  type Range,
} from 'vscode-languageserver';
import type { Desk } from './desk.ts';
import { whyNotCalled } from './features/names.ts';
import { offersAt, outcomeOf, type Offer, type Outcome, type Place } from './features/refactor/index.ts';
import { renamed } from './features/refactor/renamed.ts';
import { workspaceEdit, type EditorSkills } from './features/refactor/workspace-edit.ts';
import { pathOf } from './protocol.ts';
import { fileOf } from './workspace.ts';

/** The kinds of actions that refactorings are. */
export const REFACTORING_KINDS = [
  CodeActionKind.RefactorMove,
  CodeActionKind.RefactorExtract,
  CodeActionKind.RefactorInline,
  CodeActionKind.RefactorRewrite,
];

/** Tells what is left to do once an action is carried out. Editors run it after the action's changes. */
export const TELL = 'msac.tell';

/** By which an action that was offered is found again. */
interface ActionData {
  readonly uri: string;
  readonly range: Range;
  readonly title: string;
}

/**
 * More offers than this are tried out only when one is chosen: each takes as long as a check of what it changes, and a menu
 * should not wait for dozens.
 */
const MOST_TRIED = 8;

/** Answers what an editor asks of refactorings, renaming among them. */
export class Refactorings {
  readonly #connection: Connection;
  readonly #desk: Desk;
  readonly #skills: () => EditorSkills;

  /** @param skills what the editor can do, known once it has introduced itself */
  constructor(connection: Connection, desk: Desk, skills: () => EditorSkills) {
    this.#connection = connection;
    this.#desk = desk;
    this.#skills = skills;
  }

  answer(): void {
    const connection = this.#connection;
    connection.onCodeActionResolve((action) => this.#resolved(action));
    connection.onExecuteCommand(({ command, arguments: notes = [] }) => {
      if (command === TELL) this.#show(MessageType.Info, notes.join(' '));
      return null;
    });
    connection.onRenameRequest(({ newName, ...params }) => {
      const name = this.#desk.named(params);
      if (!name) return null;
      const why = whyNotCalled(newName, name);
      if (why !== undefined) throw new ResponseError(ErrorCodes.InvalidParams, why);
      const result = renamed({
        target: name.mention.target,
        programs: this.#desk.programsAround(name),
        name: newName,
        workspace: this.#desk.workspace,
        skills: this.#skills(),
        versionOf: (path) => this.#desk.versionOf(path),
      });
      if ('edit' in result) return result.edit;
      throw new ResponseError(ErrorCodes.InvalidParams, `\`${newName}\` will not do: ${result.mistake}`);
    });
  }

  /** @param wants whether a kind of actions is asked for */
  actions({ textDocument, range, context }: CodeActionParams, wants: (kind: string) => boolean): CodeAction[] {
    const place = this.#placeAt(textDocument.uri, range);
    const offers = place ? offersAt(place).filter(({ kind }) => wants(kind)) : [];
    if (!place || offers.length === 0) return [];
    // An editor that asks by itself, whenever the cursor has moved, wants to know whether there is something at all.
    const isByItself = context.triggerKind === CodeActionTriggerKind.Automatic;
    const isLater = this.#skills().asksLater && (isByItself || offers.length > MOST_TRIED);
    return offers.flatMap((offer) => {
      const { title, kind } = offer;
      const data: ActionData = { uri: textDocument.uri, range, title };
      if (isLater) return [{ title, kind, data }];
      const outcome = outcomeOf(offer, place.ground);
      if (outcome.kind === 'done')
        return [this.#skills().asksLater ? { title, kind, data } : this.#carriedOut(offer, outcome)];
      return this.#skills().showsDisabled ? [{ title, kind, disabled: { reason: outcome.reason } }] : [];
    });
  }

  #resolved(action: CodeAction): CodeAction {
    if (!isData(action.data)) return action;
    const { uri, range, title } = action.data;
    const place = this.#placeAt(uri, range);
    const offer = place && offersAt(place).find((each) => each.title === title);
    if (!place || !offer) return action;
    const outcome = outcomeOf(offer, place.ground);
    if (outcome.kind === 'done') return { ...action, ...this.#carriedOut(offer, outcome) };
    this.#show(MessageType.Warning, outcome.reason);
    return { ...action, disabled: { reason: outcome.reason } };
  }

  #carriedOut({ title, kind }: Offer, { texts, created, notes }: Extract<Outcome, { kind: 'done' }>): CodeAction {
    const { fileSystem } = this.#desk.workspace;
    const files = [...texts].map(([path, after]) => {
      const read = created.has(path) ? undefined : fileSystem.read(path);
      return {
        path,
        before: read?.kind === 'text' ? read.text : undefined,
        after,
        version: this.#desk.versionOf(path),
      };
    });
    return {
      title,
      kind,
      edit: workspaceEdit(files, notes, this.#skills()),
      ...(notes.length > 0 && { command: { title: 'Tell what is left to do', command: TELL, arguments: [...notes] } }),
    };
  }

  #placeAt(uri: string, { start, end }: Range): Place | undefined {
    const { documents, workspace } = this.#desk;
    const document = documents.get(uri);
    const path = pathOf(uri);
    const [first, ...others] = workspace.systemsOf(path).map(({ program }) => program);
    const file = first && fileOf(first, path);
    if (!document || !file) return undefined;
    return {
      file,
      start: document.offsetAt(start),
      end: document.offsetAt(end),
      programs: [first, ...others],
      ground: { workspace, makesFiles: this.#skills().makesFiles },
    };
  }

  #show(type: MessageType, message: string): void {
    void this.#connection.sendNotification(ShowMessageNotification.type, { type, message });
  }
}

function isData(data: unknown): data is ActionData {
  return typeof data === 'object' && data !== null && 'uri' in data && 'range' in data && 'title' in data;
}
