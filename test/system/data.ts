/** Entities over REST, through the gateway: create, read, page, update, delete, and what is refused. */
import { randomUUID } from 'node:crypto';
import { expectEqual, expectProblem, expectStatus, expectTrue, list, record, text, type Checks } from './checks.ts';
import type { Answer } from './browser.ts';
import type { People } from './people.ts';
import { etagOf, type Person } from './shop.ts';

const PRODUCTS = 'catalog/api/products';
const ORDERS = 'orders/api/orders';

export interface Sold {
  readonly productId: string;
  readonly orderId: string;
}

export async function checkCatalog(people: People, checks: Checks): Promise<string> {
  const { seller, customer } = people;
  checks.section('Products: create, read, page, update, delete');
  const created = await checks.check('create: 201 with Location and ETag, and the reader finds it there', async () => {
    const category = expectStatus(await seller.post('catalog/api/categories', { name: 'Tea' }), 201);
    const product = { ...sample('TEA-1', 'Green tea'), category: idOf(category) };
    const answer = expectStatus(await seller.post(PRODUCTS, product), 201);
    const location = answer.headers.get('location') ?? '';
    const found = await customer.browser.call(new URL(location, answer.url).href);
    expectStatus(found, 200);
    const read = record(found.json());
    expectEqual(read['sku'], 'TEA-1', 'sku');
    expectEqual(Number(read['price']), 12.5, 'price');
    expectEqual(read['status'], 'DRAFT', 'status, by default');
    expectEqual(read['category'], idOf(category), 'category');
    expectEqual(etagOf(found), etagOf(answer), 'ETag');
    return answer;
  });
  const id = created ? idOf(created) : randomUUID();
  await checks.check('page: sorted pages with X-Total-Count and Link, which lead from the first to the last', () =>
    pages(people),
  );
  await checks.check('update: 200 with the present ETag, which then changes', async () => {
    const path = `${PRODUCTS}/${id}`;
    const before = expectStatus(await seller.call(path), 200);
    const change = { ...record(before.json()), name: 'Greener tea', status: 'ON_SALE' };
    const after = expectStatus(await seller.put(path, change, etagOf(before)), 200);
    expectEqual(record(after.json())['name'], 'Greener tea', 'name');
    expectTrue(etagOf(after) !== etagOf(before), 'the ETag did not change');
    expectProblem(await seller.put(path, { ...change, name: 'Stale tea' }, etagOf(before)), [412, 409]);
    expectProblem(await seller.call(path, { method: 'PUT', json: change }), [428]);
    expectEqual(record((await seller.call(path)).json())['name'], 'Greener tea', 'name after the stale update');
  });
  await checks.check('bad data: 400, 409 or 422 with the field named', () => refusesBadData(seller, id));
  await checks.check('delete: 204, then 404; a stale delete is refused', async () => {
    const made = expectStatus(await seller.post(PRODUCTS, sample('GONE-1', 'Short-lived')), 201);
    const path = `${PRODUCTS}/${idOf(made)}`;
    const changed = expectStatus(
      await seller.put(path, { ...record(made.json()), name: 'Changed' }, etagOf(made)),
      200,
    );
    expectProblem(await seller.delete(path, etagOf(made)), [412, 409]);
    expectStatus(await seller.delete(path, etagOf(changed)), 204);
    expectProblem(await seller.call(path), [404]);
  });
  await checks.check('the API describes itself (OpenAPI)', async () => {
    const api = record(expectStatus(await customer.call('catalog/v3/api-docs'), 200).json());
    expectTrue('/api/products' in record(api['paths']), '/api/products is not in it');
  });
  return id;
}

