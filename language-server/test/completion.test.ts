import { describe, expect, it } from 'vitest';
import { CompletionItemKind } from 'vscode-languageserver';
import { loadProgram, virtualFiles, type Program } from '../../src/language/index.ts';
import { completions } from '../src/features/completion/completion.ts';

const SYSTEM = `
system shop { auth accounts  discovery hub }
role SELLER, SUPPORT
registry hub {}
uaa accounts {}
gateway web { route catalog, orders }
mixin Named { name: String }
microservice catalog {
  /** What is sold. */
  entity Product with Named { price: Decimal(12, 2)  status: Status }
  enum Status { DRAFT, ON_SALE }
  event ProductSold { product: UUID }
}
`;

const PATH = 'microservice o { entity B { title: String  isOpen: Boolean }  entity A { b: B ';

/** What is offered at `|` in a text that follows the system. */
function offered(text: string, { snippets = false } = {}): string[] {
  return items(text, snippets).map(({ label }) => label);
}

function items(text: string, snippets = false) {
  const [before = '', after = ''] = text.split('|');
  const program = loadProgram('main.msa', virtualFiles({ 'main.msa': `${SYSTEM}${before}${after}` }));
  return at(program, (SYSTEM + before).length, snippets);
}

function at(program: Program, offset: number, snippets = false) {
  const [file] = program.files;
  if (!file) throw new Error('Nothing was read.');
  return completions({ file, offset }, program, { snippets, files: () => [] });
}

/** What is offered, in the order in which an editor shows it. */
function sorted(text: string): string[] {
  return items(text)
    .toSorted((left, right) => ((left.sortText ?? left.label) < (right.sortText ?? right.label) ? -1 : 1))
    .map(({ label }) => label);
}

describe('what is offered first', () => {
  it('behind a type is what it can have, and on the next line what comes next', () => {
    expect(sorted('microservice o { entity A { b: Int | } }').slice(0, 3)).toEqual(['column', 'readonly', 'unique']);
    expect(sorted('microservice o { entity A { b: Int\n | } }')[0]).toBe('allow');
  });

  it('as a type is what most fields are', () => {
    expect(sorted('microservice o { entity A { b: | } }').slice(0, 3)).toEqual(['String', 'Int', 'Decimal']);
  });

  it('in a file without a system is one', () => {
    const program = loadProgram('main.msa', virtualFiles({ 'main.msa': '' }));
    const [first] = at(program, 0).filter(({ sortText }) => sortText);
    expect(first?.label).toBe('system');
  });
});

