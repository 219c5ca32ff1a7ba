import type { WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { afterEach, describe, expect, it } from 'vitest';
import { Editor } from '../editor.ts';
import { ABLE, appliedEdit } from './client.ts';
import { MAIN } from './kit.ts';

let editor: Editor;
afterEach(() => editor.close());

const routed = (route: string, entity: string) =>
  `gateway web {\n  route sales { ${route} }\n}\n\nmicroservice sales {\n  entity ${entity} { at: Instant }\n}\n`;

const service = (text: string) => `gateway web { route sales }\n\nmicroservice sales {\n  ${text}\n}\n`;

/** What a text becomes when what stands at `|` gets another name: with `was` where that is offered and taken, and without. */
async function renamed(text: string, name: string, capabilities: object = ABLE) {
  const at = text.indexOf('|');
  editor = await Editor.on({ 'main.msa': MAIN, 'services.msa': text.replace('|', '') }, { capabilities });
  await editor.open('services.msa');
  const edit = await editor.ask<WorkspaceEdit>('textDocument/rename', 'services.msa', '', { newName: name }, at);
  if (edit.changes) {
    const { 'services.msa': plain } = editor.appliedAll(edit);
    return { plain, confirmed: plain, asked: undefined };
  }
  const { 'services.msa': plain } = appliedEdit(editor, edit, { confirmed: false });
  const { 'services.msa': confirmed } = appliedEdit(editor, edit, { confirmed: true });
  return { plain, confirmed, asked: edit.changeAnnotations && Object.values(edit.changeAnnotations) };
}

describe('a rename', () => {
  it('offers to remember the name of before', async () => {
    const { plain, confirmed, asked } = await renamed(
      service('entity |Order { lines: Line[] }\n  entity Line { order: Order }'),
      'Purchase',
    );
    expect(plain).toBe(service('entity Purchase { lines: Line[] }\n  entity Line { order: Purchase }'));
    expect(confirmed).toBe(service('entity Purchase was Order { lines: Line[] }\n  entity Line { order: Purchase }'));
    expect(asked).toEqual([
      {
        label: 'Remember that it was `Order`',
        description: 'with `was`, so that what is stored under the old name follows',
        needsConfirmation: true,
      },
    ]);
  });

  it.each([
    [
      'a field, before its default',
      'entity A { |at: Instant unique = now }',
      'when',
      'entity A { when: Instant unique was at = now }',
    ],
    [
      'a relation',
      'entity A { |b: B? }\n  entity B { n: Int }',
      'c',
      'entity A { c: B? was b }\n  entity B { n: Int }',
    ],
    ['a value of an enum', 'enum E { |NEW "New", OLD }', 'OPEN', 'enum E { OPEN was NEW "New", OLD }'],
    ['an event', 'event |Sold { at: Instant }', 'Gone', 'event Gone was Sold { at: Instant }'],
  ])('can remember %s', async (_, before, name, after) => {
    expect((await renamed(service(before), name)).confirmed).toBe(service(after));
  });

  it('can remember applications and roles', async () => {
    const { confirmed } = await renamed(service('').replace('microservice sales', 'microservice |sales'), 'shop');
    expect(confirmed).toBe(service('').replace('route sales', 'route shop').replace('sales {', 'shop was sales {'));
  });

  it.each([
    [
      'the path, and what is below',
      'path "/api/orders/**", "/api/orders/*/lines"',
      'path "/api/purchases/**", "/api/purchases/*/lines"',
    ],
    [
      'where a path of the gateway leads',
      'path "/shop/**"  rewrite "/shop" to "/api/orders"',
      'path "/shop/**"  rewrite "/shop" to "/api/purchases"',
    ],
  ])('has gateways let the new path of an entity through: %s', async (_, before, after) => {
    expect((await renamed(routed(before, '|Order'), 'Purchase')).plain).toBe(routed(after, 'Purchase'));
  });

  it.each([
    ['of other entities, and of all', 'sales', 'path "/api/orders-of-old/**", "/api/**"', 'Purchase'],
    ['of other services', 'others', 'path "/api/orders/**"', 'Purchase'],
    ['that stay the same', 'sales', 'path "/api/orders/**"', 'orders'],
    [
      'that a gateway shows in place of others',
      'sales',
      'path "/api/orders/**"  rewrite "/api/orders" to "/v1"',
      'Purchase',
    ],
  ])('leaves paths alone %s', async (_, service, route, name) => {
    const text = (entity: string) =>
      `gateway web {\n  route ${service} { ${route} }\n}\n\nmicroservice sales {\n  entity ${entity} { at: Instant }\n}\n\nmicroservice others {\n  entity Order { at: Instant }\n}\n`;
    expect((await renamed(text('|Order'), name)).plain).toBe(text(name));
  });

  it.each([
    [
      'entity |Order { at: Instant }',
      'Text',
      '`Text` is a type of the language: fields of that type would mean `Order`',
    ],
    ['entity A { |id: Long }', 'number', '`id` is the key of every entity: what is called otherwise is a field'],
    ['entity A { |code: UUID }', 'id', '`id` is the key of every entity: `code` would be no field any more.'],
  ])('is refused where it would change what is meant: %s', async (text, name, reason) => {
    await expect(renamed(service(text), name)).rejects.toThrow(reason);
  });

  it('names a client of a uaa otherwise', async () => {
    const text = 'uaa staff {\n  client |phone {\n    redirect "https://phone.example/back"\n  }\n}\n';
    expect((await renamed(text, 'tablet')).plain).toBe(text.replace('|phone', 'tablet'));
  });

  it('keeps the name that is remembered, whatever comes in between', async () => {
    const { plain, asked } = await renamed(service('entity |B was A { n: Int }'), 'C');
    expect(plain).toBe(service('entity C was A { n: Int }'));
    expect(asked).toBeUndefined();
  });

  it.each([
    ['an entity', 'entity |B was A { n: Int }', 'A', 'entity A { n: Int }'],
    ['a field', 'entity A { |b: Int was a = 1 }', 'a', 'entity A { a: Int = 1 }'],
  ])('back to the name of before takes the `was` of %s away', async (_, before, name, after) => {
    expect((await renamed(service(before), name)).plain).toBe(service(after));
  });

  it.each([
    ['an enum', 'enum |E { X }\n  entity A { e: E }', 'F', 'enum F { X }\n  entity A { e: F }'],
    ['a mixin', 'mixin |M { n: Int }\n  entity A with M {}', 'N', 'mixin N { n: Int }\n  entity A with N {}'],
  ])('of %s, by whose name nothing is stored, offers nothing', async (_, before, name, after) => {
    const { plain, asked } = await renamed(service(before), name);
    expect(plain).toBe(service(after));
    expect(asked).toBeUndefined();
  });

  it('says nothing of it to an editor that cannot ask', async () => {
    const { plain, asked } = await renamed(service('entity |Order { n: Int }'), 'Purchase', {});
    expect(plain).toBe(service('entity Purchase { n: Int }'));
    expect(asked).toBeUndefined();
  });

  const LONG = 'pattern "[A-Z]{1,60}-[A-Z]{1,60}-[A-Z]{1,60}-[A-Z]{1,60}-[A-Z]{1,60}"';

  it('lays out again what gets too long', async () => {
    const before = service(`entity Order {\n    |number: String(3..20, ${LONG}) unique readonly\n  }`);
    const { plain } = await renamed(before, 'numberOfThePurchase', {});
    expect(plain).toBe(
      service(`entity Order {\n    numberOfThePurchase: String(3..20, ${LONG})\n      unique readonly\n  }`),
    );
  });

  it('lays out what remembering makes too long, and only then', async () => {
    const { plain, confirmed } = await renamed(
      service(`entity Order {\n    |number: String(3..20, ${LONG}) unique readonly\n  }`),
      'numero',
    );
    expect(plain).toBe(service(`entity Order {\n    numero: String(3..20, ${LONG}) unique readonly\n  }`));
    expect(confirmed).toBe(
      service(`entity Order {\n    numero: String(3..20, ${LONG})\n      unique readonly was number\n  }`),
    );
  });
});
