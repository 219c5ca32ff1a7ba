// Everything between a fresh checkout and a command that runs: the parser from the grammar, the templates compiled
// ahead of time (compiling 120 of them at start-up costs half a second), one bundle per program.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import Handlebars from 'handlebars';
import { analyseGrammars } from './analysis.mjs';
import { compileDiagnostics } from './diagnostics.mjs';
import { buildExtension } from './extension.mjs';
import { spared } from './spared.mjs';

/** Which commands each program has that starts from compiled code; `any` has all. bin/msac.cjs says which command takes which. */
const PROGRAMS = { build: ['build', 'diff', 'run'], check: ['check'], import: ['import'], any: undefined };

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

compileDiagnostics();
generateParser();
await analyseGrammars();
for (const backend of readdirSync('src/backends', { withFileTypes: true }))
  if (existsSync(join('src/backends', backend.name, 'templates'))) compileTemplates(join('src/backends', backend.name));
compileTemplates('src/init');
if (!process.argv.includes('--generate-only')) {
  await bundle();
  await buildExtension();
  warmUp();
  linkCommand();
}

function generateParser() {
  const langium = 'node_modules/langium-cli/bin/langium.js';
  const node20 = new URL('node20.mjs', import.meta.url).href;
  // langium-cli reports a broken grammar on standard output only.
  try {
    execFileSync(process.execPath, ['--import', node20, langium, 'generate'], { stdio: ['ignore', 'pipe', 'inherit'] });
  } catch (error) {
    process.stderr.write(error.stdout ?? '');
    throw new Error('The parser could not be generated from grammar/msa.langium.', { cause: error });
  }
}

