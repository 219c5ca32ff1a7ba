// `npm run package:extension`: vscode-extension/msa-<version>.vsix, which `code --install-extension` takes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packTools, run } from '../test/editor/tools.mjs';

const folder = 'vscode-extension';
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const vsix = join(folder, `msa-${version}.vsix`);
const { node, vsce } = packTools();
// --no-dependencies: all is bundled.
run(node, [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--out', join('..', '..', vsix)], {
  cwd: join(folder, 'dist'),
});
console.log(vsix);
