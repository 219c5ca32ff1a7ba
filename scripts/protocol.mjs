// What Langium's core needs of `vscode-languageserver-protocol`, without the other 130 KB, which are for talking to editors.
// Should Langium come to need more, esbuild says so.
export { CancellationToken, CancellationTokenSource } from '../node_modules/vscode-jsonrpc/lib/common/cancellation.js';
export { Emitter } from '../node_modules/vscode-jsonrpc/lib/common/events.js';
export { ResponseError } from '../node_modules/vscode-jsonrpc/lib/common/messages.js';
export const LSPErrorCodes = { ServerCancelled: -32802, RequestFailed: -32803 };