/** `templates/**` becomes `generated/templates.ts`: path of the template, relative and without `.hbs`, to its compiled form. */
function compileTemplates(folder) {
  const base = join(folder, 'templates');
  const paths = readdirSync(base, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.hbs'))
    .map((entry) => relative(base, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
  const entries = paths.map((path) => {
    // strict: a name that the view lacks is an error, not an empty text. noEscape: views escape for where a value lands.
    const spec = Handlebars.precompile(readFileSync(join(base, path), 'utf8'), {
      strict: true,
      noEscape: true,
      preventIndent: false,
      knownHelpersOnly: true,
      srcName: path,
    });
    return `  ${JSON.stringify(path.slice(0, -'.hbs'.length))}: ${withoutPlaces(spec.code ?? spec)},`;
  });
  mkdirSync(join(folder, 'generated'), { recursive: true });
  writeFileSync(
    join(folder, 'generated', 'templates.ts'),
    `// Made by scripts/build.mjs from ../templates; never edited.\n// @ts-nocheck\nexport const templates: Readonly<Record<string, object>> = {\n${entries.join('\n')}\n};\n`,
  );
}

/**
 * With every name that it looks up, a template makes three objects that say where that stands: half of the program, to tell the
 * line of a mistake that the name tells as well (src/backends/common/render.ts says in which template).
 */
function withoutPlaces(code) {
  const place = String.raw`\{"line":\d+,"column":\d+\}`;
  return code.replaceAll(
    new RegExp(String.raw`\{"source":"[^"\\]*","start":${place},"end":${place}\}`, 'g'),
    'undefined',
  );
}

async function bundle() {
  const intoDist = {
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    // CommonJS: what Node can run from a code cache. Whatever is imported late is still evaluated late.
    format: 'cjs',
    logLevel: 'warning',
  };
  const commandLine = {
    ...intoDist,
    // Names stay, for traces of faults: to shorten them and note each (keepNames) costs time at every start.
    minifyWhitespace: true,
    minifySyntax: true,
    alias: {
      assert: './scripts/assert.mjs',
      'chevrotain-allstar': './scripts/allstar.mjs',
      'escalade/sync': './scripts/find-up.mjs',
      'fast-string-width': './scripts/string-width.cjs',
      'string-width': './scripts/string-width.cjs',
      'vscode-languageserver-protocol': './scripts/protocol.mjs',
    },
    // In a script that runs from a cache there is no import(), only require.
    supported: { 'dynamic-import': false },
    // yargs is told the width; to ask for it has Node make a stream (7 ms).
    define: { 'import.meta.url': 'file_.url', 'process.stdout.columns': 'undefined' },
  };
  const fileUrl = "const file_ = { get url() { return require('node:url').pathToFileURL(__filename).href; } };";
  rmSync('dist', { recursive: true, force: true });
  await build({
    ...commandLine,
    entryPoints: { cli: 'src/cli/main.ts' },
    sourcemap: 'linked',
    legalComments: 'linked',
    plugins: [asciiOnly('dist/cli.cjs'), layoutApart(), spared()],
    banner: { js: fileUrl },
  });
  for (const [program, commands] of Object.entries(PROGRAMS))
    await build({
      ...commandLine,
      entryPoints: { [program]: 'src/cli/main.ts' },
      // Not a module, but the function that Node would wrap one in: to put 2 MB of text together anew takes a start 2 ms.
      outExtension: { '.js': '.js' },
      legalComments: 'none',
      plugins: [asciiOnly(`dist/${program}.js`), layoutApart(), spared(), withoutOthersThan(commands)],
      banner: { js: `(function (exports, require, module, __filename, __dirname) {${fileUrl}` },
      footer: { js: '})' },
    });
  await build({
    entryPoints: { server: 'language-server/src/main.ts' },
    ...intoDist,
    outdir: 'language-server/dist',
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'linked',
    banner: { js: '#!/usr/bin/env node' },
  });
  chmodSync('language-server/dist/server.cjs', 0o755);
  await build({
    entryPoints: { elk: 'elkjs/lib/elk.bundled.js' },
    ...intoDist,
    minify: true,
    banner: { js: '/*! elkjs, (c) Kiel University and others, EPL-2.0; source: https://github.com/kieler/elkjs */' },
  });
}

/** Leaves out what commands import late, but for some of them. The others are never called: bin/msac.cjs runs them elsewhere. */
function withoutOthersThan(commands) {
  return {
    name: 'without-others',
    setup(bundler) {
      bundler.onResolve({ filter: /^\./ }, ({ kind, importer }) => {
        if (kind !== 'dynamic-import' || basename(dirname(importer)) !== 'commands') return undefined;
        const command = basename(importer, '.ts');
        return !commands || commands.includes(command) ? undefined : { path: command, namespace: 'elsewhere' };
      });
      bundler.onLoad({ filter: /.*/, namespace: 'elsewhere' }, ({ path }) => ({
        contents: `throw new Error('msac ${path} is not part of this program.')`,
      }));
    },
  };
}

/** What lays out pictures is half as large as all the rest, and seldom needed: a file of its own, which no start reads. */
function layoutApart() {
  return {
    name: 'layout-apart',
    setup(bundler) {
      bundler.onResolve({ filter: /^elkjs\// }, () => ({ path: './elk.cjs', external: true }));
    },
  };
}

/** esbuild writes ASCII, but leaves regular expressions as they are. bin/msac.cjs reads one byte a character, which is faster. */
function asciiOnly(outcome) {
  return {
    name: 'ascii-only',
    setup(bundler) {
      bundler.onEnd(() => {
        const found = /.{0,40}[^\0-\x7f].{0,40}/.exec(readFileSync(outcome, 'utf8'));
        if (found) throw new Error(`A regular expression is not all ASCII, write \\u… in it: ${found[0]}`);
      });
    },
  };
}

/** Leaves dist/*.cache. Without them msac starts slower and is otherwise the same. */
function warmUp() {
  try {
    execFileSync(process.execPath, ['scripts/warm-up.mjs'], { stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    console.warn(`No code cache, msac will start slower: ${error.message}`);
  }
}

/** `npx msac` in a checkout runs this checkout: npm links the commands of dependencies, not of the project itself. */
function linkCommand() {
  const link = 'node_modules/.bin/msac';
  chmodSync('bin/msac.cjs', 0o755);
  if (process.platform === 'win32' || existsSync(link)) return;
  rmSync(link, { force: true });
  symlinkSync('../../bin/msac.cjs', link);
}
