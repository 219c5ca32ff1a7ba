import { readdirSync, readFileSync } from 'node:fs';
import { isAstNode, isCompositeCstNode, isLeafCstNode, type AstNode, type CstNode } from 'langium';
import { describe, expect, test } from 'vitest';
import { isWhole, parseIncrementally } from '../../src/language/incremental.ts';
import { loadProgram, nodesIn, ParseCache, virtualFiles } from '../../src/language/index.ts';
import { parse, type Parse } from '../../src/language/parse.ts';
import { createServices } from '../../src/language/services.ts';
import { Random } from '../kit/random.ts';

/** Read again after a change: what comes out is what reading the whole text gives, in less time. */

const services = createServices();

const SHOP = `/** All of it. */
system shop { auth accounts }
uaa accounts {}
microservice catalog {
  entity Product { // of ours
    name: String(1..80)
    kind: Kind = OPEN
  }
  enum Kind { OPEN, CLOSED }
  client partner { grants client_credentials }
}
`;

/** Whether parsing `after` makes use of `before`; whatever it does, the outcome is that of parsing `after`. */
function isIncremental(before: string, after: string): boolean {
  const known = parse(services, before);
  const picture = pictureOf(known);
  const made = parseIncrementally(services, known, after);
  // Whoever has the former tree keeps it as it was.
  expect(pictureOf(known)).toEqual(picture);
  if (made) expect(pictureOf(made)).toEqual(pictureOf(parse(services, after)));
  return made !== undefined;
}

function change(what: string, by: string): boolean {
  expect(SHOP).toContain(what);
  return isIncremental(SHOP, SHOP.replace(what, by));
}

describe('of what has changed, the block around it is read', () => {
  test('a letter in a name, a line more, a line less', () => {
    expect(change('name: String', 'names: String')).toBe(true);
    expect(change('    kind', '    sort: Kind?\n    kind')).toBe(true);
    expect(change('    name: String(1..80)\n', '')).toBe(true);
  });

  test('all that is in it', () => {
    expect(change('OPEN, CLOSED', '')).toBe(true);
    expect(change('grants client_credentials', '')).toBe(true);
  });

  test('what stands in no smaller block is in that of the application', () => {
    expect(change('  enum', '  database mysql\n  enum')).toBe(true);
    expect(change('entity Product', 'entity Produce')).toBe(true);
  });

  test('what stands in none is nothing to be read by a part', () => {
    expect(change('uaa accounts', 'uaa users')).toBe(false);
    expect(change('microservice catalog {', 'microservice {')).toBe(false);
  });
});

describe('blanks and comments change places only', () => {
  test('wherever they are', () => {
    expect(change('All of it', 'All of it, and more,\n in two lines')).toBe(true);
    expect(change('uaa', '\n\n\n\tuaa')).toBe(true);
    expect(change('\nuaa', ' uaa')).toBe(true);
    expect(change('// of ours', '')).toBe(true);
  });

  test('unless two words become one', () => {
    expect(change('grants client', 'grants  client')).toBe(true);
    expect(change('grants client', 'grantsclient')).toBe(false);
  });
});

describe('a text that is broken is read as a whole', () => {
  test.each([
    ['a bracket that nothing closes', '1..80)', '1..80'],
    ['a brace less', '  }\n  enum', '\n  enum'],
    ['a brace more', '  enum', '  }\n  enum'],
    ['a comment that does not end', '// of ours', '/* of ours'],
    ['a comment that hides a brace', '  }\n', '  // }\n'],
    ['a character that nothing begins with', 'name:', 'name #:'],
    ['what stands where it may not', 'kind: Kind', 'kind Kind'],
    ['a keyword that is misspelt', 'enum Kind', 'enumm Kind'],
  ])('%s', (_, what, by) => {
    expect(change(what, by)).toBe(false);
  });

  test('and when it is mended, so is what was kept of it', () => {
    const cache = new ParseCache();
    const texts = [
      SHOP,
      SHOP.replace('name:', 'title:'),
      SHOP.replace('name:', 'title'),
      SHOP.replace('name:', 'head:'),
    ];
    for (const text of texts) {
      const [again, anew] = [new ParseCache(), cache].map((each) =>
        loadProgram('main.msa', virtualFiles({ 'main.msa': text }), undefined, each),
      );
      expect(again?.problems).toEqual(anew?.problems);
      expect(namesIn(again?.files[0]?.tree)).toEqual(namesIn(anew?.files[0]?.tree));
    }
  });
});

