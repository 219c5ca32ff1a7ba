import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A piece of `.msa` in a page of documentation. */
export interface Example {
  /** The heading that it stands under. */
  readonly heading: string;
  /** What the page says it stands in: see {@link frames}. */
  readonly frame: string | undefined;
  /** Name of the file that it is; `main.msa` unless the page says so. */
  readonly file: string;
  /** As the page has it, annotations included. */
  readonly text: string;
}

export interface Page {
  readonly path: string;
  readonly code: string;
  readonly text: string;
  readonly examples: readonly Example[];
}

const folder = resolve('docs/diagnostics');

/** The pages of the catalogue, by code. */
export const pages: readonly Page[] = readdirSync(folder)
  .filter((file) => /^MSA\d+\.md$/.test(file))
  .sort()
  .map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return { path: join(folder, file), code: file.slice(0, -'.md'.length), text, examples: examplesOf(text) };
  });

function examplesOf(text: string): Example[] {
  return [...text.matchAll(/^```msa([^\n]*)\n([\s\S]*?)^```$/gm)].map((match) => {
    const [, info = '', body = ''] = match;
    const headings = [...text.slice(0, match.index).matchAll(/^## (.+)$/gm)];
    return {
      heading: headings.at(-1)?.[1] ?? '',
      frame: / in=(\w+)/.exec(info)?.[1],
      file: / file=(\S+)/.exec(info)?.[1] ?? 'main.msa',
      text: body,
    };
  });
}

const SHOP = `system shop {
  package com.example.shop
  auth accounts
  discovery hub
}
role CUSTOMER, SELLER
registry hub { port 8761 }
uaa accounts { port 9999 }
`;
const CATALOG = `${SHOP}gateway storefront { port 8080  route catalog }
microservice catalog {
  port 8081
`;

/** What stands around an example, so that the page can show what matters alone. */
const frames: Readonly<Record<string, readonly [before: string, after: string]>> = {
  shop: [SHOP, ''],
  service: [CATALOG, '}\n'],
  entity: [`${CATALOG}entity Product {\n`, '}\n}\n'],
};

/** An example as a whole file, and how many lines of it stand before what the page shows. */
export function framed(example: Example): { readonly text: string; readonly linesBefore: number } {
  const [before, after] = frames[example.frame ?? ''] ?? ['', ''];
  return { text: before + withoutAnnotations(example.text) + after, linesBefore: before.split('\n').length - 1 };
}

const ANNOTATION = /^ *\/\/ *(\^+ |-+ |column \d+: |help: |fix: )/;

/** The text alone. `␀`, which people can see, stands for the character that they cannot. */
export function withoutAnnotations(text: string): string {
  const lines = text.split('\n').filter((line) => !ANNOTATION.test(line));
  return lines.join('\n').replaceAll('␀', '\0');
}
