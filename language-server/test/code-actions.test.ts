import { describe, expect, it } from 'vitest';
import { fixAll, quickFixes, type Found } from '../src/features/code-actions.ts';
import { toLspDiagnostic } from '../src/features/diagnostics.ts';
import { workspaceOf } from './marked.ts';

const SHOP = 'system shop {}\nregistry hub {}\nuaa accounts {}\ngateway web { route a }\n';

function foundIn(text: string): Found[] {
  const workspace = workspaceOf({ 'main.msa': SHOP + text });
  return workspace
    .diagnosticsOf('main.msa')
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
    const offered = found.flatMap(({ shown }) => quickFixes(found, shown.range, SHOP + text));
    expect(offered.filter(({ title }) => !title.startsWith('Ignore'))).toMatchObject([{ isPreferred: false }]);
  });
});
