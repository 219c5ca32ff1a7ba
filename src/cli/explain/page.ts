import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a page of the catalogue says beyond the catalogue itself. */
export interface PageBody {
  /** Why the message is given, in Markdown; may be empty. */
  readonly text: string;
  readonly examples: readonly Example[];
}

/** One file of an example. */
export interface Example {
  readonly kind: 'wrong' | 'fixed';
  /** Its name; absent when the example is one file. */
  readonly file?: string;
  /** What it is to be thought inside of: `service`, `entity`; absent when it is a whole file. */
  readonly within?: string;
  /** With what the checker says of it as comments. */
  readonly text: string;
}

const PAGES = join('docs', 'diagnostics');

/**
 * The page of a code, in Markdown, as it comes with msac: the bundle holds messages only, so that what is seldom asked for
 * slows no start.
 *
 * @returns undefined when it is not there
 */
export function readPage(code: string): string | undefined {
  try {
    return readFileSync(join(folderOfPages(), `${code}.md`), 'utf8');
  } catch {
    return undefined;
  }
}

/** The codes that there are pages of. */
export function codesWithPage(): string[] {
  try {
    return readdirSync(folderOfPages()).flatMap((file) => /^(MSA\d{4})\.md$/.exec(file)?.[1] ?? []);
  } catch {
    return [];
  }
}

function folderOfPages(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, PAGES)) && folder !== dirname(folder)) folder = dirname(folder);
  return join(folder, PAGES);
}

/** Parts a page: what the catalogue states of it already is left out. */
export function parsePage(page: string): PageBody {
  const [head = '', ...sections] = page.replaceAll('\r\n', '\n').split(/^## /m);
  const blocks = blocksOf(head);
  return {
    text: blocks.filter((block) => !/^(# |\*\*[a-z]+\*\*: )/.test(block)).join('\n\n'),
    examples: sections.flatMap(examplesOf),
  };
}

/** Parts Markdown into paragraphs, lists and fenced code, which may hold empty lines. */
export function blocksOf(text: string): string[] {
  return text.split(/(^```[^]*?^```$)|\n{2,}/m).flatMap((block: string | undefined) => block?.trim() || []);
}

function examplesOf(section: string): Example[] {
  const kind = section.startsWith('Wrong') ? 'wrong' : 'fixed';
  return [...section.matchAll(/^```msa(.*)\n([^]*?)^```$/gm)].map(([, info = '', text = '']) => {
    const file = / file=(\S+)/.exec(info)?.[1];
    const within = / in=(\w+)/.exec(info)?.[1];
    return { kind, ...(file && { file }), ...(within && { within }), text: text.trimEnd() };
  });
}
