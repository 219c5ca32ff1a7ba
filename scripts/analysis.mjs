// Has Chevrotain analyse the grammars once, and leaves what it found in generated/analysis.ts beside each of them
// (src/language/grammar-analysis.ts).
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Of each grammar, by the name that scripts/analyse.ts gives it: where what was found goes, its type, and where that is declared. */
const GRAMMARS = {
  msa: ['src/language', 'LangiumAnalysis', '../grammar-analysis.ts'],
  jdl: ['src/import/jdl', 'GrammarAnalysis', '../../../language/grammar-analysis.ts'],
};

export async function analyseGrammars() {
  const folder = mkdtempSync(join(tmpdir(), 'msac-analysis-'));
  try {
    const program = join(folder, 'analyse.cjs');
    await build({
      entryPoints: ['scripts/analyse.ts'],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'warning',
      plugins: [withoutAnalysis()],
    });
    const analyses = JSON.parse(execFileSync(process.execPath, [program], { encoding: 'utf8' }));
    for (const [name, [place, type, declared]] of Object.entries(GRAMMARS)) {
      mkdirSync(join(place, 'generated'), { recursive: true });
      writeFileSync(join(place, 'generated/analysis.ts'), textOf(analyses[name], type, declared));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** As a text that is read when it is needed: V8 takes less time for that than for as much code. */
function textOf(analysis, type, declared) {
  const text = JSON.stringify(analysis).replaceAll(/[\\']/g, String.raw`\$&`);
  return [
    '// Made by scripts/analysis.mjs from the grammar; never edited.',
    `import type { ${type} } from '${declared}';`,
    `export const analysis: ${type} = JSON.parse('${text}');`,
    '',
  ].join('\n');
}

/** What is to be made is not there yet. */
function withoutAnalysis() {
  return {
    name: 'without-analysis',
    setup(bundler) {
      bundler.onResolve({ filter: /generated\/analysis\.ts$/ }, () => ({ path: 'analysis', namespace: 'none' }));
      bundler.onLoad({ filter: /./, namespace: 'none' }, () => ({
        contents: 'export const analysis = { decisions: {}, tokens: {}, keywords: [], makes: {} };',
      }));
    },
  };
}
