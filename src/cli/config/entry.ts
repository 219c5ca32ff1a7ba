import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names of the files of a folder that declare a system, in the order of the alphabet. */
export function systemFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.msa'))
    .map(({ name }) => name)
    .filter((name) => declaresSystem(readFileSync(join(folder, name), 'utf8')))
    .toSorted();
}

/**
 * Whether `system NAME {` stands outside of all braces. Not the language's own parser: a broken file is still the one
 * that is meant, and loading the parser to find a file would cost more than all else.
 */
export function declaresSystem(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === '{') depth++;
    else if (token === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0 && token.startsWith('system')) return true;
  }
  return false;
}

/** Comments and texts are taken whole, so that nothing inside them counts; the head of a system does not take its brace. */
const TOKENS = /\/\*[^]*?\*\/|\/\/.*|"(?:\\.|[^"\\\n])*"|[{}]|\bsystem\s+[\w-]+(?=\s*\{)/g;
