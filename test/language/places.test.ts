import { CstUtils, isLeafCstNode } from 'langium';
import { expect, test } from 'vitest';
import { parse } from '../../src/language/parse.ts';
import { createServices } from '../../src/language/services.ts';

/** Tokens know where they stand: their lines are worked out when somebody asks. Lines end with LF, CRLF or a lone CR. */

const TEXT = '// A shop.\nsystem shop {\r\n  auth accounts /* the\r\n  one */ }\ruaa accounts {}\n';

const PLACES = [
  ['system', '2:1-6'],
  ['shop', '2:8-11'],
  ['{', '2:13-13'],
  ['auth', '3:3-6'],
  ['accounts', '3:8-15'],
  ['}', '4:10-10'],
  ['uaa', '5:1-3'],
  ['accounts', '5:5-12'],
  ['{', '5:14-14'],
  ['}', '5:15-15'],
];

test('tokens and comments: from 1, the end within', () => {
  const { tokens, comments } = parse(createServices(), TEXT);
  expect(
    tokens.map(({ image, startLine, startColumn, endColumn }) => [image, `${startLine}:${startColumn}-${endColumn}`]),
  ).toEqual(PLACES);
  expect(
    comments.map(({ startLine, startColumn, endLine, endColumn }) => [startLine, startColumn, endLine, endColumn]),
  ).toEqual([
    [1, 1, 1, 10],
    [3, 17, 4, 8],
  ]);
});

test('leaves of the tree: from 0, as editors count, the end without', () => {
  const { tree } = parse(createServices(), TEXT);
  const leaves = tree.$cstNode ? CstUtils.flattenCst(tree.$cstNode).filter(isLeafCstNode) : [];
  expect(
    [...leaves].map(({ text, range: { start, end } }) => [
      text,
      `${start.line + 1}:${start.character + 1}-${end.character}`,
    ]),
  ).toEqual(PLACES);
  expect(tree.$cstNode?.range).toEqual({ start: { line: 1, character: 0 }, end: { line: 4, character: 15 } });
});
