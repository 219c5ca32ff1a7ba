import type { IToken } from 'chevrotain';
import { FIELD_NAME } from './tokens.ts';

/** How statements are written, by the word that they begin with: for those who wrote one otherwise. */
export const FORMS: ReadonlyMap<string, string> = new Map([
  ['system', 'system shop { auth accounts }'],
  ['package', 'package com.example.shop'],
  ['version', 'version "1.2.0"'],
  ['java', 'java 21'],
  ['build', 'build maven'],
  ['auth', 'auth accounts'],
  ['discovery', 'discovery hub'],
  ['edge', 'edge traefik'],
  ['console', 'console elk { alert errors > 20 per 5m to "ops@example.com" }'],
  ['alert', 'alert errors > 20 per 5m to "ops@example.com"'],
  ['tracing', 'tracing otlp'],
  ['broker', 'broker kafka'],
  ['languages', 'languages en, fr'],
  ['dev', 'dev { database h2 }'],
  ['test', 'test { database h2 }'],
  ['prod', 'prod { instances 2..6 }'],
  ['role', 'role CUSTOMER, SELLER'],
  ['import', 'import "./catalog.msa"'],
  ['deploy', 'deploy kubernetes { namespace shop  host "shop.example.com"  tls }'],
  ['namespace', 'namespace shop'],
  ['images', 'images "ghcr.io/example"'],
  ['host', 'host "shop.example.com"'],
  ['format', 'format kustomize, helm'],
  ['registry', 'registry hub { port 8761 }'],
  ['uaa', 'uaa accounts { port 9999 }'],
  ['gateway', 'gateway storefront { route catalog }'],
  ['microservice', 'microservice catalog { port 8081 }'],
  ['monolith', 'monolith backoffice { entity Note { text: Text } }'],
  ['port', 'port 8081'],
  ['database', 'database postgresql'],
  ['cache', 'cache redis'],
  ['instances', 'instances 2..6 at cpu 70'],
  ['resources', 'resources { cpu 250m..2  memory 512Mi..1Gi }'],
  ['storage', 'storage 10Gi'],
  ['secret', 'secret PAYMENT_KEY'],
  ['client', 'client react { languages en, fr }'],
  ['config', 'config git "https://git.example.com/shop-config"'],
  ['route', 'route catalog, orders'],
  ['limit', 'limit 100 per 1m by user'],
  ['calls', 'calls catalog, stock'],
  ['consumes', 'consumes orders.OrderPlaced'],
  ['event', 'event OrderPlaced from Order { number, total }'],
  ['operation', 'operation cancel(order: Order, reason: String): Order allow SUPPORT'],
  ['value', 'value Money { amount: Decimal(12, 2)  currency: String(3..3) }'],
  ['mixin', 'mixin Traced { source: String }'],
  ['entity', 'entity Product { name: String }'],
  ['enum', 'enum Status { OPEN, CLOSED "No longer open" }'],
  [FIELD_NAME, 'name: String(1..100) unique = "none"'],
  ['index', 'index (name, price)'],
  ['page', 'page 20 by name, price desc'],
  ['filter', 'filter (name, price)'],
  ['search', 'search (name)'],
  ['soft', 'soft delete'],
  ['locking', 'locking none'],
  ['read', 'read only'],
  ['display', 'display name'],
  ['pages', 'pages none'],
  ['table', 'table "crm_orders"'],
  ['allow', 'allow read, update to SELLER when owner == me'],
]);

/** How a statement is written that begins with a keyword; `undefined` for words that begin none. */
export function formBeginningWith(keyword: string): string | undefined {
  return FORMS.get(keyword);
}

/** After these comes a name, even if it looks like the first word of a statement. */
const LEADS_TO_NAME: ReadonlySet<string> = new Set([',', '.', '(', ':', '=', '==', 'by', 'to', 'when', 'allow']);

/** How the statement is written that the token at `index` is a part of; `undefined` right after a brace. */
export function formOf(tokens: readonly IToken[], index: number): string | undefined {
  for (let at = index; at >= 0; at--) {
    const token = tokens[at];
    if (!token || token.image === '{' || token.image === '}') return undefined;
    const form = FORMS.get(token.tokenType.name);
    if (form !== undefined && !LEADS_TO_NAME.has(tokens[at - 1]?.image ?? '')) return form;
  }
  return undefined;
}
