import { RegExpParser, RegExpSyntaxError, visitRegExpAST, type AST } from '@eslint-community/regexpp';
import { byText } from '../model/by-text.ts';
import { exponentialPart } from './backtracking.ts';
import type { Message } from './define.ts';
import * as say from './generated/catalogue.ts';

/** Browsers of the last years read this edition; Node 20 does. */
const ECMASCRIPT = 2024;

/** What is wrong with a pattern, if anything is. */
export const patternFault: (source: string) => Message | undefined = byText((source) => {
  const pattern = parse(source);
  if ('reason' in pattern) return say.badPattern(pattern);
  const foreign = foreignPart(pattern);
  if (foreign) return say.foreignPattern(foreign);
  const slow = exponentialPart(pattern);
  return slow === undefined ? undefined : say.slowPattern({ part: slow });
});

function parse(source: string): AST.Pattern | { readonly reason: string } {
  try {
    return new RegExpParser({ ecmaVersion: ECMASCRIPT }).parsePattern(source, 0, source.length, { unicode: true });
  } catch (error) {
    if (!(error instanceof RegExpSyntaxError)) throw error;
    // "Invalid regular expression: /[a/u: Unterminated character class"
    const reason = error.message.slice(error.message.lastIndexOf(': ') + 2);
    return { reason: reason.charAt(0).toLowerCase() + reason.slice(1) };
  }
}

interface Foreign {
  readonly part: string;
  readonly advice: string;
}

/** The first part that Java's `java.util.regex` refuses or reads in another way. */
function foreignPart(pattern: AST.Pattern): Foreign | undefined {
  const found: (Foreign & { readonly start: number })[] = [];
  const report = (node: AST.Node, advice: string): void => {
    found.push({ part: node.raw, advice, start: node.start });
  };
  visitRegExpAST(pattern, {
    onCharacterClassEnter(node) {
      if (node.elements.length === 0) report(node, 'Write `.` for any character');
      if (/&&/.test(node.raw)) report(node, 'Write `\\&` for the sign itself: in Java, `&&` intersects two classes');
    },
    onCharacterEnter(node) {
      if (node.raw === '[')
        report(node.parent, 'Write `\\[` for the bracket itself: in Java, `[` opens a class in a class');
      if (node.raw === '\\v') report(node, 'Write `\\x0B`');
      if (node.raw === '\\0') report(node, 'Write `\\x00`');
      if (node.raw.startsWith('\\u{')) report(node, 'Write the character itself');
    },
    onCharacterSetEnter(node) {
      if (node.kind !== 'property') return;
      const category = ['General_Category', 'gc'].includes(node.key) && /^[A-Z][a-z]?$/.test(node.value ?? '');
      if (!category && !['Script', 'sc'].includes(node.key))
        report(node, 'Use the short name of a category, `\\p{L}`, or `\\p{Script=…}`');
    },
    onCapturingGroupEnter(node) {
      if (node.name !== null && !/^[A-Za-z][A-Za-z0-9]*$/.test(node.name))
        report(node, 'Name groups by plain letters and digits');
    },
    onQuantifierEnter(node) {
      if (node.max === Infinity && insideLookbehind(node)) report(node, 'Give it a greatest length: `{1,20}`');
    },
  });
  const [first] = found.sort((left, right) => left.start - right.start);
  return first && { part: first.part, advice: first.advice };
}

function insideLookbehind(node: AST.Node): boolean {
  for (let each: AST.Node | null = node; each; each = each.parent)
    if (each.type === 'Assertion' && each.kind === 'lookbehind') return true;
  return false;
}
