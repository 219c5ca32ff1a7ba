/** What items of a completion say of themselves when somebody looks at them: worked out one by one, when asked for. */
import type { AstNode } from 'langium';
import type { CompletionItem } from 'vscode-languageserver';
import {
  isDeclaration,
  nodesIn,
  sourceOf,
  type Declaration,
  type PlainType,
  type Program,
} from '../../../../src/language/index.ts';
import type { Models } from '../../models.ts';
import { fileOf, type Workspace } from '../../workspace.ts';
import { declared } from '../hover/declared.ts';
import { adminMeaning, keywordMeaning, typeMeaning, userMeaning, valueMeaning } from '../hover/words.ts';

/** What an item is about. */
export type About =
  | { readonly keyword: string; readonly rule: string | undefined }
  | { readonly value: string; readonly place: string }
  | { readonly type: PlainType }
  | { readonly builtIn: 'user' | 'admin' }
  | AboutDeclaration;

interface AboutDeclaration {
  readonly path: string;
  readonly declared: Declaration['$type'];
  /** Its name, and those of what it stands in, outwards. */
  readonly names: readonly string[];
}

export function aboutDeclaration(target: Declaration): AboutDeclaration {
  return { path: sourceOf(target).path, declared: target.$type, names: namesOf(target) };
}

function namesOf(target: Declaration): string[] {
  const names: string[] = [];
  for (let node: AstNode | undefined = target; node; node = node.$container)
    if (isDeclaration(node)) names.push(node.name);
  return names;
}

/** The same item with its documentation. */
export function explained(item: CompletionItem, workspace: Workspace, models: Models): CompletionItem {
  const about: About | undefined = item.data;
  const value = about && textOf(about, workspace, models);
  return value === undefined ? item : { ...item, documentation: { kind: 'markdown', value } };
}

function textOf(about: About, workspace: Workspace, models: Models): string | undefined {
  if ('keyword' in about) return keywordMeaning(about.keyword, about.rule);
  if ('value' in about) return valueMeaning(about.place, about.value);
  if ('type' in about) return typeMeaning(about.type);
  if ('builtIn' in about) return about.builtIn === 'admin' ? adminMeaning() : userMeaning(undefined);
  const [program] = workspace.programsOf(about.path);
  const target = program && declarationOf(about, program);
  return target && declared(target, program, models.of(program));
}

function declarationOf(about: AboutDeclaration, program: Program): Declaration | undefined {
  const file = fileOf(program, about.path);
  if (!file) return undefined;
  for (const node of nodesIn(file.tree))
    if (isDeclaration(node) && node.$type === about.declared && namesOf(node).join() === about.names.join())
      return node;
  return undefined;
}
