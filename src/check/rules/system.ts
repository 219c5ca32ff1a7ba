import {
  isAuth,
  isDiscovery,
  isJava,
  isPackage,
  isVersion,
  locationOf,
  type Application,
  type Auth,
  type Discovery,
  type System,
} from '../../language/index.ts';
import type { AstNode } from 'langium';
import { insertSetting, related, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { checkWord, findApplication, firstOfKind } from '../lookup.ts';
import { checkSaidOnce } from '../once.ts';
import type { Rules } from '../rules.ts';
import { isApplicationName } from './names.ts';

/** The system as a whole: that there is one, and what it says. */
export const systemRules: Rules = {
  program: checkOneSystem,
  System(system, context) {
    checkSaidOnce(system.settings, (setting) => setting.$type.toLowerCase(), context);
    for (const setting of system.settings) {
      if (isPackage(setting)) checkPackage(setting, context);
      else if (isVersion(setting)) checkVersion(setting, context);
      else if (isJava(setting)) checkWord(setting, 'version', 'supported version of Java', JAVA_VERSIONS, context);
    }
    if (context.symbols.systems[0] === system) checkParts(system, context);
  },
  Deployment: (node, context) => checkWord(node, 'target', 'way to deploy', DEPLOYMENTS, context),
};

const JAVA_VERSIONS = ['17', '21', '25'];
const DEPLOYMENTS = ['compose'];

/** Words that cannot be part of a package name (JLS 3.9 and 6.2). */
const JAVA_WORDS = new Set(
  (
    'abstract assert boolean break byte case catch char class const continue default do double else enum extends final ' +
    'finally float for goto if implements import instanceof int interface long native new package private protected ' +
    'public return short static strictfp super switch synchronized this throw throws transient try void volatile while ' +
    '_ true false null'
  ).split(' '),
);

function checkOneSystem(context: Context): void {
  const [first, ...others] = context.symbols.systems;
  const entry = context.program.files[0];
  if (!first && entry && context.isComplete) context.report(entry.source.location(0, 0), say.noSystem({}));
  for (const other of others)
    context.report(locationOf(other, 'name'), say.secondSystem({ name: other.name }), {
      related: first ? [related(say.secondSystem.related({ first: first.name }), first, 'name')] : [],
    });
  const deployments = context.program.files.flatMap((file) =>
    file.tree.elements.filter((element) => element.$type === 'Deployment'),
  );
  checkSaidOnce(deployments, (node) => `deploy ${node.target}`, context);
}

function checkParts(system: System, context: Context): void {
  const auth = system.settings.find(isAuth);
  const discovery = system.settings.find(isDiscovery);
  if (auth) checkAuth(auth, context);
  else if (context.isComplete) {
    const uaa = firstOfKind('uaa', context)?.name;
    const edits = uaa ? [insertSetting(system, `auth ${uaa}`)] : [];
    context.report(locationOf(system, 'name'), say.noAuth({ system: system.name, uaa }), { edits });
  }
  if (discovery) checkDiscovery(discovery, context);
  else if (context.isComplete) {
    const registry = firstOfKind('registry', context)?.name;
    const edits = registry ? [insertSetting(system, `discovery ${registry}`)] : [];
    context.report(locationOf(system, 'name'), say.noDiscovery({ system: system.name, registry }), { edits });
  }
}

function checkAuth(node: Auth, context: Context): void {
  if (['jwt', 'session', 'oidc'].includes(node.provider)) return;
  const uaa = findApplication(
    { node, property: 'provider', name: node.provider, setting: 'auth', kinds: ['uaa'] },
    context,
  );
  if (uaa) checkUnused('uaa', uaa, 'auth', context);
}

function checkDiscovery(node: Discovery, context: Context): void {
  const kinds = ['registry'] as const;
  if (['consul', 'none'].includes(node.provider)) return;
  const place = { node, property: 'provider', name: node.provider, setting: 'discovery', kinds };
  const registry = findApplication(place, context);
  if (registry) checkUnused('registry', registry, 'discovery', context);
}

/** There may be several of a kind, but the system uses one. */
function checkUnused(kind: Application['kind'], used: Application, setting: string, context: Context): void {
  if (!context.isComplete) return;
  for (const [first] of context.symbols.applications.values()) {
    if (!first || first.kind !== kind || first === used || !isApplicationName(first.name)) continue;
    const message = say.unusedApplication({ kind, name: first.name, used: used.name, setting });
    context.report(locationOf(first, 'name'), message);
  }
}

function checkPackage(node: AstNode & { readonly package: string }, context: Context): void {
  const bad = node.package
    ?.split('.')
    .find((part) => part !== '' && (!/^[A-Za-z][A-Za-z0-9_]*$/.test(part) || JAVA_WORDS.has(part)));
  if (bad !== undefined) context.report(locationOf(node, 'package'), say.badPackage({ part: bad }));
}

function checkVersion(node: AstNode & { readonly version: string }, context: Context): void {
  const { version } = node;
  if (version === undefined || /^[A-Za-z0-9][A-Za-z0-9._-]{0,49}$/.test(version)) return;
  context.report(locationOf(node, 'version'), say.badVersion({ version }));
}
