// The colouring that editors show before (or without) the language server, made from the grammar: a word that the grammar
// gains is coloured without anyone thinking of it. What a word means where it may be a name too is the server's to say.
import { readFileSync } from 'node:fs';
import { AstUtils, EmptyFileSystem, GrammarAST } from 'langium';
import { createLangiumGrammarServices } from 'langium/grammar';

const NAME = '[A-Za-z_$][A-Za-z0-9_$]*';
/** Not a part of a longer word, of a qualified name, nor of a text like `a-b`. */
const BEFORE = '(?<![A-Za-z0-9_$.])';
/** Neither longer, nor the name of a field (`index: Int`), nor a qualifier. */
const AFTER = '(?![A-Za-z0-9_$])(?!\\s*[:.](?!\\.))';

/** The TextMate grammar of `.msa` files, as a plain object. */
export function textMateGrammar() {
  const words = wordsOf(readFileSync('grammar/msa.langium', 'utf8'));
  return {
    name: 'msa',
    scopeName: 'source.msa',
    fileTypes: ['msa'],
    patterns: [
      'comments',
      'texts',
      'declarations',
      'operations',
      'fields',
      'constants',
      'numbers',
      'words',
      'operators',
    ].map((name) => ({ include: `#${name}` })),
    repository: {
      comments: {
        patterns: [
          {
            name: 'comment.block.documentation.msa',
            begin: '/\\*\\*(?!/)',
            end: '\\*/',
            patterns: [{ match: '`[^`\\n]*`', name: 'markup.inline.raw.msa' }],
          },
          { name: 'comment.block.msa', begin: '/\\*', end: '\\*/' },
          {
            match: '(//\\s*)(msac-ignore)\\s+(MSA\\d{4})?(.*)$',
            name: 'comment.line.double-slash.msa',
            captures: {
              2: { name: 'keyword.other.directive.msa' },
              3: { name: 'constant.other.code.msa' },
            },
          },
          { name: 'comment.line.double-slash.msa', match: '//.*$' },
        ],
      },
      texts: {
        name: 'string.quoted.double.msa',
        begin: '"',
        end: '"|$',
        patterns: [{ name: 'constant.character.escape.msa', match: '\\\\.' }],
      },
      declarations: {
        match: `${BEFORE}(${words.declaring.join('|')})\\s+(${NAME})${AFTER}(?=\\s*(?:[{(]|with\\b|was\\b|from\\b))`,
        captures: { 1: { name: 'storage.type.msa' }, 2: { name: 'entity.name.type.msa' } },
      },
      // What is allowed: words that the grammar leaves to the checker, of which one is a keyword elsewhere.
      operations: {
        match: `${BEFORE}(allow)\\s+((?:\\*|${NAME})(?:\\s*,\\s*(?:\\*|${NAME}))*)`,
        captures: {
          1: { name: 'keyword.control.msa' },
          2: { patterns: [{ name: 'support.function.msa', match: `\\*|${NAME}` }] },
        },
      },
      fields: {
        match: `(${NAME})\\s*(:)\\s*(?:(${NAME})(\\.))?(${NAME})?`,
        captures: {
          1: { name: 'variable.other.property.msa' },
          2: { name: 'punctuation.separator.type.msa' },
          3: { name: 'entity.name.namespace.msa' },
          4: { name: 'punctuation.accessor.msa' },
          5: { name: 'support.type.msa' },
        },
      },
      constants: { name: 'constant.language.msa', match: `${BEFORE}(?:true|false|now|random|me)${AFTER}` },
      numbers: {
        match: `${BEFORE}(-?\\d+(?:\\.\\d+)?)(${NAME})?`,
        captures: { 1: { name: 'constant.numeric.msa' }, 2: { name: 'keyword.other.unit.msa' } },
      },
      words: {
        patterns: [
          { name: 'storage.type.msa', match: anyOf(words.declaring) },
          { name: 'keyword.control.msa', match: anyOf(words.beginning) },
          { name: 'storage.modifier.msa', match: anyOf(words.assigned) },
          { name: 'keyword.other.msa', match: anyOf(words.other) },
        ],
      },
      operators: { name: 'keyword.operator.msa', match: words.operators.map(escaped).join('|') },
    },
  };
}

