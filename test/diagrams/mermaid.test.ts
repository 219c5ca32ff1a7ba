/** Mermaid's own parser reads what we write, and finds in it what we meant. */
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { architectureGraph, markdownOf, mermaidOf, type Graph } from '../../src/diagrams/index.ts';
import { bigSystem, entitiesIn, hostileSystem, librarySystem, systemOf } from './kit.ts';

/** What Mermaid keeps of a diagram: as much as is looked at here. */
interface Database {
  getVertices(): Map<string, { text: string }>;
  getEdges(): { start: string; end: string; text: string }[];
  getClasses(): Map<string, { label: string; members: unknown[]; methods: unknown[] }>;
  getRelations(): { id1: string; id2: string; relationTitle1: string; relationTitle2: string; title: string }[];
}
let read: (text: string) => Promise<Database>;

beforeAll(async () => {
  // Mermaid cleans texts with DOMPurify, which needs a document.
  const { window } = new JSDOM('');
  vi.stubGlobal('window', window);
  vi.stubGlobal('document', window.document);
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({ suppressErrorRendering: true });
  read = async (text) => {
    await mermaid.parse(text);
    return (await mermaid.mermaidAPI.getDiagramFromText(text)).db as unknown as Database;
  };
}, 60_000);

/** What a text shows once Mermaid has drawn it: its entity codes, as its parser keeps them, replaced. */
function shown(text: string): string {
  return text
    .replaceAll('ﬂ°°', '#')
    .replaceAll('ﬂ°', '#')
    .replaceAll('¶ß', ';')
    .replaceAll('#quot;', '"')
    .replaceAll(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

/** What Mermaid found in our text of a graph. */
async function found(graph: Graph): Promise<Summary> {
  const database = await read(mermaidOf(graph));
  if (graph.view === 'architecture') {
    const vertices = database.getVertices();
    return {
      nodes: sorted([...vertices.values()].map(({ text }) => shown(text).split(/<br\/?>/)[0] ?? '')),
      fields: 0,
      edges: database.getEdges().filter(({ start, end }) => vertices.has(start) && vertices.has(end)).length,
    };
  }
  const classes = [...database.getClasses().values()];
  return {
    nodes: sorted(classes.map(({ label }) => shown(label))),
    // Parentheses would make a method of a field.
    fields: classes.reduce((sum, { members, methods }) => sum + members.length - methods.length, 0),
    edges: database.getRelations().length,
  };
}

/** What there is to find. */
function meant({ view, nodes, edges }: Graph): Summary {
  return {
    nodes: sorted(nodes.map(({ title }) => title)),
    fields: nodes.reduce((sum, { rows }) => sum + rows.length, 0),
    edges: edges.filter(({ quiet }) => view === 'entities' || !quiet).length,
  };
}

interface Summary {
  readonly nodes: readonly string[];
  readonly fields: number;
  readonly edges: number;
}

function sorted(texts: readonly string[]): string[] {
  return [...texts].sort((one, other) => (one < other ? -1 : 1));
}

const WORDS =
  `end graph flowchart subgraph direction click href call callback link style class classDef cssClass default
  interpolate note namespace title o x v constructor toString hasOwnProperty TB LR`.split(/\s+/);

describe('Mermaid', () => {
  it('reads every node and edge of an architecture', async () => {
    const graph = architectureGraph(bigSystem());
    expect(await found(graph)).toEqual(meant(graph));
  });

  it('reads every field and relation of a service', async () => {
    const graph = entitiesIn(librarySystem(), 'lending');
    expect(await found(graph)).toEqual(meant(graph));
  });

  it('reads an architecture whose names and texts are made to break it', async () => {
    const graph = architectureGraph(hostileSystem());
    expect(await found(graph)).toEqual(meant(graph));
  });

  it('reads entities whose names and texts are made to break it', async () => {
    const system = hostileSystem();
    const service = system.applications.find(
      (application) => 'entities' in application && application.enums.length > 0,
    );
    const graph = entitiesIn(system, service?.name ?? '');
    expect(await found(graph)).toEqual(meant(graph));
  });

  it.each(WORDS)('reads an application, an entity and a field called %s', async (word) => {
    const system =
      systemOf(`system ${word} { auth a  discovery h }  registry h {}  uaa a {}  gateway g { route ${word} }
      microservice ${word} { entity ${word} { ${word}: Int  ${word}2: ${word}? } }`);
    for (const graph of [architectureGraph(system), entitiesIn(system, word)])
      expect(await found(graph)).toEqual(meant(graph));
  });
});

describe('what is written', () => {
  it('is a flowchart that reads well as it stands', () => {
    const system = systemOf(`system tiny { auth accounts  discovery hub }  registry hub {}  uaa accounts {}
      gateway web { route notes }  microservice notes { entity Note { text: Text } }`);
    expect(mermaidOf(architectureGraph(system)).split('\n  classDef')[0]).toBe(
      `flowchart LR
  people(["People<br/>ADMIN"])
  accounts["accounts<br/>accounts and sign-in · port 9999"]
  accounts_database[("PostgreSQL")]
  web["web<br/>gateway · port 8080"]
  web_database[("PostgreSQL")]
  notes["notes<br/>service · port 8081"]
  notes_database[("PostgreSQL")]
  subgraph shared ["Serves every application"]
    hub["hub<br/>registry · port 8761"]
  end
  people -->|"HTTPS"| web
  web -->|"routes · HTTP"| notes
  web -->|"signs in · OpenID Connect"| accounts
  accounts --- accounts_database
  web --- web_database
  notes --- notes_database`,
    );
  });

  it('is a class diagram with parts and how many', () => {
    const text = mermaidOf(entitiesIn(librarySystem(), 'lending'));
    expect(text).toContain('  class Copy {\n    id : UUID key\n    book : Book\n    barcode : String 20 unique\n');
    expect(text).toContain('  Book "1" *-- "1..*" Copy : copies / book\n');
    expect(text).toContain('  Loan "*" ..> "0..1" accounts_User : librarian\n');
    expect(text).toContain('  class Language {\n    <<enumeration>>\n    EN\n');
  });

  it('is one page with a block for each picture', () => {
    const system = librarySystem();
    const page = markdownOf([architectureGraph(system), entitiesIn(system, 'lending')]);
    expect(page.match(/^#+ .*$/gm)).toEqual(['# library', '## lending']);
    expect(page.match(/^```mermaid$/gm)).toHaveLength(2);
  });

  it('cannot be left by a title', () => {
    const page = markdownOf([architectureGraph(hostileSystem())]);
    expect(page.split('```mermaid')[0]).not.toMatch(/<script|^```/m);
  });
});
