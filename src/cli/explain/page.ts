import { existsSync, readFileSync } from 'node:fs';
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
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, PAGES)) && folder !== dirname(folder)) folder = dirname(folder);
  try {
    return readFileSync(join(folder, PAGES, `${code}.md`), 'utf8');
  } catch {
    return undefined;
  }
}

/** Parts a page: what the catalogue states of it already is left out. */
export function parsePage(page: string): PageBody {
  const [head = '', ...sections] = page.replaceAll('\r\n', '\n').split(/^## /m);
  const paragraphs = head.split(/\n{2,}/).map((paragraph) => paragraph.trim());
  return {
    text: paragraphs.filter((paragraph) => paragraph !== '' && !/^(# |\*\*[a-z]+\*\*: )/.test(paragraph)).join('\n\n'),
    examples: sections.flatMap(examplesOf),
  };
}

function examplesOf(section: string): Example[] {
  const kind = section.startsWith('Wrong') ? 'wrong' : 'fixed';
  return [...section.matchAll(/^```msa(.*)\n([^]*?)^```$/gm)].map(([, info = '', text = '']) => {
    const file = / file=(\S+)/.exec(info)?.[1];
    const within = / in=(\w+)/.exec(info)?.[1];
    return { kind, ...(file && { file }), ...(within && { within }), text: text.trimEnd() };
  });
}
