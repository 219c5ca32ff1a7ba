import {
  isClient,
  isGrants,
  isLanguages,
  isRedirect,
  isScopes,
  locationOf,
  type Client,
  type ClientSetting,
} from '../../language/index.ts';
import { hasPassword, isThisMachine, parsed, withoutPassword } from '../addresses.ts';
import { related, replace, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { checkListedWords, checkWord } from '../lookup.ts';
import { checkListedOnce, checkSaidOnce, namesIn, type ListedName } from '../once.ts';
import type { Rules } from '../rules.ts';
import { VOCABULARY } from '../vocabulary.ts';
import { beginsWithDigit, checkDistinct } from './names.ts';

/** The pages of a gateway or monolith; in a uaa, the programs of others that sign users in there. */
export const clientRules: Rules = {
  Client(node, context) {
    const { kind } = node.$container;
    if (kind === 'uaa') checkOAuthClient(node, context);
    else if (kind === 'gateway' || kind === 'monolith') checkPages(node, context);
  },
  Application(application, context) {
    if (application.kind === 'uaa') checkDistinct(application.members.filter(isClient), context);
  },
};

function checkPlaces(node: Client, fits: (setting: ClientSetting) => boolean, context: Context): void {
  const { kind } = node.$container;
  for (const setting of node.settings.filter((each) => !fits(each))) {
    const message = say.misplacedClientSetting({
      kind,
      setting: setting.$type.toLowerCase(),
      meaning: MEANINGS[setting.$type],
    });
    context.report(locationOf(setting), message, { edits: [replace('', setting)] });
  }
}

const MEANINGS: Readonly<Record<ClientSetting['$type'], string>> = {
  Languages: 'pages, which a gateway or a monolith has',
  Grants: 'an OAuth2 client, which is declared in a uaa',
  Redirect: 'an OAuth2 client, which is declared in a uaa',
  Scopes: 'an OAuth2 client, which is declared in a uaa',
};

function checkPages(node: Client, context: Context): void {
  checkWord(node, 'name', VOCABULARY['Client.name'], context);
  checkPlaces(node, isLanguages, context);
  const languages = node.settings.filter(isLanguages);
  checkSaidOnce(languages, clientSettingOf, context);
  const [first] = languages;
  if (node.name !== 'none' || !first) return;
  const message = say.unreadSetting({ setting: 'languages', reason: 'there are no pages' });
  context.report(locationOf(first), message, { edits: [replace('', first)] });
}

/** What an OAuth2 client says may be said in parts. */
export function clientSettingOf(setting: ClientSetting): string | undefined {
  return isLanguages(setting) ? 'languages' : undefined;
}

const GRANTS: readonly string[] = VOCABULARY['Grants.grants'].known;

function checkOAuthClient(node: Client, context: Context): void {
  checkClientName(node, context);
  checkPlaces(node, (setting) => !isLanguages(setting), context);
  const { settings } = node;
  const grantsSaid = settings.filter(isGrants);
  for (const each of grantsSaid) checkListedWords(each, 'grants', VOCABULARY['Grants.grants'], context);
  reportAgain(grantsIn(node), context);
  reportAgain(scopesIn(node), context, true);
  const addresses = settings.filter(isRedirect).flatMap((each) => namesIn(each, 'addresses'));
  for (const place of checkListedOnce(addresses, context)) checkRedirect(place, context);
  const grants = grantsSaid.length > 0 ? grantsSaid.flatMap((each) => each.grants) : GRANTS.slice(0, 2);
  if (context.isComplete) checkGrants(node, grants, addresses.length > 0, context);
}

/** What a client may ask for tokens by, by statement; each grant stands once, in whichever. */
export function grantsIn({ settings }: Client): readonly (readonly ListedName[])[] {
  return settings.filter(isGrants).map((each) => namesIn(each, 'grants'));
}

/** What a client may ask for, by statement; each scope stands once, in whichever. */
export function scopesIn({ settings }: Client): readonly (readonly ListedName[])[] {
  return settings.filter(isScopes).map((each) => namesIn(each, 'scopes'));
}

/** What one statement says that a former one said. Within a statement that has been reported, unless `within`. */
function reportAgain(lists: readonly (readonly ListedName[])[], context: Context, within = false): void {
  const unique = within
    ? lists
    : lists.map((names) => names.filter(({ name }, index) => names.findIndex((each) => each.name === name) === index));
  checkListedOnce(unique.flat(), context);
}

/** The applications of the system are clients of the uaa themselves, by their names. */
function checkClientName(node: Client, context: Context): void {
  const { name } = node;
  if (!name || beginsWithDigit(name)) return;
  const application = context.symbols.applications.get(name)?.[0];
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(name) || name.length > LONGEST_NAME)
    context.report(locationOf(node, 'name'), say.badName({ name: name.slice(0, LONGEST_NAME), limit: LONGEST_NAME }));
  else if (application)
    context.report(locationOf(node, 'name'), say.clientClash({ name }), {
      related: [related(say.clientClash.related({ name }), application, 'name')],
    });
}

const LONGEST_NAME = 60;

function checkGrants(node: Client, grants: readonly string[], hasRedirect: boolean, context: Context): void {
  const said = node.settings.find(isGrants);
  if (!grants.every((grant) => GRANTS.includes(grant))) return;
  if (grants.includes('authorization_code') && !hasRedirect)
    context.report(locationOf(node, 'name'), say.noRedirect({ name: node.name }));
  const redirect = node.settings.find(isRedirect);
  if (!grants.includes('authorization_code') && redirect) {
    const message = say.unreadSetting({
      setting: 'redirect',
      reason: 'without `authorization_code`, nobody is sent back',
    });
    context.report(locationOf(redirect), message, { edits: [replace('', redirect)] });
  }
  const first = grants.includes('authorization_code') || grants.includes('device_code');
  if (said && grants.includes('refresh_token') && !first)
    context.report(locationOf(said, 'grants', said.grants.indexOf('refresh_token')), say.loneRefreshToken({}));
}

function checkRedirect({ node, property, index, name }: ListedName, context: Context): void {
  const at = locationOf(node, property, index);
  const reason = hasPassword(name) ? undefined : unsafeRedirect(name);
  if (hasPassword(name)) context.report(at, say.secretInAddress({}), { edits: [withoutPassword(at, name)] });
  else if (reason !== undefined) context.report(at, say.badRedirect({ address: name, reason }));
}

/** Why users cannot be sent to an address (RFC 6749 and, for programs on a machine, RFC 8252). */
function unsafeRedirect(address: string): string | undefined {
  const url = parsed(address);
  if (!url) return 'write it whole, with its scheme';
  if (address.includes('*')) return 'it must be written to the letter, without `*`';
  if (address.includes('#')) return 'what stands behind `#` never reaches a server';
  if (url.protocol === 'https:') return undefined;
  if (url.protocol === 'http:') return isThisMachine(url) ? undefined : '`http` is for this machine only; use `https`';
  return url.protocol.includes('.') ? undefined : 'a scheme of an app is a domain backwards, such as `com.example.app`';
}
