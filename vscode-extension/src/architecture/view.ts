import * as vscode from 'vscode';
import type { Architecture } from '../../../language-server/src/features/architecture/protocol.ts';
import type { Systems } from '../client.ts';
import { isViewState, type FromPage, type ToPage } from './messages.ts';
import { pageOf } from './page.ts';
import { idAt, toRange } from './places.ts';

type Format = 'svg' | 'mermaid';

/** How long nothing must be typed before the picture is drawn again, in ms. */
const QUIET = 150;

/** The picture of a system beside its text: it follows what is typed and where the cursor is, and leads back to the text. */
export class ArchitectureView implements vscode.WebviewPanelSerializer, vscode.Disposable {
  static readonly type = 'msac.architecture';
  readonly #extension: vscode.Uri;
  readonly #systems: Systems;
  readonly #subscriptions: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  #file: vscode.Uri | undefined;
  #of: string | undefined;
  #shown: Architecture | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  /** Told the picture that the page exports. */
  #exported: ((svg: string) => void) | undefined;

  constructor(extension: vscode.Uri, systems: Systems) {
    this.#extension = extension;
    this.#systems = systems;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#changed(document)),
      vscode.workspace.onDidSaveTextDocument((document) => this.#changed(document)),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some(({ path }) => path.endsWith('.msa'))) this.#soon();
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#highlight(textEditor)),
    );
  }

  /** Opens the view, of the system of a file, else of the one that is edited, else of the first of the workspace. */
  async show(uri?: vscode.Uri): Promise<void> {
    const edited = vscode.window.activeTextEditor?.document;
    const file = uri ?? (edited?.languageId === 'msa' ? edited.uri : (this.#file ?? (await this.#firstSystem())));
    if (!file) {
      void vscode.window.showErrorMessage('No file of this workspace declares a `system`.');
      return;
    }
    if (this.#panel) this.#panel.reveal(undefined, true);
    else {
      const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      this.#take(
        vscode.window.createWebviewPanel(ArchitectureView.type, 'Architecture', column, { enableFindWidget: false }),
      );
    }
    this.#file = file;
    await this.#draw();
  }

  /** Opens the view again as it was before the editor was closed. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    this.#take(panel);
    this.#file = isViewState(state) ? vscode.Uri.parse(state.uri) : await this.#firstSystem();
    this.#of = isViewState(state) ? state.of : undefined;
    await this.#draw();
  }

  /** Saves what is shown where the user says. */
  async export(format: Format): Promise<void> {
    const shown = this.#shown;
    if (!this.#panel || !this.#file || !shown) return;
    const ending = format === 'svg' ? 'svg' : 'mmd';
    const target = await vscode.window.showSaveDialog({
      defaultUri: vscode.Uri.joinPath(this.#file, '..', `${shown.of ?? shown.system}.${ending}`),
      filters: format === 'svg' ? { SVG: ['svg'] } : { Mermaid: ['mmd', 'mermaid', 'md'] },
      title: `Export ${shown.of ?? shown.system}`,
    });
    if (!target) return;
    const text = format === 'svg' ? await this.#svg() : shown.mermaid;
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
    const open = 'Open';
    const answer = await vscode.window.showInformationMessage(
      `Exported ${vscode.workspace.asRelativePath(target)}.`,
      open,
    );
    if (answer === open) await vscode.commands.executeCommand('vscode.open', target);
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#subscriptions.dispose();
    this.#panel?.dispose();
  }

  #take(panel: vscode.WebviewPanel): void {
    const page = vscode.Uri.joinPath(this.#extension, 'architecture');
    this.#panel = panel;
    panel.iconPath = {
      light: vscode.Uri.joinPath(this.#extension, 'images/file-light.svg'),
      dark: vscode.Uri.joinPath(this.#extension, 'images/file-dark.svg'),
    };
    panel.webview.options = { enableScripts: true, localResourceRoots: [page] };
    panel.webview.onDidReceiveMessage((message: FromPage) => this.#hear(message));
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#shown = undefined;
      void vscode.commands.executeCommand('setContext', 'msac.architectureIsShown', false);
    });
    panel.webview.html = pageOf(panel.webview, page);
    void vscode.commands.executeCommand('setContext', 'msac.architectureIsShown', true);
  }

  async #hear(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.#draw();
      case 'look':
        this.#of = message.of;
        return this.#draw();
      case 'reveal':
        return this.#reveal(message.id);
      case 'save':
        return this.export(message.format);
      case 'exported':
        this.#exported?.(message.svg);
    }
  }

  #changed({ languageId }: vscode.TextDocument): void {
    if (languageId === 'msa') this.#soon();
  }

  #soon(): void {
    if (!this.#panel) return;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.#draw(), QUIET);
  }

  async #draw(): Promise<void> {
    if (!this.#file || !this.#panel) return;
    const shown = await this.#systems.architecture(this.#file, this.#of);
    if (!shown) {
      this.#tell({ type: 'nothing', why: 'This file is a part of no system that is free of errors yet.' });
      return;
    }
    this.#shown = shown;
    const { system, of, graph, applications, isStale, places } = shown;
    this.#of = of;
    this.#panel.title = `${of ?? system} — architecture`;
    const inside = of === undefined ? {} : { of };
    const state = { uri: this.#file.toString(), ...inside };
    this.#tell({ type: 'draw', system, ...inside, graph, applications, declared: Object.keys(places), isStale, state });
    this.#highlight(vscode.window.activeTextEditor);
  }

  /** Another system, when a file of another one is edited. */
  #follow(editor: vscode.TextEditor | undefined): void {
    if (!this.#panel || editor?.document.languageId !== 'msa') return;
    this.#file = editor.document.uri;
    this.#soon();
  }

  #highlight(editor: vscode.TextEditor | undefined): void {
    if (!this.#shown || editor?.document.languageId !== 'msa') return;
    const follows = vscode.workspace.getConfiguration('msac').get('architecture.followCursor', true);
    const id = follows ? idAt(this.#shown.places, editor.document.uri, editor.selection.active) : undefined;
    this.#tell({ type: 'highlight', ...(id === undefined ? {} : { id }) });
  }

  async #reveal(id: string): Promise<void> {
    const place = this.#shown?.places[id];
    if (!place) return;
    const open = vscode.window.visibleTextEditors.find(({ document }) => document.languageId === 'msa');
    await vscode.window.showTextDocument(vscode.Uri.parse(place.uri), {
      viewColumn: open?.viewColumn ?? vscode.ViewColumn.One,
      // The cursor, and nothing selected: what is typed next must not replace the name.
      selection: new vscode.Range(toRange(place.range).start, toRange(place.range).start),
    });
  }

  #svg(): Promise<string> {
    return new Promise((done) => {
      this.#exported = done;
      this.#tell({ type: 'export' });
    });
  }

  async #firstSystem(): Promise<vscode.Uri | undefined> {
    const [first] = await this.#systems.of();
    return first && vscode.Uri.parse(first.uri);
  }

  #tell(message: ToPage): void {
    void this.#panel?.webview.postMessage(message);
  }
}
