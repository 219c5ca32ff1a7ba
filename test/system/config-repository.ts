/** Where the config server reads from: a folder of the workspace, or a git repository. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface ConfigRepository {
  /** Sets `info.*` of catalog. */
  write(info: Readonly<Record<string, string>>): void;
  /** What the registry has to be told to use it. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The folder of the emitted workspace, as in development. */
export function folderRepository(workspace: string): ConfigRepository {
  const folder = join(workspace, 'hub', 'config-repo');
  return { write: (info) => writeFile(folder, info), environment: {} };
}

/** A new git repository in a folder, as in production. */
export function gitRepository(folder: string): ConfigRepository {
  mkdirSync(folder, { recursive: true });
  const git = (...args: string[]): void => {
    const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
    execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'pipe' });
  };
  git('init', '--quiet', '--initial-branch', 'main');
  const write = (info: Readonly<Record<string, string>>): void => {
    writeFile(folder, info);
    git('add', '.');
    git('commit', '--quiet', '--message', 'Set values');
  };
  return { write, environment: { CONFIG_GIT_URI: pathToFileURL(folder).href } };
}

function writeFile(folder: string, info: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  const lines = Object.entries(info).map(([name, value]) => `  ${name}: ${JSON.stringify(value)}`);
  writeFileSync(join(folder, 'catalog.yml'), `info:\n${lines.join('\n')}\n`);
}