/** `MSAC_SEEDS=1000` for a long night. */
const SEEDS = Number(process.env['MSAC_SEEDS'] ?? 1);

describe('whatever is typed into the examples', () => {
  const files = ['shop', 'market'].flatMap((folder) =>
    readdirSync(`examples/${folder}`)
      .filter((name) => name.endsWith('.msa'))
      .map((name) => `examples/${folder}/${name}`),
  );

  test.each(files)('%s', (path) => {
    const original = readFileSync(path, 'utf8');
    const words = original.match(/\w+|[^\w\s]|\s+/g) ?? [];
    let [right, incremental] = [0, 0];
    for (let seed = 1; seed <= 10 * SEEDS; seed++) {
      const random = new Random(seed);
      let [before, text] = [parse(services, original), original];
      for (let edits = 0; edits < 4; edits++) {
        const at = random.below(text.length);
        const length = random.oneOf([0, 0, 1, 3, 12]);
        text = text.slice(0, at) + random.oneOf(['', random.oneOf(words), 'x']) + text.slice(at + length);
        const made = parseIncrementally(services, before, text);
        if (made) expect(pictureOf(made), `seed ${seed}: ${text}`).toEqual(pictureOf(parse(services, text)));
        const next = made ?? parse(services, text);
        if (!isWhole(next)) continue;
        before = next;
        right++;
        if (made) incremental++;
      }
    }
    expect(incremental).toBeGreaterThan(right / 2);
  });
});

function namesIn(tree: AstNode | undefined): unknown[] {
  return tree ? [...nodesIn(tree)].map((node) => ('name' in node ? node.name : node.$type)) : [];
}

/** All that is in a parse: of both trees every node, with its place and what belongs to it. */
function pictureOf({ tree, tokens, comments, ...rest }: Parse): unknown {
  const numberOf = numbering();
  const abstract = (node: AstNode, container: AstNode | undefined): unknown => {
    expect(node.$container).toBe(container);
    return Object.fromEntries([
      ['node', numberOf(node)],
      ['cst', numberOf(node.$cstNode)],
      ...Object.entries(node).map(([name, value]: [string, unknown]) => {
        if (name === '$container' || name === '$cstNode') return [name, ''];
        if (Array.isArray(value)) return [name, value.map((each) => (isAstNode(each) ? abstract(each, node) : each))];
        return [name, isAstNode(value) ? abstract(value, node) : value];
      }),
    ]);
  };
  const concrete = (node: CstNode, container: CstNode | undefined): unknown => {
    expect(node.container).toBe(container);
    return {
      node: numberOf(node),
      ast: numberOf(node.astNode),
      at: [node.offset, node.end, node.range, node.hidden, node.text.length],
      type: isLeafCstNode(node) ? node.tokenType.name : undefined,
      grammar: grammarOf(node.grammarSource),
      content: isCompositeCstNode(node) ? node.content.map((child) => concrete(child, node)) : undefined,
    };
  };
  const trees = [
    abstract(tree, undefined),
    tree.$cstNode && concrete(tree.$cstNode, undefined),
    tree.$cstNode?.root.fullText,
  ];
  return {
    trees,
    tokens: tokens.map((token) => ({ ...token })),
    comments: comments.map((token) => ({ ...token })),
    ...rest,
  };
}

const grammarOf = numbering();

/** The same number for the same thing. */
function numbering(): (each: unknown) => number {
  const numbers = new Map<unknown, number>();
  return (each) => {
    const number = numbers.get(each) ?? numbers.size;
    numbers.set(each, number);
    return number;
  };
}
