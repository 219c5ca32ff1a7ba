import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Who may import whom (ARCHITECTURE.md, "The rooms"). A room is a folder below `src/`; a backend is a room of its own.
 * `*` stands for everything.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  language: ['model'],
  check: ['language', 'model'],
  lower: ['language', 'model'],
  'backends/backend.ts': ['model'],
  'backends/common': ['model', 'backends/backend.ts'],
  'backends/*': ['model', 'backends/backend.ts', 'backends/common'],
  diagrams: ['model', 'backends/common'],
  import: ['language', 'check', 'model'],
  output: ['backends/backend.ts'],
  run: ['model', 'backends/common', 'output'],
  doctor: ['model', 'run'],
  init: ['language', 'check', 'model', 'backends/common'],
  cli: ['*'],
};

/** Only these touch the disk, so that everything else stays a pure function. */
const MAY_TOUCH_DISK = ['language/files.ts', 'output/', 'run/', 'doctor/', 'init/', 'cli/'];

const root = resolve(import.meta.dirname, '../..');
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.includes('/generated/'));

describe('the rooms of src/', () => {
  it.each(sources)('%s imports only from rooms that its own may see', (path) => {
    const allowed = MAY_IMPORT[ruleOf(room(path))] ?? [];
    const forbidden = importsOf(path).filter((target) => {
      const other = room(target);
      return other !== room(path) && !allowed.includes(other) && !allowed.includes('*');
    });
    expect(forbidden).toEqual([]);
  });

  it.each(sources.filter((path) => !MAY_TOUCH_DISK.some((room) => path.startsWith(room))))(
    '%s touches neither disk, process, network nor clock',
    (path) => {
      const code = readFileSync(join(root, 'src', path), 'utf8');
      expect(code).not.toMatch(/from 'node:(fs|fs\/promises|child_process|net|http|https|os)'/);
      expect(code).not.toMatch(/\b(Date\.now|new Date\(\)|Math\.random|process\.(env|cwd|exit))\b/);
    },
  );
});

describe('the language server', () => {
  const folder = join(root, 'language-server/src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));

  it.each(files)(
    '%s knows language, checker, lowering, diagrams and model by their doors, and nothing else of src/',
    (path) => {
      const code = readFileSync(join(folder, path), 'utf8');
      const imported = [...code.matchAll(/from '(\.[^']+)'/g)].map((match) =>
        relative(join(root, 'src'), resolve(folder, dirname(path), match[1] ?? '')).replaceAll('\\', '/'),
      );
      // And what a backend says becomes of a part: only the backend knows, and an editor that guessed would be wrong one day.
      const doors = /^(language|check|lower|diagrams)\/index\.ts$|^model\/|^backends\/\w+\/outcome\.ts$/;
      expect(imported.filter((target) => !target.startsWith('../language-server/') && !doors.test(target))).toEqual([]);
    },
  );
});

/** `backends/spring/names.ts` → `backends/spring`; `model/names.ts` → `model`; `backends/backend.ts` → itself. */
function room(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'backends' ? `${first}/${second}` : first;
}

function ruleOf(name: string): string {
  return name in MAY_IMPORT ? name : name.replace(/^backends\/.+$/, 'backends/*');
}

function importsOf(path: string): string[] {
  const code = readFileSync(join(root, 'src', path), 'utf8');
  return [...code.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) =>
    relative(join(root, 'src'), resolve(root, 'src', dirname(path), match[1] ?? '')).replaceAll('\\', '/'),
  );
}
