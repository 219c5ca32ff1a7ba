import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** Another build of the server may be tried: `MSA_LANGUAGE_SERVER=/…/server.cjs`. */
export const SERVER = process.env['MSA_LANGUAGE_SERVER'] ?? resolve(import.meta.dirname, '../dist/server.cjs');

export interface Message {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** The server as a bare process: bytes in, messages out, for what no client of good manners would send. */
export class ServerProcess {
  readonly child: ChildProcess;
  readonly messages: Message[] = [];
  errors = '';
  #bytes = Buffer.alloc(0);
  #wake = (): void => undefined;

  constructor() {
    this.child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.child.stdout?.on('data', (bytes: Buffer) => this.#take(bytes));
    this.child.stderr?.on('data', (bytes: Buffer) => (this.errors += bytes.toString()));
    // What is written to a server that has ended goes nowhere.
    this.child.stdin?.on('error', () => undefined);
  }

  write(bytes: string | Uint8Array): void {
    this.child.stdin?.write(bytes);
  }

  send(message: object): void {
    this.write(framed({ jsonrpc: '2.0', ...message }));
  }

  /** @returns the answer to a request, within ten seconds */
  async request(id: number, method: string, params?: object): Promise<Message> {
    this.send({ id, method, ...(params && { params }) });
    return this.next((message) => message.id === id && message.method === undefined);
  }

  async initialize(processId: number | null = process.pid): Promise<Message> {
    const answer = await this.request(1, 'initialize', { processId, rootUri: null, capabilities: {} });
    this.send({ method: 'initialized', params: {} });
    return answer;
  }

  async next(isIt: (message: Message) => boolean): Promise<Message> {
    const end = Date.now() + 10_000;
    for (;;) {
      const found = this.messages.find(isIt);
      if (found) return found;
      if (Date.now() > end) throw new Error(`Said was ${JSON.stringify(this.messages)}; ${this.errors}`);
      await new Promise<void>((wake) => {
        this.#wake = wake;
        setTimeout(wake, 100);
      });
    }
  }

  /** @returns the exit status, or the signal; `undefined` when it still runs after that many ms */
  async end(within = 10_000): Promise<number | string | undefined> {
    const { exitCode, signalCode } = this.child;
    if (exitCode !== null || signalCode !== null) return exitCode ?? signalCode ?? undefined;
    const timer = new AbortController();
    const late = new Promise<undefined>((wake) => {
      const timeout = setTimeout(() => wake(undefined), within);
      timer.signal.addEventListener('abort', () => clearTimeout(timeout));
    });
    const ended = await Promise.race([once(this.child, 'exit'), late]);
    timer.abort();
    return ended ? (this.child.exitCode ?? this.child.signalCode ?? undefined) : undefined;
  }

  /** Whatever happened, nothing is left behind. */
  kill(): void {
    if (this.child.exitCode === null) this.child.kill('SIGKILL');
  }

  #take(bytes: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    for (;;) {
      const head = this.#bytes.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#bytes.subarray(0, head).toString())?.[1]);
      if (this.#bytes.length < head + 4 + length) return;
      this.messages.push(JSON.parse(this.#bytes.subarray(head + 4, head + 4 + length).toString()));
      this.#bytes = this.#bytes.subarray(head + 4 + length);
      this.#wake();
    }
  }
}

/** A message as it goes over the wire. */
export function framed(message: unknown): string {
  const text = typeof message === 'string' ? message : JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}

/** Whether there is a process of that number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
