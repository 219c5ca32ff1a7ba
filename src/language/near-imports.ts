import type { FileSystem } from './files.ts';
import { nearest } from './nearest.ts';

/**
 * How an import that leads to no file was probably meant: with `./`, `/` or `.msa`, or with the name of a file that is there.
 *
 * @param written as the file `from` has it
 * @returns a path that can be imported, and is there
 */
export function importMeant(written: string, from: string, fileSystem: FileSystem): string | undefined {
  if (written.trim() === '' || /^(?:\/|[A-Za-z]:|[a-z]+:\/\/)/.test(written)) return undefined;
  const slashed = written.trim().replaceAll('\\', '/');
  const relative = /^\.\.?\//.test(slashed) ? slashed : `./${slashed}`;
  const spelt = [relative, `${relative}.msa`].find((path) => path !== written && isThere(path, from, fileSystem));
  return spelt ?? nearestBeside(relative, from, fileSystem);
}

/** The file of the same folder whose name is nearest. */
function nearestBeside(path: string, from: string, fileSystem: FileSystem): string | undefined {
  const slash = path.lastIndexOf('/') + 1;
  const names = (fileSystem.beside?.(fileSystem.join(from, path)) ?? [])
    .map((file) => file.replace(/^[^]*[\\/]|\.msa$/g, ''))
    .filter((name) => fileSystem.join(from, `${path.slice(0, slash)}${name}.msa`) !== from);
  const near = nearest(path.slice(slash).replace(/\.\w+$/, ''), names);
  return near === undefined ? undefined : `${path.slice(0, slash)}${near}.msa`;
}

function isThere(path: string, from: string, fileSystem: FileSystem): boolean {
  return fileSystem.read(fileSystem.join(from, path)).kind === 'text';
}
