import { join, relative, resolve } from 'node:path';
import { CommandFailure, UsageError } from '../status.ts';
import { systemFiles } from './entry.ts';
import { CONFIG, findConfiguration, type Configuration } from './file.ts';
import type { Settings } from './settings.ts';

/** What yargs has made of a command line. */
export type ParsedArguments = Record<string, unknown>;

/** The commands that a setting is for, of those that have an option of its name; elsewhere the name means something else. */
const COMMANDS: Readonly<Record<Exclude<keyof Settings, 'file'>, readonly string[]>> = {
  out: ['build', 'diff', 'run'],
  only: ['build', 'diff'],
  format: ['build', 'check'],
  quiet: ['build', 'check'],
};

/**
 * Fills in what the command line does not say: from the nearest configuration, and the file from what lies in the folder.
 * `home` becomes the folder that a system's default output folder stands in, unless it is the working folder.
 *
 * @param args are changed
 * @param isSaid whether an argument was given
 * @throws ConfigurationError, UsageError, CommandFailure
 */
export function fillIn(args: ParsedArguments, isSaid: (name: string) => boolean, folder: string): void {
  const configuration = findConfiguration(folder);
  const said = typeof args['file'] === 'string' ? args['file'] : undefined;
  const meant = entryOf(configuration);
  const file = said ?? fromHere(folder, meant ?? onlySystem(configuration?.folder ?? folder));
  args['file'] = file;
  if (!configuration) return;
  // Built from another file, the configured folder would lose all that the configured system has in it.
  const isMeant = meant === undefined || resolve(folder, file) === meant;
  if (said === undefined) args['home'] = configuration.folder;
  const { settings } = configuration;
  const [command = ''] = Array.isArray(args['_']) ? args['_'].map(String) : [];
  const take = (name: keyof typeof COMMANDS, value: unknown): void => {
    if (value !== undefined && COMMANDS[name].includes(command) && !isSaid(name)) args[name] = value;
  };
  take('format', settings.format);
  take('quiet', settings.quiet);
  if (!isMeant) return;
  take('out', settings.out && fromHere(folder, resolve(configuration.folder, settings.out)));
  take('only', settings.only);
}

function entryOf(configuration: Configuration | undefined): string | undefined {
  const file = configuration?.settings.file;
  return file === undefined ? undefined : resolve(configuration?.folder ?? '', file);
}

/** The entry file that goes without saying: the only one in a folder. */
function onlySystem(folder: string): string {
  const [first, ...others] = systemFiles(folder);
  if (first === undefined)
    throw new UsageError(`No file is named, and ${folder} has no .msa file with a system. \`msac init\` makes one.`);
  if (others.length > 0)
    throw new CommandFailure(
      `No file is named, and ${folder} has several systems: ${[first, ...others].join(', ')}. Name one, or let \`file\` in ${CONFIG} do so.`,
    );
  return join(folder, first);
}

/** A path as its user would type it. */
function fromHere(folder: string, path: string): string {
  return relative(folder, path) || '.';
}
