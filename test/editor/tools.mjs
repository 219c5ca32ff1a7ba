// The tools that pack the extension and show it in a real VS Code. They are not among the project's own dependencies: they
// are large, need another Node, and build native modules. `tools/package-lock.json` says exactly which.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'tools');
const modules = join(folder, 'node_modules');
const node = join(modules, 'node/bin/node');

/** Runs a program to its end, and shows what it says. @throws when it ends badly */
export function run(program, args, options = {}) {
  execFileSync(program, args, { stdio: 'inherit', ...options });
}

/** What packs the extension: a Node, and vsce for it. Installed when missing, which takes half a minute. */
export function packTools() {
  if (!existsSync(join(modules, '.package-lock.json'))) {
    console.log('Installing what packs the extension (once) …');
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });
  }
  if (!existsSync(node)) run('npm', ['rebuild', 'node', '--loglevel=error'], { cwd: folder });
  return { node, vsce: join(modules, '@vscode/vsce/vsce') };
}

/** A VS Code that browsers show: code-server, which builds its native modules when it is installed: some five minutes. */
export function codeServer() {
  packTools();
  const program = join(modules, 'code-server/out/node/entry.js');
  // The last thing that its installation makes.
  if (!existsSync(join(modules, 'code-server/lib/vscode/extensions/node_modules'))) {
    console.log('Installing VS Code (code-server, once): some five minutes …');
    // What a script of npm hands on names the Node that npm runs with, by which code-server tells whether it is the right one.
    const own = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
    const env = { ...Object.fromEntries(own), PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
    run('npm', ['rebuild', 'code-server', '--loglevel=error'], { cwd: folder, env });
  }
  return { node, program };
}

/** Why VS Code cannot be shown on this machine; undefined where it can. */
export function whyNot() {
  if (process.platform !== 'linux') return 'it is tried on Linux only';
  if (!chromium()) return 'there is no Chromium (.ci/install brings it)';
  // code-server builds the module for Kerberos, which needs its headers.
  if (
    !existsSync('/usr/include/gssapi/gssapi.h') &&
    !existsSync(join(modules, 'code-server/lib/vscode/node_modules/kerberos/build'))
  )
    return 'there are no headers of Kerberos, which VS Code is built with (.ci/install brings them)';
  return undefined;
}

/** The browser of this machine. */
export function chromium() {
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
}
