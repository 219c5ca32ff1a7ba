import type { FileSystem } from './files.ts';

/** `@acme/shared/money.msa` → `@acme/shared`, `money.msa`. A package alone stands for its `index.msa`. */
export interface PackageFile {
  readonly package: string;
  readonly file: string;
}

/** What an import that is not relative names; `undefined` when it is no name of an npm package and a file of it. */
export function packageFileOf(specifier: string): PackageFile | undefined {
  const [, name, file] = /^((?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*)(?:\/(.+))?$/.exec(specifier) ?? [];
  if (name === undefined || name.endsWith('.msa')) return undefined;
  const parts = (file ?? 'index.msa').split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..') || specifier.includes('\\')) return undefined;
  return { package: name, file: parts.join('/') };
}

/** Where `node_modules` may be: beside the importing file, then in each folder above it, as Node looks. */
export function packagePaths(fileSystem: FileSystem, from: string, { package: name, file }: PackageFile): string[] {
  const found: string[] = [];
  for (let up = './'; ; up = `../${up === './' ? '' : up}`) {
    const path = fileSystem.join(from, `${up}node_modules/${name}/${file}`);
    if (found.at(-1) === path || found.length > MOST_FOLDERS) return found;
    found.push(path);
  }
}

/** Deeper folders are not gone up from: no real path is so deep, and a relative one never ends. */
const MOST_FOLDERS = 32;
