// Large systems: check from process start to exit, heap a line, and a round of `build --watch`.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { synthesize } from './synthetic.mjs';

/** Writes a made-up system. @returns its entry file and how many lines it has */
export function writeSystem(folder, entities, options) {
  mkdirSync(folder, { recursive: true });
  const texts = synthesize(entities, options);
  for (const [path, text] of texts) writeFileSync(join(folder, path), text);
  const lines = [...texts.values()].reduce((sum, text) => sum + text.split('\n').length - 1, 0);
  return { entry: join(folder, 'main.msa'), lines };
}

/**
 * What a checked program keeps in memory: its trees and symbols.
 *
 * @returns bytes, after the garbage is gone. In a process of its own, with --expose-gc
 */
export async function heapOf(entry, work, root, run) {
  const script = join(work, 'heap.mjs');
  const language = join(root, 'src/language/index.ts');
  const check = join(root, 'src/check/index.ts');
  const contents = `
    import { loadProgram, disk } from ${JSON.stringify(language)};
    import { check } from ${JSON.stringify(check)};
    const [entry, small] = process.argv.slice(2);
    check(loadProgram(small, disk));
    gc();
    const before = process.memoryUsage().heapUsed;
    const program = loadProgram(entry, disk);
    check(program);
    gc();
    console.log(process.memoryUsage().heapUsed - before, program.files.length);`;
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);` },
  });
  const small = writeSystem(join(work, 'small'), 10);
  return Number(run(['--expose-gc', script, entry, small.entry]).split(' ')[0]);
}

/**
 * One field more in one service, again and again, in a system that `msac build --watch` watches.
 *
 * @returns {Promise<number[]>} from the save to the line that tells of the last byte written, in ms
 */
export async function watchRounds(program, { entry }, out, count) {
  const child = spawn(process.execPath, [program, 'build', entry, '--out', out, '--watch'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const file = join(dirname(entry), 'service5.msa');
  const text = readFileSync(file, 'utf8');
  try {
    await lines.next();
    const times = [];
    for (let round = 0; round < count; round++) {
      // Until it has begun to wait again.
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const begin = performance.now();
      writeFileSync(file, text.replace('    description: Text?', `    added${round}: Int?\n    description: Text?`));
      const { value = '' } = await lines.next();
      if (!/updated/.test(value)) throw new Error(`msac build --watch said: ${value}`);
      times.push(performance.now() - begin);
    }
    return times;
  } finally {
    child.kill();
    writeFileSync(file, text);
  }
}
