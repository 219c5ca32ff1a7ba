import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { CommandFailure } from '../status.ts';
import { readSettings, type Fault, type Settings } from './settings.ts';

export const CONFIG = 'msac.config.json';

/** A configuration that was found. */
export interface Configuration {
  /** The folder that its paths start from, absolute. */
  readonly folder: string;
  readonly settings: Settings;
}

/** A configuration that cannot be taken; {@link describeFaults} makes a message of it. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  /** As seen from the working folder. */
  readonly file: string;
  readonly text: string;
  readonly faults: readonly Fault[];

  constructor(file: string, text: string, faults: readonly Fault[]) {
    super(`${file} is wrong.`);
    this.file = file;
    this.text = text;
    this.faults = faults;
  }
}

/**
 * The nearest `msac.config.json`: in `folder`, or around it.
 *
 * @throws ConfigurationError, CommandFailure
 */
export function findConfiguration(folder: string): Configuration | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const text = readIfThere(join(at, CONFIG));
    if (text !== undefined) return { folder: at, settings: settingsIn(relative(folder, join(at, CONFIG)), text) };
    if (dirname(at) === at) return undefined;
  }
}

function settingsIn(file: string, text: string): Settings {
  const read = readSettings(text);
  if ('settings' in read) return read.settings;
  throw new ConfigurationError(file, text, read.faults);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new CommandFailure(`${path} cannot be read: ${code === 'EISDIR' ? 'it is a folder' : String(code)}.`, {
      cause: error,
    });
  }
}