describe('what is offered', () => {
  it.each([
    ['outside of all braces', '|', ['microservice', 'entity', 'role'], ['microservice', 'role']],
    ['in an entity', 'microservice orders { entity Order { | } }', ['page', 'allow', 'calls'], ['page', 'allow']],
    ['a keyword that is begun', 'microservice orders { en| }', ['entity', 'enum', 'uaa'], ['entity', 'enum']],
  ])('are the words of the language that may stand %s', (_, text, some, expected) => {
    const found = offered(text);
    expect(some.filter((word) => found.includes(word))).toEqual(expected);
  });

  it.each([
    ['a comment', 'microservice a {\n  // see |\n}'],
    ['a comment of several lines', 'microservice a {\n  /* see.| */\n}'],
    ['a text in quotes', 'microservice a { entity B { allow read message "Only | own." } }'],
  ])('are none in %s', (_, text) => {
    expect(offered(text)).toEqual([]);
  });

  it('are those that the application can have, and the type', () => {
    expect(offered('gateway other { | }')).toEqual(expect.arrayContaining(['route', 'limit']));
    expect(offered('gateway other { | }')).not.toContain('entity');
    expect(offered('microservice orders { | }')).not.toContain('route');
    expect(offered('microservice o { entity A { b: Int | } }')).toContain('unique');
    expect(offered('microservice o { entity A { b: Int | } }')).not.toContain('owned');
    expect(offered('microservice o { entity A { b: B[] | }  entity B {} }')).toContain('owned');
  });

  it.each([
    ['services to call', 'microservice orders { calls | }', ['catalog']],
    ['services to route to, after others', 'microservice orders {}\ngateway other { route catalog, | }', ['orders']],
    ['what signs users in', 'system x { auth | }', ['accounts', 'jwt', 'session', 'oidc']],
    ['what finds services', 'system x { discovery | }', ['hub', 'consul', 'none']],
    ['roles', 'microservice orders { entity A { allow read to | } }', ['SELLER', 'SUPPORT', 'ADMIN']],
    ['operations', 'microservice orders { entity A { allow | } }', ['create', 'read', 'update', 'delete', '*']],
    [
      'settings',
      'gateway other { database | }',
      ['postgresql', 'mysql', 'mariadb', 'oracle', 'sqlserver', 'h2', 'none'],
    ],
    ['frameworks of pages', 'gateway other { client | }', ['react', 'angular', 'none']],
    ['constraints of a type', 'microservice o { entity A { s: String(1..3, |) } }', ['min', 'max', 'pattern']],
    ['mixins', 'microservice orders { entity A with | }', ['Named']],
    [
      'fields, those of mixins among them',
      'microservice o { entity A with Named { size: Int  page 20 by | } }',
      ['name', 'size', 'id'],
    ],
    ['what another application keeps', 'microservice orders { entity A { b: catalog.| } }', ['Product']],
    ['values of an enum', 'microservice o { enum E { X, Y }  entity A { e: E = | } }', ['X', 'Y']],
    ['values of a type', 'microservice o { entity A { at: Instant = | } }', ['now']],
    ['fields of the other side', 'microservice o { entity A { bs: B[] opposite | }  entity B { a: A } }', ['a']],
    ['texts to search', 'microservice o { entity A { a: String  b: Int  c: Text  d: A  search (|) } }', ['a', 'c']],
    ['what a row is called by', 'microservice o { entity A { a: String  d: A  display | } }', ['a']],
    ['fields of what a path leads to', `${PATH} allow read when b.| == "x" } }`, ['title', 'isOpen']],
    ['what such a field can be', `${PATH} allow read when b.isOpen == | } }`, ['true', 'false']],
    ['events of others', 'microservice orders { consumes catalog.| }', ['ProductSold']],
  ])('are %s', (_, text, expected) => {
    const found = items(text).filter(({ kind }) => kind !== CompletionItemKind.Keyword);
    expect(found.map(({ label }) => label)).toEqual(expected);
  });

  it('are types: plain ones, those at hand, and those of others by their full name', () => {
    const found = offered('microservice orders { entity Order { what: | } }');
    for (const type of ['Order', 'String', 'User', 'catalog.Product']) expect(found).toContain(type);
    expect(found).not.toContain('Named');
  });

  it('are no types of rows where there can be none', () => {
    for (const text of ['value V { what: | }', 'event E { what: | }']) {
      const found = offered(`microservice orders { entity Order { }  enum Sort { A } ${text} }`);
      expect(found).toEqual(expect.arrayContaining(['String', 'Sort']));
      for (const type of ['V', 'Order', 'User', 'catalog.Product']) expect(found).not.toContain(type);
    }
  });

  it('are references to rows of others in a mixin, which has no relations', () => {
    const found = offered('microservice orders { entity Order { }  mixin M { what: | } }');
    expect(found).toEqual(expect.arrayContaining(['String', 'User', 'accounts.User', 'catalog.Product']));
    for (const type of ['Order', 'M']) expect(found).not.toContain(type);
  });

  it.each([
    ['system x { dev { | } }', ['database', 'edge'], ['port', 'instances']],
    ['microservice x { dev { | } }', ['database', 'port'], ['edge', 'instances', 'broker']],
    ['microservice x { prod { | } }', ['instances', 'resources'], ['tracing']],
    ['uaa x { prod { | } }', ['database'], ['cache', 'search']],
    ['deploy compose { | }', ['images', 'host'], ['namespace', 'format']],
    ['deploy kubernetes { | }', ['namespace', 'format'], []],
    ['deploy local { | }', [], ['images', 'host', 'namespace']],
    ['gateway x { client react { | } }', ['languages'], ['grants', 'scopes']],
    ['uaa x { client phone { | } }', ['grants', 'scopes'], ['languages']],
  ])('are the settings that have a meaning in `%s`', (text, some, others) => {
    const found = offered(text);
    expect(found).toEqual(expect.arrayContaining(some));
    expect(others.filter((word) => found.includes(word))).toEqual([]);
  });

  it('says what things are', () => {
    expect(items('microservice orders { entity A { b: catalog.| } }')).toContainEqual(
      expect.objectContaining({
        label: 'Product',
        detail: 'entity',
      }),
    );
    expect(items('microservice catalog2 { entity A { size: Int(1..9)  page 2 by | } }')).toContainEqual(
      expect.objectContaining({ label: 'size', detail: 'Int(1..9)' }),
    );
  });

  it.each([
    ['in another block', 'microservice bad { entity { foo bar } }\nmicroservice orders { calls | }'],
    ['in the same block, on a line before', 'microservice orders {\n  prt 8\n  entity ] A\n  calls |\n}'],
    ['that is the keyword of the block itself', 'microservce orders { calls |'],
    ['before the keyword of the block', 'microservice bad {}\n 3 prt microservice orders { calls |'],
    ['that is never closed', 'microservice bad { entity Open { \nmicroservice orders { calls |'],
  ])('is the same after a mistake %s', (_, text) => {
    expect(offered(text)).toContain('catalog');
  });

  it.each([
    ['entitty Product with Named { |', ['page', 'allow']],
    ['prt 8\n entity ] Product { |', ['page', 'allow']],
    ['entity Product { nme: String  page 20 by |', ['id']],
    ['enttiy Product { size: Int  page 20 by |', ['size', 'id']],
    ['evnt Sold from Wine { |', ['price', 'status']],
    ['resorces { |', ['cpu', 'memory']],
  ])('in a block whose own keyword is misspelt, are those of what was meant: %s', (text, expected) => {
    expect(offered(`microservice cellar {\n entity Wine { price: Int  status: Int }\n ${text} } }`)).toEqual(
      expect.arrayContaining(expected),
    );
  });

  it('are versions of Java', () => {
    expect(offered('system x { java | }')).toEqual(['17', '21', '25']);
  });

  it('are whole constructs too, where the editor fills in patterns', () => {
    expect(offered('|', { snippets: true })).toContain('microservice …');
    expect(offered('|')).not.toContain('microservice …');
  });
});
