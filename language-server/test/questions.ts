/** Everything that a server says it can answer, as questions about one place of a file. */
import type { Position, ProtocolConnection, ServerCapabilities } from 'vscode-languageserver-protocol';
import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver-protocol/node';

export interface Place {
  readonly uri: string;
  readonly position: Position;
}

/** Asks, and gives the answer; questions may lead to further ones. */
type Ask = <Answer>(method: string, params: object) => Promise<Answer>;

const BEGIN: Position = { line: 0, character: 0 };
const OPTIONS = { tabSize: 2, insertSpaces: true };

/** By capability, what is asked. One that is new has no questions here, which a test does not let pass. */
const QUESTIONS: Readonly<Record<string, (place: Place, ask: Ask) => Promise<unknown>>> = {
  completionProvider: async (place, ask) => {
    const items = await ask<object[] | { items: object[] } | null>('textDocument/completion', at(place));
    const [first] = Array.isArray(items) ? items : (items?.items ?? []);
    if (first && 'data' in first) await ask('completionItem/resolve', first);
    return items;
  },
  hoverProvider: (place, ask) => ask('textDocument/hover', at(place)),
  signatureHelpProvider: (place, ask) => ask('textDocument/signatureHelp', at(place)),
  definitionProvider: (place, ask) => ask('textDocument/definition', at(place)),
  typeDefinitionProvider: (place, ask) => ask('textDocument/typeDefinition', at(place)),
  implementationProvider: (place, ask) => ask('textDocument/implementation', at(place)),
  referencesProvider: (place, ask) =>
    ask('textDocument/references', { ...at(place), context: { includeDeclaration: true } }),
  documentHighlightProvider: (place, ask) => ask('textDocument/documentHighlight', at(place)),
  linkedEditingRangeProvider: (place, ask) => ask('textDocument/linkedEditingRange', at(place)),
  renameProvider: async (place, ask) => {
    if (await ask('textDocument/prepareRename', at(place)))
      await ask('textDocument/rename', { ...at(place), newName: 'Other' });
  },
  documentSymbolProvider: (place, ask) => ask('textDocument/documentSymbol', of(place)),
  workspaceSymbolProvider: (_, ask) => ask('workspace/symbol', { query: 'o' }),
  foldingRangeProvider: (place, ask) => ask('textDocument/foldingRange', of(place)),
  selectionRangeProvider: (place, ask) =>
    ask('textDocument/selectionRange', { ...of(place), positions: [place.position, BEGIN] }),
  documentLinkProvider: (place, ask) => ask('textDocument/documentLink', of(place)),
  semanticTokensProvider: (place, ask) => ask('textDocument/semanticTokens/full', of(place)),
  inlayHintProvider: (place, ask) =>
    ask('textDocument/inlayHint', { ...of(place), range: { start: BEGIN, end: place.position } }),
  codeLensProvider: async (place, ask) => {
    for (const lens of (await ask<object[] | null>('textDocument/codeLens', of(place)))?.slice(-2) ?? [])
      await ask('codeLens/resolve', lens);
  },
  codeActionProvider: (place, ask) =>
    ask('textDocument/codeAction', {
      ...of(place),
      range: { start: place.position, end: place.position },
      context: { diagnostics: [] },
    }),
  callHierarchyProvider: async (place, ask) => {
    for (const item of (await ask<object[] | null>('textDocument/prepareCallHierarchy', at(place))) ?? []) {
      await ask('callHierarchy/incomingCalls', { item });
      await ask('callHierarchy/outgoingCalls', { item });
    }
  },
  documentFormattingProvider: (place, ask) => ask('textDocument/formatting', { ...of(place), options: OPTIONS }),
  documentRangeFormattingProvider: (place, ask) =>
    ask('textDocument/rangeFormatting', {
      ...of(place),
      range: { start: BEGIN, end: place.position },
      options: OPTIONS,
    }),
  documentOnTypeFormattingProvider: (place, ask) =>
    ask('textDocument/onTypeFormatting', { ...at(place), ch: '}', options: OPTIONS }),
};

/** What a server offers to carry out hangs on what it has offered before: asked where that is tested. */
const NO_QUESTIONS: ReadonlySet<string> = new Set(['executeCommandProvider']);

/** What a server says it can answer, by its own capabilities. Throws of one that there are no questions for. */
export function offered(capabilities: ServerCapabilities): string[] {
  const names = Object.entries(capabilities).flatMap(([name, value]) =>
    name.endsWith('Provider') && value !== false && !NO_QUESTIONS.has(name) ? [name] : [],
  );
  const unknown = names.filter((name) => !Object.hasOwn(QUESTIONS, name));
  if (unknown.length > 0) throw new Error(`There are no questions yet for ${unknown.join(', ')}: add them.`);
  return names;
}

export interface Answer {
  readonly method: string;
  readonly ms: number;
  /** Why there was none. Something may be refused, in words for whoever asked. */
  readonly fault?: string;
}

/** Asks everything that is offered about a place, one after the other. */
export async function askAll(
  connection: ProtocolConnection,
  names: readonly string[],
  place: Place,
): Promise<{ readonly answers: readonly Answer[]; readonly byName: ReadonlyMap<string, unknown> }> {
  const answers: Answer[] = [];
  const byName = new Map<string, unknown>();
  const ask = async <Result>(method: string, params: object): Promise<Result> => {
    const begin = performance.now();
    try {
      const result = await connection.sendRequest<Result>(method, params);
      answers.push({ method, ms: performance.now() - begin });
      return result;
    } catch (error) {
      const fault = isRefusal(error) ? {} : { fault: String(error) };
      answers.push({ method, ms: performance.now() - begin, ...fault });
      throw error;
    }
  };
  // The rest of a question that was refused is not asked.
  for (const name of names) byName.set(name, await QUESTIONS[name]?.(place, ask).catch(() => undefined));
  return { answers, byName };
}

const REFUSALS: ReadonlySet<number> = new Set([ErrorCodes.InvalidParams, LSPErrorCodes.RequestFailed]);

function isRefusal(error: unknown): boolean {
  return error instanceof ResponseError && REFUSALS.has(error.code);
}

function of({ uri }: Place): { textDocument: { uri: string } } {
  return { textDocument: { uri } };
}

function at(place: Place): { textDocument: { uri: string }; position: Position } {
  return { ...of(place), position: place.position };
}
