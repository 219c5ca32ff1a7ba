import { describe, expect, it } from 'vitest';
import type { Graph } from '../../src/diagrams/index.ts';
import { entitiesIn, librarySystem, systemOf } from './kit.ts';

function table(graph: Graph, id: string): string[] {
  const node = graph.nodes.find((node) => node.id === id);
  return (node?.rows ?? []).map(({ name, type, mark }) => [name, type, mark].filter(Boolean).join(' '));
}

/** `Order order 1 — lines 1..* OrderLine`. */
function lines({ edges }: Graph, kind: string): string[] {
  return edges
    .filter((edge) => edge.kind === kind)
    .map(({ from, to, ends }) =>
      ends
        ? `${from} ${ends.from.field} ${ends.from.many} — ${ends.to.field} ${ends.to.many} ${to}`
        : `${from} — ${to}`,
    );
}

describe('the entities of a service', () => {
  const graph = entitiesIn(librarySystem(), 'lending');

  it('show each field with its type as the language writes it', () => {
    expect(table(graph, 'Book')).toEqual([
      'id UUID key',
      'isbn String(13) unique',
      'title String(1..200)',
      'authors Author[]',
      'subjects Subject[]',
      'publisher Publisher',
      'copies Copy[1..*] owned',
      'editions Book[]',
      'original Book?',
      'language Language',
      'cover Image(..5MB)?',
      'weight Decimal(8, 3)? kg',
      'price Money',
    ]);
    expect(table(graph, 'Loan')).toContain('librarian accounts.User?');
    expect(table(graph, 'Money')).toEqual(['amount Decimal(8, 2)', 'currency String(3..3)']);
    expect(table(graph, 'Language')).toEqual(['EN', 'DE']);
  });

  it('show a relation once, with both fields and how many', () => {
    expect(lines(graph, 'relation').sort()).toEqual([
      'Book  * — publisher 1 Publisher',
      'Book books * — authors * Author',
      'Book books * — subjects * Subject',
      'Book original 0..1 — editions * Book',
      'Branch  * — address 1 Address',
      'Branch branch 1 — shelves 0..40 Shelf',
      'Copy  * — branch 1 Branch',
      'Copy  * — shelf 0..1 Shelf',
      'Loan  * — copy 1 Copy',
      'Notice  * — reservation 0..1 Reservation',
      'Publisher  * — address 0..1 Address',
      'Reservation  * — book 1 Book',
      'Subject children * — parent 0..1 Subject',
    ]);
  });

  it('tell parts from what is only related, whichever is declared first', () => {
    expect(lines(graph, 'part')).toEqual(['Book book 1 — copies 1..* Copy', 'Loan loan 1 — fines * Fine']);
    expect(graph.nodes.find(({ id }) => id === 'Copy')).toMatchObject({ kind: 'part', detail: 'part of Book' });
    const reversed = systemOf(`system s { auth a  discovery h }  registry h {}  uaa a {}
      microservice m { entity Line { order: Order }  entity Order { lines: Line[] owned } }`);
    expect(lines(entitiesIn(reversed, 'm'), 'part')).toEqual(['Order order 1 — lines * Line']);
  });

  it('show whose rows they refer to, each once', () => {
    expect(graph.nodes.filter(({ kind }) => kind === 'foreign').map(({ id, detail }) => `${id} ${detail}`)).toEqual([
      'members.Member of members',
      'accounts.User of accounts',
    ]);
    expect(lines(graph, 'reference')).toEqual([
      'Loan  * — member 1 members.Member',
      'Loan  * — librarian 0..1 accounts.User',
      'Reservation  * — member 1 members.Member',
    ]);
    expect(lines(graph, 'uses')).toEqual(['Book — Language', 'Book — Money', 'Fine — Money']);
  });

  it('are those of a monolith too, whose users may be its own or those of somebody outside', () => {
    const system = systemOf(`system s {}  monolith m { entity Note { author: User  text: Text } }`);
    const drawn = entitiesIn(system, 'm');
    expect(table(drawn, 'Note')).toEqual(['id UUID key', 'author User', 'text Text']);
    expect(lines(drawn, 'reference')).toEqual(['Note  * — author 1 .User']);
    expect(drawn.nodes.find(({ kind }) => kind === 'foreign')).toMatchObject({ title: 'User', detail: 'account' });
  });
});
