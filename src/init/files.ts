import { render } from '../backends/common/render.ts';
import { templates } from './generated/templates.ts';

/** What a new system may begin with. */
export const TEMPLATES = {
  monolith: 'one application with data, pages and accounts of its own',
  services: 'two services behind a gateway, with sign-in and discovery',
  empty: 'a system without applications',
} as const;

export type Template = keyof typeof TEMPLATES;

/** What a person decides about a new system. */
export interface Answers {
  readonly name: string;
  readonly package: string;
  readonly template: Template;
}

export interface NewFile {
  /** Relative to the folder of the system, with `/`. */
  readonly path: string;
  readonly content: string;
}

/**
 * The files that a system begins with, its entry file first.
 *
 * @returns the path that two of them would have, when the template has a file of the system's name
 */
export function initialFiles(answers: Answers): NewFile[] | string {
  const own = Object.keys(templates).filter((path) => path.startsWith(`${answers.template}/`));
  const common = Object.keys(templates).filter((path) => path.startsWith('common/'));
  const files = [...own, ...common].map((path) => ({
    path: path.replace(/^[^/]+\//, '').replace('_name_', answers.name),
    content: render(templates, path, answers),
  }));
  const isTaken = ({ path }: NewFile, index: number): boolean => files.findIndex((file) => file.path === path) < index;
  return files.find(isTaken)?.path ?? files;
}
