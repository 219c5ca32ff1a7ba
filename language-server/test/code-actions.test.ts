import { describe, expect, it } from 'vitest';
import { fixAll, quickFixes, type Found } from '../src/features/code-actions.ts';
import { Elsewhere } from '../src/features/completion/elsewhere.ts';
import { toLspDiagnostic } from '../src/features/diagnostics.ts';
import { uriOf } from '../src/protocol.ts';
import type { Workspace } from '../src/workspace.ts';
import { marked, workspaceOf } from './marked.ts';

const SHOP = 'system shop {}\nregistry hub {}\nuaa accounts {}\ngateway web { route a }\n';

function foundIn(text: string): Found[] {
  return foundBy(workspaceOf({ 'main.msa': SHOP + text }), 'main.msa');
}

function foundBy(workspace: Workspace, path: string): Found[] {
  return workspace
    .diagnosticsOf(path)
    .map((diagnostic) => ({ diagnostic, shown: toLspDiagnostic(diagnostic, () => undefined) }));
}

const entity = (fields: string): string => `microservice a { entity A { ${fields} } }`;

const editsFor = (text: string): string[] =>
  fixAll(foundIn(text)).flatMap(({ edit }) =>
    Object.values(edit?.changes ?? {}).flatMap((edits) => edits.map(({ newText }) => newText)),
  );

describe('"fix all"', () => {
  it('mends what can only be meant', () => {
    expect(editsFor(entity('n: Int unique unique  b: Boolean = yes  s: Strng'))).toEqual(['', 'true', 'String']);
  });

  it.each([
    ['grants a right', entity('n: Int  allow read')],
    ['takes a declaration away', `${entity('n: Int')} enum Kind { X }`],
    ['could as well be something else', entity('bs: B[] } entity B { n: Int')],
    ['would choose between two values', entity('n: Int  page 20  page 30')],
  ])('leaves alone what %s, which an editor offers by itself', (_, text) => {
    expect(editsFor(text)).toEqual([]);
    const found = foundIn(text);
    const offered = found.flatMap(({ shown }) =>
      quickFixes(found, shown.range, { text: SHOP + text, elsewhere: undefined }),
    );
    expect(offered.filter(({ title }) => !title.startsWith('Ignore'))).toMatchObject([{ isPreferred: false }]);
  });
});

describe('a name that another file has', () => {
  const MAIN = 'system shop { auth accounts  discovery hub }\nregistry hub {}\nuaa accounts {}\n';
  const TYPES = 'enum Currency { EUR }\nmixin Noted { note: Text? }\nrole SELLER\n';

  /** What mends the first mistake of a text beside which others could be imported. */
  function offeredIn(text: string) {
    const { workspace, program, file, path } = marked({ 'main.msa': MAIN + text, 'types/money.msa': TYPES });
    const found = foundBy(workspace, path);
    const elsewhere = new Elsewhere(workspace, program, file);
    const range = found.find(({ diagnostic }) => diagnostic.severity === 'error')?.shown.range;
    return { offered: range ? quickFixes(found, range, { text: file.source.text, elsewhere }) : [], path };
  }

  it.each([
    ['a type', entity('price: |Currency'), 'Currency'],
    ['a mixin', 'microservice m { entity A with |Noted { n: Int } }', 'Noted'],
    ['a role', entity('n: Int  allow read to |SELLER'), 'SELLER'],
  ])('is imported: %s', (_, text, name) => {
    const { offered, path } = offeredIn(text);
    const action = offered.find(({ title }) => title === `Import \`${name}\` from ./types/money.msa`);
    expect(action?.edit?.changes).toEqual({
      [uriOf(path)]: [expect.objectContaining({ newText: '\n\nimport "./types/money.msa"' })],
    });
  });

  it('is not imported where something else is meant by it', () => {
    const { offered } = offeredIn('microservice m { entity A with |Currency { n: Int } }');
    expect(offered.filter(({ title }) => title.startsWith('Import'))).toEqual([]);
  });
});
