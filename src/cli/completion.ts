import { readdirSync } from 'node:fs';
import { codesWithPage } from './explain/page.ts';

/** Asks yargs for what it knows, and gives back what the shell is to offer. */
type Completer = (
  current: string,
  parsed: { readonly _: readonly (string | number)[] },
  complete: (done: (error: Error | null, completions: string[] | undefined) => void) => void,
  done: (completions: string[]) => void,
) => void;

/**
 * What a shell may complete: what yargs knows of commands, options and their values; codes of diagnostics for `explain`;
 * elsewhere .msa files and the folders beside them. Where this has nothing to offer, the shell offers files of its own.
 *
 * @param args what was typed up to now
 * @param flags names of the options that take no value
 */
export function completer(args: readonly string[], flags: () => readonly string[]): Completer {
  return (current, { _: [, command] }, complete, done) =>
    complete((_, known = []) => {
      const previous = args.at(-2) ?? '';
      const values = known.filter((each) => !each.startsWith('-'));
      if (current.startsWith('-')) done(known.filter((each) => !/^--.$/.test(each)));
      else if (values.length > 0 || command === undefined || command === 'completion') done(values);
      else if (/^--?[\w-]+$/.test(previous) && !flags().includes(previous.replace(/^--?/, ''))) done([]);
      else if (command === 'explain') done(codesWithPage().filter((code) => code.startsWith(current)));
      else done(filesFor(current));
    });
}

/** Nothing when there are folders only: shells know how to go into one. */
function filesFor(current: string): string[] {
  const folder = current.slice(0, current.lastIndexOf('/') + 1);
  const found = entriesOf(folder === '' ? '.' : folder)
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .map((entry) => folder + entry.name + (entry.isDirectory() ? '/' : ''))
    .filter((path) => path.startsWith(current) && /(\/|\.msa)$/.test(path));
  return found.some((path) => path.endsWith('.msa')) ? found : [];
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
