/** The server as a worker of a browser. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import packageJson from '../package.json' with { type: 'json' };
import { FILES, HandedStorage, type FilesParams } from './handed-storage.ts';
import { manners } from './manners.ts';
import { serve } from './server.ts';

declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self), manners());
const storage = new HandedStorage();
connection.onNotification(FILES, (params: FilesParams) => storage.take(params));
// The pages on codes lie in the client's storage, which only the client knows the addresses of.
serve(connection, { version: packageJson.version, storage, explanation: () => undefined });