/** Colours blocks of Markdown that begin with three backquotes and `msa`. */
export function markdownGrammar() {
  return {
    scopeName: 'markdown.msa.codeblock',
    injectionSelector: 'L:text.html.markdown',
    patterns: [
      {
        begin: '(^|\\G)(\\s*)(\\`{3,}|~{3,})\\s*(?i:(msa)((\\s+|:|,|\\{|\\?)[^`]*)?$)',
        end: '(^|\\G)(\\2|\\s{0,3})(\\3)\\s*$',
        name: 'markup.fenced_code.block.markdown',
        beginCaptures: { 3: { name: 'punctuation.definition.markdown' }, 4: { name: 'fenced_code.block.language' } },
        endCaptures: { 3: { name: 'punctuation.definition.markdown' } },
        patterns: [
          {
            begin: '(^|\\G)(\\s*)(.*)',
            while: '(^|\\G)(?!\\s*([`~]{3,})\\s*$)',
            contentName: 'meta.embedded.block.msa',
            patterns: [{ include: 'source.msa' }],
          },
        ],
      },
    ],
  };
}

/**
 * The words of a grammar of Langium by what they do: `declaring` stand before the name of what they declare, `beginning`
 * begin what is said, `assigned` are said as such (`unique`), and `other` stand between. Each is in the first that fits.
 */
function wordsOf(text) {
  const { parser } = createLangiumGrammarServices(EmptyFileSystem).grammar;
  const { value: grammar } = parser.LangiumParser.parse(text);
  const found = { declaring: new Set(), beginning: new Set(), assigned: new Set(), other: new Set() };
  const operators = new Set();
  for (const rule of grammar.rules.filter(GrammarAST.isParserRule)) {
    const declares = keywordsBeforeName(rule);
    const first = firstKeywords(rule.definition);
    for (const keyword of AstUtils.streamAllContents(rule).filter(GrammarAST.isKeyword)) {
      const { value } = keyword;
      if (!/^\w/.test(value)) {
        if (!/^[{}[\](),:?]$/.test(value)) operators.add(value);
      } else if (declares.has(keyword)) found.declaring.add(value);
      else if (AstUtils.getContainerOfType(keyword, GrammarAST.isAssignment)) found.assigned.add(value);
      else if (first.has(keyword)) found.beginning.add(value);
      else found.other.add(value);
    }
  }
  const seen = new Set();
  const classes = Object.entries(found).map(([name, words]) => {
    const own = [...words].filter((word) => !seen.has(word)).sort(byText);
    for (const word of own) seen.add(word);
    return [name, own];
  });
  // The longest first: `..` before `.`.
  return {
    ...Object.fromEntries(classes),
    operators: [...operators].sort((left, right) => right.length - left.length || byText(left, right)),
  };
}

/** The keywords of `'entity' name=NAME … '{'`, and of `kind=('uaa' | 'gateway') name=NAME … '{'`: what has a body or parameters. */
function keywordsBeforeName(rule) {
  const found = new Set();
  for (const group of AstUtils.streamAst(rule.definition).filter(GrammarAST.isGroup)) {
    const { elements } = group;
    const name = elements.findIndex(
      (each) => GrammarAST.isAssignment(each) && each.feature === 'name' && refersTo(each, 'NAME'),
    );
    const hasBody = AstUtils.streamAllContents(group).some(
      (each) => GrammarAST.isKeyword(each) && (each.value === '{' || each.value === '('),
    );
    const before = elements[name - 1];
    if (name > 0 && hasBody && before)
      for (const keyword of AstUtils.streamAst(before).filter(GrammarAST.isKeyword)) found.add(keyword);
  }
  return found;
}

function refersTo({ terminal }, rule) {
  return GrammarAST.isRuleCall(terminal) && terminal.rule.$refText === rule;
}

/** The keywords that something can begin with. */
function firstKeywords(element) {
  if (GrammarAST.isKeyword(element)) return new Set([element]);
  if (GrammarAST.isAlternatives(element)) return new Set(element.elements.flatMap((each) => [...firstKeywords(each)]));
  if (GrammarAST.isGroup(element))
    return firstKeywords(element.elements.find((each) => !GrammarAST.isAction(each)) ?? undefined);
  return new Set();
}

function byText(left, right) {
  return left < right ? -1 : 1;
}

function anyOf(words) {
  return `${BEFORE}(?:${words.join('|')})${AFTER}`;
}

function escaped(text) {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
