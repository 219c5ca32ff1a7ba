import { statSync } from 'node:fs';
import { extname } from 'node:path';
import { CommandFailure } from '../status.ts';

export type Format = 'mermaid' | 'svg';

/** Where pictures go, and as what. */
export type Target =
  | { readonly kind: 'terminal'; readonly format: Format }
  /** One picture. */
  | { readonly kind: 'file'; readonly path: string; readonly format: Format }
  /** Any number of pictures among text. */
  | { readonly kind: 'markdown'; readonly path: string }
  /** A file for each picture. */
  | { readonly kind: 'folder'; readonly path: string; readonly format: Format };

const FORMATS: Readonly<Record<string, Format>> = { '.svg': 'svg', '.mmd': 'mermaid', '.mermaid': 'mermaid' };

/**
 * What `--out` and `--format` mean together: the ending of a file says what it holds; a name without one is a folder's.
 *
 * @throws CommandFailure when they contradict each other, or the ending is none of ours
 */
export function targetOf(out: string | undefined, format: Format | undefined): Target {
  if (out === undefined) return { kind: 'terminal', format: format ?? 'mermaid' };
  const ending = extname(out).toLowerCase();
  if (isFolder(out) || ending === '') return { kind: 'folder', path: out, format: format ?? 'mermaid' };
  const holds = ending === '.md' ? 'mermaid' : FORMATS[ending];
  if (!holds) throw new CommandFailure(`--out ${out}: a picture is a .svg, .mmd or .md file, or several in a folder.`);
  if (format !== undefined && format !== holds)
    throw new CommandFailure(`--out ${out} is for ${NAMES[holds]}, --format asks for ${NAMES[format]}: leave one out.`);
  return ending === '.md' ? { kind: 'markdown', path: out } : { kind: 'file', path: out, format: holds };
}

const NAMES: Readonly<Record<Format, string>> = { mermaid: 'Mermaid', svg: 'SVG' };

function isFolder(path: string): boolean {
  return /[\\/]$/.test(path) || (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);
}
