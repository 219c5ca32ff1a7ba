import type { AstNode } from 'langium';
import {
  applicationOf,
  childrenOf,
  findDeclaration,
  isEntity,
  isField,
  isMixin,
  locationOf,
  type Problem,
} from '../../language/index.ts';
import type { Context } from '../context.ts';
import type { Message } from '../define.ts';
import * as say from '../generated/catalogue.ts';
import { insteadOfList } from './fields.ts';

type OtherFormProblem = Problem & { readonly kind: 'other-form' };

/** What is said of the form of another language. */
export function otherFormMessage(problem: OtherFormProblem, context: Context): Message {
  const { form, found, meant } = problem;
  if (form === 'address') return say.otherForm({ found, service: meant });
  return say.otherForm({ found, instead: insteadOfForm(problem, context), meant });
}

/** What is to be done where no form of this language says the same: only of rows there are lists. */
export function insteadOfForm(problem: OtherFormProblem, context: Context): string | undefined {
  if (problem.form !== 'list') return undefined;
  const field = nodesAt(problem, context).find(isField);
  if (!field?.type?.target) return undefined;
  const resolved = context.resolve(field.type);
  return ['plain', 'enum', 'value', 'remote', 'user'].includes(resolved.kind)
    ? (insteadOfList(field, resolved) ?? 'What is no row has no lists')
    : undefined;
}

/** Whether what was taken for a mixin is declared as something else: that is told of, and is all that is to be. */
export function inheritsNoMixin(problem: Problem, context: Context): boolean {
  const isWith =
    (problem.kind === 'misspelt-keyword' && problem.nearest === 'with') ||
    (problem.kind === 'other-form' && problem.form === 'inheritance');
  if (!isWith) return false;
  const holder = nodesAt(problem, context).find((node) => isEntity(node) || isMixin(node));
  return (holder?.mixins ?? []).some((name) => {
    const declared = holder && findDeclaration(context.symbols, name, applicationOf(holder));
    return declared !== undefined && !isMixin(declared);
  });
}

/** The nodes that a problem stands in, or that begin in it, the innermost first. */
function nodesAt({ file, range }: Problem, context: Context): AstNode[] {
  const tree = context.program.files.find(({ source }) => source.path === file)?.tree;
  return tree ? partsAt(tree, range) : [];
}

function partsAt(node: AstNode, range: Problem['range']): AstNode[] {
  const { start, end } = locationOf(node).range;
  if (start.offset >= range.end.offset || range.start.offset >= end.offset) return [];
  return [...childrenOf(node).flatMap((part) => partsAt(part, range)), node];
}
