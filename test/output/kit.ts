import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { GeneratedFile, SecretsFile } from '../../src/backends/backend.ts';
import { nodeDisk, type Disk } from '../../src/output/disk.ts';
import {
  applyOutput,
  OutputError,
  planOutput,
  type OutputPlan,
  type PlanItem,
  type PlanOptions,
} from '../../src/output/index.ts';

/** An output folder of one test, that does not exist yet, and what its user and msac do to it. */
export class Workspace {
  readonly folder: string;
  readonly disk: Disk;

  /** On the real disk, unless another one is given. */
  constructor(disk?: Disk) {
    this.disk = disk ?? nodeDisk;
    this.folder = disk === undefined ? join(mkdtempSync(join(tmpdir(), 'msac-output-')), 'shop') : '/home/user/shop';
  }

  plan(files: Texts | readonly GeneratedFile[], options?: PlanOptions): OutputPlan {
    return planOutput(this.folder, filesOf(files), { disk: this.disk, ...options });
  }

  /** Plans and applies. */
  async build(files: Texts | readonly GeneratedFile[], options: PlanOptions = {}): Promise<OutputPlan> {
    const plan = this.plan(files, options);
    await applyOutput(plan, { disk: this.disk, ...options });
    return plan;
  }

  /** What the next build would do about each path. */
  kinds(files: Texts | readonly GeneratedFile[], options?: PlanOptions): Record<string, PlanItem['kind']> {
    return kindsOf(this.plan(files, options));
  }

  read(path: string): string {
    return this.disk.read(join(this.folder, path)).toString('utf8');
  }

  write(path: string, content: string | Uint8Array): void {
    this.disk.makeFolder(dirname(join(this.folder, path)));
    this.disk.removeDeep(join(this.folder, path));
    this.disk.create(join(this.folder, path), content, 0o666);
  }

  edit(path: string, from: string, to: string): void {
    this.write(path, this.read(path).replace(from, to));
  }

  delete(path: string): void {
    this.disk.removeDeep(join(this.folder, path));
  }

  has(path: string): boolean {
    return this.disk.stat(join(this.folder, path)) !== undefined;
  }

  mode(path: string): number | undefined {
    return this.disk.stat(join(this.folder, path))?.mode;
  }

  /** Path to content of everything in the folder, that of msac's own folder only when asked for. */
  tree({ own = false } = {}): Record<string, string> {
    return Object.fromEntries(
      this.disk
        .listDeep(this.folder)
        .filter(({ path, kind }) => kind === 'file' && (own || !path.startsWith('.msac/')))
        .map(({ path }) => path)
        .toSorted()
        .map((path) => [path, this.read(path)]),
    );
  }

  /** Something that differs when a file was touched, for every file. */
  times(): Record<string, string | undefined> {
    const paths = Object.keys(this.tree({ own: true }));
    return Object.fromEntries(paths.map((path) => [path, this.disk.stat(join(this.folder, path))?.version]));
  }
}

/** Path to content of text files. */
export type Texts = Readonly<Record<string, string>>;

export function texts(files: Texts): GeneratedFile[] {
  return Object.entries(files).map(([path, content]) => ({ kind: 'text', path, content }));
}

function filesOf(files: Texts | readonly GeneratedFile[]): readonly GeneratedFile[] {
  return isList(files) ? files : texts(files);
}

function isList(files: Texts | readonly GeneratedFile[]): files is readonly GeneratedFile[] {
  return Array.isArray(files);
}

export function kindsOf(plan: OutputPlan): Record<string, PlanItem['kind']> {
  return Object.fromEntries(plan.items.map(({ path, kind }) => [path, kind]));
}

/** Lines of text from letters: `abc` → `a\nb\nc\n`. */
export function lines(letters: string): string {
  return Array.from(letters, (letter) => `${letter}\n`).join('');
}

export function secretsFile(...names: string[]): SecretsFile {
  return {
    kind: 'secrets',
    path: '.env',
    header: ['Secrets of this system.'],
    secrets: names.map((name) => ({ name, comment: `What ${name} is for.`, value: 'password' })),
  };
}

/** The error that an action ends with. */
export async function errorOf(action: () => unknown): Promise<OutputError> {
  try {
    await action();
  } catch (error) {
    if (error instanceof OutputError) return error;
    throw error;
  }
  throw new Error('An OutputError was expected.');
}
