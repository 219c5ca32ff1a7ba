import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { framed, isAlive, SERVER, ServerProcess } from './server-process.ts';

/** Clients that die, talk nonsense or hang up: no process stays behind, and what can be survived is. */

let server: ServerProcess;
afterEach(() => server.kill());

describe('a client that goes away', () => {
  it('says so, and the server ends well', async () => {
    server = new ServerProcess();
    await server.initialize();
    await server.request(2, 'shutdown');
    server.send({ method: 'exit' });
    expect(await server.end()).toBe(0);
    expect(server.errors).toBe('');
  });

  it('says exit and not shutdown: the server ends, and tells that by its status', async () => {
    server = new ServerProcess();
    await server.initialize();
    server.send({ method: 'exit' });
    expect(await server.end()).toBe(1);
  });

  it.each([
    ['before a word', async () => undefined],
    ['after the greeting', async () => void (await server.initialize())],
    ['in the middle of a message', async () => server.write('Content-Length: 100\r\n\r\n{"jsonrpc":')],
    [
      'with questions open',
      async () => {
        await server.initialize();
        for (let id = 10; id < 60; id++) server.send({ id, method: 'workspace/symbol', params: { query: 'a' } });
      },
    ],
  ])('closes its end %s', async (_, before) => {
    server = new ServerProcess();
    await before();
    server.child.stdin?.end();
    expect(await server.end()).toBeDefined();
    expect(server.errors).toBe('');
  });

  it('no longer reads what it is told', async () => {
    server = new ServerProcess();
    await server.initialize();
    server.child.stdout?.destroy();
    server.child.stdin?.end();
    expect(await server.end()).toBeDefined();
  });

  it('is killed, and others hold its streams open', { timeout: 20_000 }, async () => {
    // The pipes are this process's, which lives; the client that the server is told of is another one.
    const client = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { stdio: 'ignore' });
    server = new ServerProcess();
    await server.initialize(client.pid);
    client.kill('SIGKILL');
    await once(client, 'exit');
    expect(await server.end(15_000)).toBeDefined();
  });

  it('is killed, and with it whatever it has started', { timeout: 20_000 }, async () => {
    server = new ServerProcess();
    const greeting = framed({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: {} },
    });
    const script = `
      const server = require('node:child_process').spawn(process.execPath, [${JSON.stringify(SERVER)}, '--stdio']);
      server.stdin.write(${JSON.stringify(greeting)});
      server.stdout.once('data', () => console.log(server.pid));`;
    const client = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(createInterface({ input: client.stdout }), 'line');
    const pid = Number(line);
    expect(isAlive(pid)).toBe(true);
    client.kill('SIGKILL');
    const end = Date.now() + 10_000;
    while (isAlive(pid) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isAlive(pid)).toBe(false);
  });
});

const AT = { textDocument: { uri: 'file:///nowhere/gone.msa' }, position: { line: 0, character: 0 } };
const OPEN = { uri: 'untitled:x', languageId: 'msa', version: 1, text: 'system x {}\n' };

