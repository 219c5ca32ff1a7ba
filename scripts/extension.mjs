// vscode-extension/dist: the extension as VS Code takes it, a folder that is complete. scripts/package-extension.mjs makes a
// `.vsix` of it; `code --extensionDevelopmentPath=$PWD/vscode-extension/dist` tries it.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { markdownGrammar, textMateGrammar } from './textmate.mjs';

const from = 'vscode-extension';
const to = join(from, 'dist');

/** What is taken as it is: from where, and what it is called there. */
const COPIES = {
  [join(from, 'README.md')]: 'README.md',
  [join(from, 'language-configuration.json')]: 'language-configuration.json',
  [join(from, 'images')]: 'images',
  [join(from, 'snippets')]: 'snippets',
  [join(from, 'walkthrough')]: 'walkthrough',
  [join(from, 'webview/style.css')]: 'architecture/style.css',
  LICENSE: 'LICENSE',
  'docs/diagnostics': 'docs/diagnostics',
  'language-server/dist/server.cjs': 'language-server/dist/server.cjs',
  'bin/msac.cjs': 'compiler/bin/msac.cjs',
  'dist/cli.cjs': 'compiler/dist/cli.cjs',
  'dist/elk.cjs': 'compiler/dist/elk.cjs',
};

const SHARED = { bundle: true, minify: true, logLevel: 'warning', legalComments: 'linked' };
const IN_BROWSERS = {
  ...SHARED,
  platform: 'browser',
  target: 'es2022',
  alias: { 'node:fs': './scripts/no-disk.mjs', 'node:path': 'path-browserify' },
};

const ELK = '/*! Holds elkjs, (c) Kiel University and others, EPL-2.0; source: https://github.com/kieler/elkjs */';

/** Makes the folder anew. The compiler and the server must have been built. */
export async function buildExtension() {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(join(to, 'syntaxes'), { recursive: true });
  for (const [source, target] of Object.entries(COPIES)) cpSync(source, join(to, target), { recursive: true });
  writeFileSync(join(to, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
  writeFileSync(join(to, 'syntaxes/msa.tmLanguage.json'), JSON.stringify(textMateGrammar()));
  writeFileSync(join(to, 'syntaxes/msa.markdown.tmLanguage.json'), JSON.stringify(markdownGrammar()));
  for (const theme of ['light', 'dark'])
    writeFileSync(join(to, `walkthrough/architecture-${theme}.svg`), picture(theme));
  const asModule = { format: 'cjs', external: ['vscode'] };
  await Promise.all([
    bundle('src/extension.ts', 'extension.js', { ...SHARED, ...asModule, platform: 'node', target: 'node20' }),
    bundle('src/web.ts', 'web.js', { ...IN_BROWSERS, ...asModule }),
    bundle('../language-server/src/browser.ts', 'server-worker.js', { ...IN_BROWSERS, format: 'iife' }),
    bundle('webview/main.ts', 'architecture/page.js', { ...IN_BROWSERS, format: 'iife', banner: { js: ELK } }),
  ]);
}

/** The manifest without what only this repository needs: in VS Code, `type` would say that the bundles are ES modules. */
function manifest() {
  const {
    type: _,
    private: __,
    devDependencies: ___,
    ...rest
  } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
  return rest;
}

/** The picture of the walkthrough in one theme: left to itself, it has that of the system, which the editor's may differ from. */
function picture(theme) {
  const both = readFileSync(join(from, 'walkthrough/architecture.svg'), 'utf8');
  return both.replace('@media (prefers-color-scheme: dark)', theme === 'dark' ? '@media all' : '@media not all');
}

function bundle(entry, outfile, options) {
  return build({ entryPoints: [join(from, entry)], outfile: join(to, outfile), ...options });
}
