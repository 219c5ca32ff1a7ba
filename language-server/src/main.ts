import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import packageJson from '../package.json' with { type: 'json' };
import { diskStorage } from './disk.ts';
import { manners } from './manners.ts';
import { serve } from './server.ts';

const HELP = `msa-language-server: tells editors about .msa files, by the Language Server Protocol

  --stdio        on standard input and output, as most editors ask
  --node-ipc     by messages of Node, as VS Code asks
  --socket=PORT  on a socket of this machine on which the editor listens
  --version      the version
  --help         this text`;

const [, , ...args] = process.argv;
if (args.includes('--version')) console.log(packageJson.version);
else if (args.some((arg) => /^--(stdio|node-ipc|socket(=\d+)?)$/.test(arg))) start();
else {
  const isAsked = args.includes('--help') || args.includes('-h');
  (isAsked ? console.log : console.error)(HELP);
  process.exitCode = isAsked ? 0 : 2;
}

function start(): void {
  // Trees come and go with each key stroke. Left to itself, V8 lets the heap grow to several times of what is in use.
  setFlagsFromString('--heap-growing-percent=50');
  // Standard output is the editor's: whatever is printed by mistake would break what is sent to it.
  console.log = console.error;
  const pages = new URL('../../docs/diagnostics/', pathToFileURL(__filename));
  serve(createConnection(ProposedFeatures.all, manners()), {
    version: packageJson.version,
    storage: diskStorage,
    explanation: (code) => {
      const page = new URL(`${code}.md`, pages);
      return existsSync(fileURLToPath(page)) ? { href: page.href } : undefined;
    },
  });
}
