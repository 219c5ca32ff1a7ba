import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { composeBackend } from '../../../src/backends/compose/backend.ts';
import { shopSystem } from '../fixtures.ts';

const dockerfile = composeBackend.generate(shopSystem()).find(({ path }) => path === 'catalog/Dockerfile');
const content = dockerfile?.kind === 'text' ? dockerfile.content : '';
const [program = '', ...args]: string[] = JSON.parse(/HEALTHCHECK[^[]*(\[.*\])$/m.exec(content)?.[1] ?? '[]');

let server: Server | undefined;

afterEach(() => server?.close());

/** Whether the health check is content with a server that answers so. */
async function healthy(status: number): Promise<boolean> {
  const listening = createServer((request, response) => {
    response.statusCode = request.url === '/management/health/readiness' ? status : 404;
    response.end('{}');
  });
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  return check(typeof address === 'object' && address ? address.port : 0);
}

async function check(port: number): Promise<boolean> {
  try {
    await promisify(execFile)(program, args, { env: { ...process.env, SERVER_PORT: String(port) } });
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!existsSync('/bin/bash'))('the health check of an image', () => {
  it('passes when the application is ready', async () => {
    expect(await healthy(200)).toBe(true);
  });

  it('fails when the application is not ready, or not there', async () => {
    expect(await healthy(503)).toBe(false);
    expect(await check(1)).toBe(false);
  });
});
