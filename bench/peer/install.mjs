// generator-jhipster and a Node that it accepts, in a folder of their own below bench/results, once.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PEER = 'generator-jhipster@9.4';
const NODE = 'node@24';

/** @returns {{ node: string, program: string, version: string }} paths of its Node and of its command line */
export function installPeer() {
  const folder = fileURLToPath(new URL('../results/peer', import.meta.url));
  const modules = join(folder, 'node_modules');
  const description = join(modules, 'generator-jhipster/package.json');
  const node = join(modules, 'node/bin/node');
  if (!existsSync(description) || !existsSync(node)) {
    console.log(`Installing ${PEER} and ${NODE} into ${folder}; this takes some minutes, once.`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "name": "peer", "version": "0.0.0" }\n');
    const options = ['--no-audit', '--no-fund', '--loglevel=error'];
    // Its own folder, and nothing outside of it.
    execFileSync('npm', ['install', PEER, NODE, ...options], { cwd: folder, stdio: 'inherit' });
  }
  const { version, bin } = JSON.parse(readFileSync(description, 'utf8'));
  return { node, program: join(modules, 'generator-jhipster', bin.jhipster ?? Object.values(bin)[0]), version };
}
