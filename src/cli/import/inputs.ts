import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { JdlInput, TextFile } from '../../import/jdl/index.ts';
import type { ReadResult } from '../../language/files.ts';
import { inputFiles } from '../long-run.ts';
import { CommandFailure } from '../status.ts';
import { openInput, STDIN } from '../stdin.ts';

/** What the arguments of an import name. */
export interface Inputs {
  readonly inputs: readonly JdlInput[];
  /** What they are called as a whole. */
  readonly name: string;
  /** Text of each file by its path, for messages. */
  readonly sources: ReadonlyMap<string, string>;
}

const YO_RC = '.yo-rc.json';
const ENTITIES = '.jhipster';
const ENDINGS = new Set(['.jdl', '.jh']);

/** Reads files of JDL, `.yo-rc.json` files with the entities beside them, and folders of either. */
export async function readInputs(paths: readonly string[]): Promise<Inputs> {
  const inputs: JdlInput[] = [];
  for (const path of paths) {
    if (path === STDIN) inputs.push(await readStdin());
    else if (isFolder(path)) inputs.push(...readFolder(path));
    else inputs.push(extname(path) === '.json' ? readApplication(path) : { kind: 'jdl', path, text: readText(path) });
  }
  const files = inputs.flatMap((input) => [input, ...(input.kind === 'yo-rc' ? input.entities : [])]);
  return { inputs, name: nameOf(paths), sources: new Map(files.map(({ path, text }) => [path, text])) };
}

/** `shop` of `shop.jdl`, of `shop/.yo-rc.json` and of the folder `shop`. */
function nameOf([path = '']: readonly string[]): string {
  if (path === STDIN) return 'imported';
  const whole = resolve(path);
  if (isFolder(path)) return basename(whole);
  return basename(whole) === YO_RC ? basename(dirname(whole)) : basename(whole, extname(whole));
}

/** What cannot be looked at is no folder; reading it as a file tells why. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(`${folder} cannot be read: ${reason}`, { cause: error });
  }
}

async function readStdin(): Promise<JdlInput> {
  const { entry, files } = await openInput(STDIN);
  return { kind: 'jdl', path: entry, text: textOf(files.read(entry), 'Standard input') };
}

/** An application's folder; one with such folders in it; or one with files of JDL. */
function readFolder(path: string): readonly JdlInput[] {
  const own = join(path, YO_RC);
  if (isApplication(own)) return [readApplication(own)];
  const names = namesIn(path);
  const applications = names.map((name) => join(path, name, YO_RC)).filter(isApplication);
  if (applications.length > 0) return applications.map(readApplication);
  const files = names.filter((name) => ENDINGS.has(extname(name))).map((name) => join(path, name));
  if (files.length === 0) throw new CommandFailure(`${path} has neither a ${YO_RC} nor files that end in .jdl or .jh.`);
  return files.map((file) => ({ kind: 'jdl', path: file, text: readText(file) }));
}

/** The `.yo-rc.json` of a folder of several applications has no application itself. */
function isApplication(path: string): boolean {
  const result = inputFiles.read(path);
  return result.kind === 'text' && result.text.includes('"baseName"');
}

function readApplication(path: string): JdlInput {
  const folder = join(dirname(path), ENTITIES);
  const names = isFolder(folder) ? namesIn(folder).filter((name) => extname(name) === '.json') : [];
  const entities: readonly TextFile[] = names.map((name) => ({
    path: join(folder, name),
    text: readText(join(folder, name)),
  }));
  return { kind: 'yo-rc', path, text: readText(path), entities };
}

function readText(path: string): string {
  return textOf(inputFiles.read(path), path);
}

function textOf(result: ReadResult, what: string): string {
  switch (result.kind) {
    case 'text':
      return result.text;
    case 'missing':
      throw new CommandFailure(`There is no file ${what}.`);
    case 'too-large':
      throw new CommandFailure(`${what} is larger than ${result.limit / 1024 / 1024} MiB.`);
    case 'unreadable':
      throw new CommandFailure(`${what} cannot be read: ${result.reason}.`);
    default:
      throw new CommandFailure(`${what} is no text in UTF-8.`);
  }
}
