/** What is told of the place of `|` in a small shop. */
import { hoverAt } from '../src/features/hover/hover.ts';
import { nameAt } from '../src/features/names.ts';
import { Models } from '../src/models.ts';
import { marked } from './marked.ts';

export const SHOP = `
system shop { auth accounts  discovery hub }
registry hub {}
uaa accounts {}
gateway web { route catalog, stock }
`;

export const hoverIn = (files: Readonly<Record<string, string>>) => {
  const { workspace, path, offset, program, file } = marked(files);
  const scene = { file, program, system: new Models(workspace).of(program), fileSystem: workspace.fileSystem };
  return hoverAt(scene, offset, nameAt([program], path, offset));
};

/** What is told of the place of `|`. */
export function hovered(text: string, files: Readonly<Record<string, string>> = {}): string | undefined {
  const contents = hoverIn({ 'main.msa': SHOP + text, ...files })?.contents;
  return typeof contents === 'object' && 'value' in contents ? contents.value : undefined;
}

/** As it is shown, without what marks it up. */
export const lines = (text: string): string[] => (hovered(text) ?? '').split('\n').filter((line) => line !== '');

export const CATALOG = (inside: string, after = ''): string =>
  `microservice catalog {\n${inside}\n}\nmicroservice stock { port 8085 }\n${after}`;
