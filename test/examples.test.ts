import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { composeBackend } from '../src/backends/compose/backend.ts';
import { springBackend } from '../src/backends/spring/backend.ts';
import { workspaceBackend } from '../src/backends/workspace/backend.ts';
import { check } from '../src/check/index.ts';
import { disk, loadProgram } from '../src/language/index.ts';
import { lower } from '../src/lower/index.ts';

/** Each folder of `examples/` is a system, whose entry file has its name. */
const names = readdirSync('examples');

describe.each(names)('examples/%s', (name) => {
  const program = loadProgram(join('examples', name, `${name}.msa`), disk);

  test('has nothing to be said of it', () => {
    expect(check(program).map(({ file, range, message }) => `${file}:${range.start.line} ${message}`)).toEqual([]);
  });

  test('reads every file of its folder', () => {
    const read = program.files.map(({ source }) => source.path).sort();
    const there = readdirSync(join('examples', name)).filter((file) => file.endsWith('.msa'));
    expect(read).toEqual(there.map((file) => join('examples', name, file)).sort());
  });

  test('can be built', () => {
    const { system } = lower(program);
    const files = [workspaceBackend, springBackend, composeBackend].flatMap((backend) => backend.generate(system));
    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
  });

  test('is one of those that the README names', () => {
    expect(readFileSync('README.md', 'utf8')).toContain(`examples/${name}`);
  });
});
