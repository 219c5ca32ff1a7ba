import type { IToken } from 'chevrotain';
import { FIELD_NAME } from './tokens.ts';

/** How statements are written, by the word that they begin with: for those who wrote one otherwise. */
export const FORMS: ReadonlyMap<string, string> = new Map([
  ['system', 'system shop { auth accounts }'],
  ['package', 'package com.example.shop'],
  ['version', 'version "1.2.0"'],
  ['java', 'java 21'],
  ['auth', 'auth accounts'],
  ['discovery', 'discovery hub'],
  ['role', 'role CUSTOMER, SELLER'],
  ['import', 'import "./catalog.msa"'],
  ['deploy', 'deploy compose'],
  ['registry', 'registry hub { port 8761 }'],
  ['uaa', 'uaa accounts { port 9999 }'],
  ['gateway', 'gateway storefront { route catalog }'],
  ['microservice', 'microservice catalog { port 8081 }'],
  ['port', 'port 8081'],
  ['database', 'database postgresql'],
  ['config', 'config git "https://git.example.com/shop-config"'],
  ['route', 'route catalog, orders'],
  ['limit', 'limit 100 per 1m by user'],
  ['calls', 'calls catalog, stock'],
  ['entity', 'entity Product { name: String }'],
  ['enum', 'enum Status { OPEN, CLOSED "No longer open" }'],
  [FIELD_NAME, 'name: String(1..100) unique = "none"'],
  ['index', 'index (name, price)'],
  ['page', 'page 20 by name, price desc'],
  ['allow', 'allow read, update to SELLER when owner == me'],
]);

/** After these comes a name, even if it looks like the first word of a statement. */
const LEADS_TO_NAME: ReadonlySet<string> = new Set([',', '.', '(', ':', '=', '==', 'by', 'to', 'when']);

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
