import { isImport, locationOf, type File, type FileProblem, type Import, type Problem } from '../../language/index.ts';
import { related, replace, type Context, type Extras } from '../context.ts';
import type { Message } from '../define.ts';
import * as say from '../generated/catalogue.ts';
import type { Rules } from '../rules.ts';

/** What keeps text from being read, and imports. */
export const syntaxRules: Rules = {
  program(context) {
    for (const problem of context.program.problems) reportProblem(problem, context);
  },
  File: checkImportsOnce,
};

function reportProblem(problem: Problem, context: Context): void {
  const { file, range } = problem;
  const edits = editsOf(problem);
  const extras: Extras = {
    ...(edits !== undefined && { edits: [{ file, ...edits }] }),
    ...(problem.kind === 'unclosed' && {
      related: [{ ...problem.opened, message: say.unclosedBracket.related({}) }],
    }),
  };
  context.report({ file, range }, messageOf(problem), extras);
}

function messageOf(problem: Problem): Message {
  switch (problem.kind) {
    case 'unexpected':
      return unexpectedMessage(problem);
    case 'misspelt-keyword':
      return say.misspeltKeyword({ found: problem.found, nearest: problem.nearest });
    case 'colon-after-keyword':
      return say.colonAfterKeyword({ keyword: problem.keyword });
    case 'missing-colon':
      return say.missingColon({ name: problem.name });
    case 'quoted-name':
      return say.quotedName({ name: problem.name });
    case 'unclosed':
      return say.unclosedBracket({ bracket: problem.bracket, found: problem.found });
    case 'unopened':
      return say.unopenedBracket({ bracket: problem.bracket });
    case 'unclosed-string':
      return say.unclosedString({});
    case 'single-quotes':
      return say.singleQuotes({ meant: problem.meant });
    case 'unclosed-comment':
      return say.unclosedComment({});
    case 'unexpected-character':
      return say.unexpectedCharacter({ found: problem.found });
    case 'too-deep':
      return say.tooDeep({ limit: problem.limit });
    default:
      return fileMessageOf(problem);
  }
}

function unexpectedMessage(problem: Problem & { readonly kind: 'unexpected' }): Message {
  const { expected, after, found, form, place, required } = problem;
  return say.unexpected({
    expected: after === undefined ? expected : `${expected} after ${after}`,
    found,
    place: place && `${found} stands ${place}`,
    required,
    form,
  });
}

function fileMessageOf(problem: FileProblem & { readonly file: string }): Message {
  switch (problem.kind) {
    case 'not-text':
      return say.notText({ reason: problem.what === 'nul' ? 'it holds zero bytes' : 'it is not UTF-8' });
    case 'too-large':
      return say.tooLarge({ bytes: problem.bytes, limit: problem.limit });
    case 'missing-file':
      return say.missingFile({ path: problem.path, from: problem.file === problem.path ? undefined : problem.file });
    case 'not-a-file':
      return say.unreadableFile({ path: problem.path, reason: 'it is not a file' });
    case 'unreadable-file':
      return say.unreadableFile({ path: problem.path, reason: problem.reason });
    case 'missing-package':
      return say.missingPackage({ package: problem.package, file: problem.wanted });
    case 'empty-import':
      return say.badImport({ path: '' });
    default:
      return say.badImport({ path: problem.path });
  }
}

/** The change that makes the text what it was read as. */
function editsOf(problem: Problem): { range: Problem['range']; text: string } | undefined {
  const { range } = problem;
  switch (problem.kind) {
    case 'misspelt-keyword':
      return { range, text: problem.nearest };
    case 'colon-after-keyword':
    case 'unopened':
      return { range, text: '' };
    case 'missing-colon':
      return { range: { start: range.end, end: range.end }, text: ':' };
    case 'quoted-name':
      return { range, text: problem.name };
    case 'single-quotes':
      return { range, text: problem.meant };
    case 'unclosed-string':
      return { range: { start: range.end, end: range.end }, text: '"' };
    default:
      return undefined;
  }
}

function checkImportsOnce(file: File, context: Context): void {
  const first = new Map<string, Import>();
  for (const node of file.elements.filter(isImport)) {
    if (!node.path) continue;
    const former = first.get(node.path);
    if (!former) first.set(node.path, node);
    else
      context.report(locationOf(node), say.importedTwice({ path: node.path }), {
        related: [related(say.importedTwice.related({}), former)],
        edits: [replace('', node)],
      });
  }
}
