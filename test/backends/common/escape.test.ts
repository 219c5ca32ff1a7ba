import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  javaString,
  javadoc,
  markdown,
  springYamlString,
  sqlIdentifier,
  sqlString,
  xml,
  yamlName,
  yamlString,
} from '../../../src/backends/common/escape.ts';

describe('text that lands in Java', () => {
  it('keeps a string literal on one line, whatever it holds', () => {
    expect(javaString('say "hi"\\ \n\r\t\u0000\u007f')).toBe(String.raw`"say \"hi\"\\ \n\r\t\000\177"`);
  });

  it('never lets a backslash start a Unicode escape', () => {
    // In Java source, backslash-u is read before the literal is: the text must arrive with its backslash doubled.
    expect(javaString(String.raw`\u0022;evil()`)).toBe(String.raw`"\\u0022;evil()"`);
  });

  it('cannot end a comment, name a tag, or smuggle in a Unicode escape', () => {
    const comment = javadoc(String.raw`*/ class Evil {} /* <script> @author {@link X} \u002a\u002f`);
    expect(comment).not.toMatch(/\*\/|\/\*|[<>@{}\\]/);
  });
});

describe('text that lands in a document', () => {
  it.each([
    'plain',
    'a: b',
    '- x',
    '"quoted"',
    "it's",
    '#no',
    '{{x}}',
    'multi\nline',
    '\u0000',
    'true',
    '07',
    '🙂',
    '\u0085',
  ])('comes back from YAML as it went in: %j', (text) => {
    expect(parse(yamlString(text))).toBe(text);
  });

  it.each(['catalog', 'Order-Service', 'on', 'NO', 'y', 'null', 'True', 'e3'])('is a name to YAML: %s', (name) => {
    for (const version of ['1.1', '1.2'] as const) expect(parse(yamlName(name), { version })).toBe(name);
  });

  it('is no placeholder to Spring', () => {
    expect(parse(springYamlString('${HOME}'))).toBe('\\${HOME}');
  });

  it('is no markup to XML, and drops what XML cannot hold', () => {
    expect(xml(`<a b="c">&'\u0000\uFFFE`)).toBe('&lt;a b=&quot;c&quot;&gt;&amp;&apos;');
  });

  it('is no markup to Markdown', () => {
    expect(markdown('a | b\n# c [x](javascript:y) <img>')).toBe(
      String.raw`a \| b \# c \[x\]\(javascript:y\) &lt;img&gt;`,
    );
  });
});

describe('text that lands in SQL', () => {
  it('stays inside its quotes', () => {
    expect(sqlString("'; drop table users; --")).toBe("'''; drop table users; --'");
    expect(sqlIdentifier('a"; drop table users; --')).toBe('"a""; drop table users; --"');
  });
});