describe('nonsense is survived', () => {
  it.each([
    ['text that is no JSON', () => server.write(framed('{"jsonrpc": "2.0", nonsense'))],
    ['JSON that is no message', () => server.write(framed('[1, 2, "three"]'))],
    ['null', () => server.write(framed('null'))],
    ['a number', () => server.write(framed('42'))],
    ['an answer to no question', () => server.send({ id: 99, result: {} })],
    ['a header that nobody knows', () => server.write(`X-Header: 1\r\n${framed('{"jsonrpc":"2.0","method":"$/x"}')}`)],
    ['a notification that nobody knows', () => server.send({ method: 'nobody/knows', params: { a: 1 } })],
    ['a notification without what belongs to it', () => server.send({ method: 'textDocument/didChange' })],
    [
      'a change of a document that is not open',
      () =>
        server.send({
          method: 'textDocument/didChange',
          params: { textDocument: { uri: AT.textDocument.uri, version: 2 }, contentChanges: [{ text: '' }] },
        }),
    ],
    [
      'a document that is closed and was never open',
      () => server.send({ method: 'textDocument/didClose', params: { textDocument: AT.textDocument } }),
    ],
    ['a cancellation of nothing', () => server.send({ method: '$/cancelRequest', params: { id: 12345 } })],
    [
      'a watched file of no address',
      () => server.send({ method: 'workspace/didChangeWatchedFiles', params: { changes: [{ uri: '%%%', type: 9 }] } }),
    ],
    [
      'a change far beyond the end',
      () => {
        const far = { line: 1e6, character: 1e6 };
        server.send({ method: 'textDocument/didOpen', params: { textDocument: OPEN } });
        server.send({
          method: 'textDocument/didChange',
          params: {
            textDocument: { uri: OPEN.uri, version: 2 },
            contentChanges: [{ range: { start: far, end: { line: 0, character: 0 } }, text: 'role A\n' }],
          },
        });
      },
    ],
  ])('%s', async (_, say) => {
    server = new ServerProcess();
    await server.initialize();
    say();
    expect(await server.request(5, 'workspace/symbol', { query: '' })).toMatchObject({ result: [] });
    await server.request(6, 'shutdown');
    server.send({ method: 'exit' });
    expect(await server.end()).toBe(0);
  });

  it('a method that nobody knows is refused', async () => {
    server = new ServerProcess();
    await server.initialize();
    expect(await server.request(2, 'textDocument/nonsense', {})).toMatchObject({ error: { code: -32601 } });
  });

  it.each([
    ['no position', { textDocument: AT.textDocument }],
    ['a position before the start', { ...AT, position: { line: -5, character: -5 } }],
    ['a position far beyond the end', { ...AT, position: { line: 1e9, character: 1e9 } }],
    ['a position in words', { ...AT, position: { line: 'one', character: null } }],
    ['no document', { position: AT.position }],
    ['nothing', undefined],
  ])('a question with %s has some answer, and the next one has its own', async (_, params) => {
    server = new ServerProcess();
    await server.initialize();
    server.send({ method: 'textDocument/didOpen', params: { textDocument: OPEN } });
    const asked = [
      ['hover', params],
      ['hover', params && { ...params, textDocument: 'textDocument' in params ? { uri: OPEN.uri } : undefined }],
      ['completion', params],
      ['selectionRange', params],
      ['codeAction', params],
    ] as const;
    for (const [index, [method, given]] of asked.entries())
      expect(await server.request(10 + index, `textDocument/${method}`, given)).toHaveProperty('id', 10 + index);
    const at = { textDocument: { uri: OPEN.uri } };
    expect(await server.request(20, 'textDocument/documentSymbol', at)).toMatchObject({ result: [{ name: 'x' }] });
  });

  it('a question before the greeting is refused, and the greeting works after it', async () => {
    server = new ServerProcess();
    expect(await server.request(7, 'textDocument/hover', AT)).toMatchObject({ error: { code: -32002 } });
    expect(await server.initialize()).toHaveProperty('result.capabilities');
  });

  it('a question after the end is refused', async () => {
    server = new ServerProcess();
    await server.initialize();
    await server.request(2, 'shutdown');
    expect(await server.request(3, 'textDocument/hover', AT)).toMatchObject({ error: { code: -32600 } });
    server.send({ method: 'exit' });
    expect(await server.end()).toBe(0);
  });

  it.each([
    ['random bytes', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919 + 13) % 256))],
    ['headers without a length', 'Content-Type: x\r\n\r\n{}'],
    ['a length that is none', 'Content-Length: many\r\n\r\n{}'],
    ['a length below nothing', 'Content-Length: -5\r\n\r\n{}'],
  ])('after %s, of which nobody knows where they end, it goes on or ends, and never hangs', async (_, bytes) => {
    server = new ServerProcess();
    await server.initialize();
    server.write(bytes);
    server.child.stdin?.end();
    expect(await server.end()).toBeDefined();
  });
});

it('a client that refuses what it said it could do is served on', async () => {
  server = new ServerProcess();
  const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
  await server.request(1, 'initialize', { processId: process.pid, rootUri: null, capabilities });
  server.send({ method: 'initialized', params: {} });
  const asked = await server.next(({ method }) => method === 'client/registerCapability');
  server.send({ id: asked.id, error: { code: -32603, message: 'Internal error' } });
  await server.next((message) => JSON.stringify(message).includes('The editor refuses'));
  expect(await server.request(2, 'workspace/symbol', { query: 'a' })).toMatchObject({ result: [] });
});

describe('questions that nobody waits for any more', () => {
  it('are dropped unanswered when they are cancelled in time', async () => {
    server = new ServerProcess();
    await server.initialize();
    const ids = Array.from({ length: 30 }, (_, index) => 100 + index);
    const ask = ids.map((id) => framed({ jsonrpc: '2.0', id, method: 'workspace/symbol', params: { query: '' } }));
    const cancel = ids.map((id) => framed({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id } }));
    server.write([...ask, ...cancel].join(''));
    await server.request(200, 'workspace/symbol', { query: '' });
    const cancelled = server.messages.filter(({ error }) => error?.code === -32800);
    expect(cancelled.length).toBeGreaterThan(20);
  });
});