export async function checkOrders(people: People, productId: string, checks: Checks): Promise<Sold> {
  const { customer, support, stranger, seller } = people;
  checks.section('Orders: references across services, parts, rules for rows');
  const me = await customer.id();
  const made = await checks.check('an order refers to a user and a product of other services', async () => {
    const answer = expectStatus(await customer.post(ORDERS, order('A-1', me, productId)), 201);
    const [line] = list(record(answer.json())['lines']);
    expectEqual(record(line)['product'], productId, "the line's product");
    return answer;
  });
  const orderId = made ? idOf(made) : randomUUID();
  await checks.check('the reference is followed from the order to its product', async () => {
    const [line] = list(record(expectStatus(await customer.call(`${ORDERS}/${orderId}`), 200).json())['lines']);
    const product = await customer.call(`${PRODUCTS}/${text(record(line)['product'])}`);
    expectEqual(record(expectStatus(product, 200).json())['sku'], 'TEA-1', 'sku of the product');
  });
  await checks.check('a reference to nothing: 422 with the field named', async () => {
    expectProblem(await customer.post(ORDERS, order('A-2', me, randomUUID())), [422], '/lines/0/product');
  });
  await checks.check('a customer cannot order for another: 403; nor see the orders of another: 404', async () => {
    expectProblem(await customer.post(ORDERS, order('A-3', await stranger.id(), productId)), [403]);
    expectProblem(await stranger.call(`${ORDERS}/${orderId}`), [404]);
    expectEqual(list(expectStatus(await stranger.call(ORDERS), 200).json()).length, 0, "orders in the stranger's list");
    expectEqual(list(expectStatus(await customer.call(ORDERS), 200).json()).length, 1, "orders in the customer's list");
  });
  await checks.check('support changes an order and its lines, a customer may not', async () => {
    const found = expectStatus(await support.call(`${ORDERS}/${orderId}`), 200);
    const before = record(found.json());
    const change = { ...before, status: 'PAID', lines: [...list(before['lines']), line(productId, 3)] };
    expectProblem(await customer.put(`${ORDERS}/${orderId}`, change, etagOf(found)), [403, 404]);
    const after = record(expectStatus(await support.put(`${ORDERS}/${orderId}`, change, etagOf(found)), 200).json());
    expectEqual(after['status'], 'PAID', 'status');
    expectEqual(list(after['lines']).length, 2, 'number of lines');
  });
  await checks.check('an order without lines: 400 with the field named', async () => {
    expectProblem(await customer.post(ORDERS, { ...order('A-4', me, productId), lines: [] }), [400], '/lines');
    expectProblem(await seller.post(ORDERS, order('A-5', me, productId)), [403]);
  });
  return { productId, orderId };
}

/** The body of an order with one line. */
export function order(number: string, customer: string, product: string): object {
  return { number, total: 25, customer, lines: [line(product, 2)] };
}

function line(product: string, quantity: number): object {
  return { product, quantity, price: 12.5 };
}

function sample(sku: string, name: string): object {
  return { sku, name, price: 12.5 };
}

async function pages({ seller, customer }: People): Promise<void> {
  for (let index = 0; index < 24; index++) {
    const number = String(index).padStart(2, '0');
    expectStatus(await seller.post(PRODUCTS, sample(`PAGE-${number}`, `Page ${number}`)), 201);
  }
  const names: string[] = [];
  let page = expectStatus(await customer.call(`${PRODUCTS}?size=10&sort=name`), 200);
  const total = Number(page.headers.get('x-total-count'));
  expectTrue(total >= 25, `X-Total-Count is ${total}`);
  for (let next: string | undefined = page.url; next; next = linkOf(page, 'next')) {
    page = expectStatus(await customer.browser.call(next), 200);
    names.push(...list(page.json()).map((product) => text(record(product)['name'])));
  }
  expectEqual(names.length, total, 'products on all pages');
  expectEqual(new Set(names).size, total, 'different products on all pages');
  expectEqual(names, [...names].sort(), 'names in order');
  expectTrue(
    linkOf(page, 'first') !== undefined && linkOf(page, 'prev') !== undefined,
    'the last page has no first or prev',
  );
  expectProblem(await customer.call(`${PRODUCTS}?sort=nonsense`), [400]);
}

async function refusesBadData(seller: Person, id: string): Promise<void> {
  const good = { sku: 'BAD-1', name: 'Bad', price: 1 };
  expectProblem(await seller.post(PRODUCTS, { ...good, price: -1 }), [400, 422], '/price');
  expectProblem(await seller.post(PRODUCTS, { ...good, sku: 'no lower case' }), [400, 422], '/sku');
  expectProblem(await seller.post(PRODUCTS, { sku: 'BAD-1', price: 1 }), [400, 422], '/name');
  expectProblem(await seller.post(PRODUCTS, { ...good, category: randomUUID() }), [400, 422], '/category');
  expectProblem(await seller.post(PRODUCTS, { ...good, sku: 'TEA-1' }), [409], '/sku');
  expectProblem(await seller.post(PRODUCTS, { ...good, status: 'NONSENSE' }), [400]);
  expectProblem(await seller.post(PRODUCTS, { ...good, colour: 'green' }), [400]);
  expectProblem(await seller.call(`${PRODUCTS}/not-a-uuid`), [400]);
  const present = expectStatus(await seller.call(`${PRODUCTS}/${id}`), 200);
  const renamed = await seller.put(`${PRODUCTS}/${id}`, { ...record(present.json()), sku: 'TEA-2' }, etagOf(present));
  const kept = record(expectStatus(await seller.call(`${PRODUCTS}/${id}`), 200).json());
  expectEqual(kept['sku'], 'TEA-1', `the readonly sku (the update was answered ${renamed.status})`);
}

function idOf(answer: Answer): string {
  return text(record(answer.json())['id']);
}

/** The target of a link of RFC 8288. */
function linkOf(answer: Answer, relation: string): string | undefined {
  const links = answer.headers.get('link') ?? '';
  const match = new RegExp(`<([^>]*)>\\s*;\\s*rel="?${relation}"?`).exec(links);
  return match?.[1] === undefined ? undefined : new URL(match[1], answer.url).href;
}
