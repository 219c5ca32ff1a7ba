import { existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { outputOf } from '../run/tools.ts';
import type { Machine } from './finding.ts';

/** The path of a command, as a shell would find it; undefined when there is none. */
export function whereIs(
  command: string,
  environment: Machine['environment'],
  platform: NodeJS.Platform,
): string | undefined {
  const path = environment['PATH'] ?? environment['Path'] ?? '';
  const endings = platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => endings.map((ending) => join(folder, command + ending)))
    .find((file) => existsSync(file) && statSync(file).isFile());
}

/**
 * The version in what a command prints: its first number with a dot in it.
 *
 * @returns undefined when there is no such command, or it fails
 */
export async function versionOf(
  command: string,
  args: readonly string[],
  { environment, platform }: Machine,
): Promise<string | undefined> {
  const program = whereIs(command, environment, platform);
  if (program === undefined) return undefined;
  const output = await outputOf(program, args, environment);
  return output === undefined ? undefined : (/\d+\.[\d.]+/.exec(output)?.[0] ?? 'of an unknown version');
}
