import {
  isImport,
  locationOf,
  type Change,
  type File,
  type FileProblem,
  type Import,
  type Problem,
} from '../../language/index.ts';
import { related, replace, type Context, type Extras } from '../context.ts';
import type { Message } from '../define.ts';
import * as say from '../generated/catalogue.ts';
import type { Rules } from '../rules.ts';
import { badName } from './names.ts';
import { inheritsNoMixin, insteadOfForm, otherFormMessage } from './other-forms.ts';

/** What keeps text from being read, and imports. */
export const syntaxRules: Rules = {
  program(context) {
    for (const problem of context.program.problems) reportProblem(problem, context);
  },
  File: checkImportsOnce,
};

function reportProblem(problem: Problem, context: Context): void {
  if (inheritsNoMixin(problem, context)) return;
  const { file, range } = problem;
  const extras: Extras = {
    edits: editsOf(problem, context).map((edit) => ({ file, ...edit })),
    // `SELLER and ADMIN` may be meant to be for those who are both, which nobody can say.
    ...(problem.kind === 'other-form' && problem.form === 'both' && { asks: true }),
    ...(problem.kind === 'unclosed' && {
      related: [{ ...problem.opened, message: say.unclosedBracket.related({}) }],
    }),
  };
  context.report({ file, range }, messageOf(problem, context), extras);
}

function messageOf(problem: Problem, context: Context): Message {
  switch (problem.kind) {
    case 'unexpected':
      return unexpectedMessage(problem);
    case 'misspelt-keyword':
      return say.misspeltKeyword({ found: problem.found, nearest: problem.nearest });
    case 'colon-after-keyword':
      return say.colonAfterKeyword({
        keyword: problem.keyword,
        sign: problem.sign === ':' ? 'colon' : `\`${problem.sign}\``,
      });
    case 'stray-comma':
      return say.strayComma({});
    case 'called':
      return say.noCall({ name: problem.name });
    case 'wrong-brackets':
      return say.wrongBrackets({ brackets: problem.brackets });
    case 'missing-colon':
      return say.missingColon({ name: problem.name });
    case 'type-first':
      return say.typeFirst({ name: problem.name, type: problem.type });
    case 'other-form':
      return otherFormMessage(problem, context);
    case 'comment-sign':
      return say.commentSign({ sign: problem.sign });
    case 'annotation':
      return say.annotation({
        found: problem.found,
        meant: problem.meant,
        ...(problem.meant === '' && { required: problem.found }),
      });
    case 'quoted-name':
      return say.quotedName({ name: problem.name });
    case 'digit-first':
      return badName(problem.name);
    case 'misplaced-optional':
      return say.misplacedOptional({ name: problem.name, type: problem.type });
    case 'missing-comma':
      return say.missingComma({ before: problem.before, list: problem.list });
    case 'operator':
      return operatorMessage(problem);
    case 'unclosed':
      return say.unclosedBracket({ bracket: problem.bracket, found: problem.found, closing: problem.closing.trim() });
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
  const { expected, after, found, form, place, required, optional } = problem;
  return say.unexpected({
    expected: after === undefined ? expected : `${expected} after ${after}`,
    found,
    place: place && `${found} stands ${place}`,
    required,
    optional,
    form,
  });
}

function operatorMessage({ found, meant, again }: Problem & { readonly kind: 'operator' }): Message {
  const change = meant === undefined ? again && 'a second `allow`' : `\`${meant}\``;
  return say.unknownOperator({ found, meant, or: orIn(found), change });
}

/** What the language has no operator for. */
function orIn(found: string): string | undefined {
  return /^(or|\|\|)$/i.test(found) ? found : undefined;
}

function fileMessageOf(problem: FileProblem & { readonly file: string }): Message {
  switch (problem.kind) {
    case 'not-text':
      return say.notText({ reason: problem.what === 'nul' ? 'it holds zero bytes' : 'it is not UTF-8' });
    case 'too-large':
      return say.tooLarge({ bytes: problem.bytes, limit: problem.limit });
    case 'missing-file':
      return say.missingFile({
        path: problem.path,
        nearest: problem.nearest,
        from: problem.file === problem.path ? undefined : problem.file,
      });
    case 'not-a-file':
      return say.unreadableFile({ path: problem.path, reason: 'it is not a file' });
    case 'unreadable-file':
      return say.unreadableFile({ path: problem.path, reason: problem.reason });
    case 'missing-package':
      return say.missingPackage({ package: problem.package, file: problem.wanted, nearest: problem.nearest });
    case 'empty-import':
      return say.badImport({ path: '' });
    default:
      return say.badImport({ path: problem.path, nearest: problem.nearest });
  }
}

/** A change of one place in the file of a problem. */
interface Edit {
  readonly range: Problem['range'];
  readonly text: string;
}

/** The changes that make the text what it was read as. */
function editsOf(problem: Problem, context: Context): readonly Edit[] {
  const { range } = problem;
  switch (problem.kind) {
    case 'misspelt-keyword':
      return [{ range, text: problem.nearest }];
    case 'colon-after-keyword':
      return [{ range: problem.place.range, text: ' ' }];
    case 'stray-comma':
    case 'called':
    case 'unopened':
      return [{ range, text: '' }];
    case 'missing-file':
    case 'missing-package':
    case 'bad-import':
      return problem.nearest === undefined ? [] : [{ range, text: `"${problem.nearest}"` }];
    case 'wrong-brackets':
      return [
        { range, text: '{' },
        { range: problem.closing.range, text: '}' },
      ];
    case 'unexpected':
      return problem.presence ? [{ range: problem.presence.place.range, text: problem.presence.text }] : [];
    case 'missing-colon':
      return [insertion(range.end, ':')];
    case 'type-first':
      return [{ range, text: `${problem.name}: ${problem.type}` }];
    case 'other-form':
      return problem.form === 'address' || insteadOfForm(problem, context) !== undefined
        ? []
        : [changed(problem.change)];
    case 'comment-sign':
      return problem.changes.map(changed);
    case 'annotation':
      return problem.meant === undefined ? [] : [{ range, text: problem.meant }];
    case 'quoted-name':
      return [{ range, text: problem.name }];
    case 'single-quotes':
      return [{ range, text: problem.meant }];
    case 'unclosed-string':
      return [insertion(range.end, '"')];
    case 'unclosed':
      return [insertion(range.start, problem.closing)];
    case 'misplaced-optional': {
      const { from, to } = problem.moved;
      return [{ range: from.range, text: '' }, ...(to ? [{ range: to.range, text: '?' }] : [])];
    }
    case 'missing-comma':
      return problem.places.map((place) => ({ range: place.range, text: ',' }));
    case 'operator': {
      const { meant, again } = problem;
      if (again) return [{ range: again.place.range, text: again.text }];
      return meant === undefined ? [] : [{ range, text: meant }];
    }
    case 'unexpected-character':
      // Of other signs, nobody knows what they are to be.
      return problem.found === ';' ? [{ range, text: '' }] : [];
    default:
      return [];
  }
}

function changed({ place, text }: Change): Edit {
  return { range: place.range, text };
}

function insertion(at: Problem['range']['start'], text: string): Edit {
  return { range: { start: at, end: at }, text };
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
