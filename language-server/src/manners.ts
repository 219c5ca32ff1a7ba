import {
  ErrorCodes,
  LSPErrorCodes,
  Message,
  ResponseError,
  type Connection,
  type ConnectionOptions,
  type RequestMessage,
} from 'vscode-languageserver';

/** What a request becomes that comes when it may not. No client sends it. */
const REFUSED = 'msac/refused';

interface Refusal {
  readonly code: number;
  readonly why: string;
}

/**
 * What the protocol asks of every server, and the library leaves to each: requests before the greeting and after the
 * farewell are refused, and a request that is cancelled before its turn is dropped. One for each connection.
 */
export function manners(): ConnectionOptions {
  let refusal: Refusal | undefined = {
    code: ErrorCodes.ServerNotInitialized,
    why: 'The server waits for `initialize`.',
  };
  return {
    connectionStrategy: {
      cancelUndispatched: (message) => {
        if (!Message.isRequest(message)) return undefined;
        const error = { code: LSPErrorCodes.RequestCancelled, message: 'Cancelled.' };
        return { jsonrpc: message.jsonrpc, id: message.id, error };
      },
    },
    messageStrategy: {
      handleMessage: (message, next) => {
        if (Message.isRequest(message)) {
          if (message.method === 'initialize') refusal = undefined;
          if (refusal) {
            const refused: RequestMessage = { ...message, method: REFUSED, params: { ...refusal } };
            return next(refused);
          }
          if (message.method === 'shutdown')
            refusal = { code: ErrorCodes.InvalidRequest, why: 'The server has shut down.' };
        }
        return next(message);
      },
    },
  };
}

/** Answers what {@link manners} refuse. */
export function refuse(connection: Connection): void {
  connection.onRequest(REFUSED, ({ code, why }: Refusal) => new ResponseError(code, why));
}
