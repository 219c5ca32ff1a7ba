import { isEnvironment, locationOf, type Package, type SystemSetting, type Version } from '../../language/index.ts';
import { related, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { JAVA_WORDS } from '../java-words.ts';
import { checkSaidOnce } from '../once.ts';
import type { Rules } from '../rules.ts';

/** The system as a whole: that there is one, and what it says. */
export const systemRules: Rules = {
  program: checkOneSystem,
  System(system, context) {
    checkSaidOnce(system.settings, systemSettingOf, context);
  },
  Package: checkPackage,
  Version: checkVersion,
};

/** Each stands once. */
export function systemSettingOf(setting: SystemSetting): string {
  return isEnvironment(setting) ? setting.name : setting.$type.toLowerCase();
}

function checkOneSystem(context: Context): void {
  const [first, ...others] = context.symbols.systems;
  const entry = context.program.files[0];
  if (!first && entry && context.isComplete) context.report(entry.source.location(0, 0), say.noSystem({}));
  for (const other of others)
    context.report(locationOf(other, 'name'), say.secondSystem({ name: other.name }), {
      related: first ? [related(say.secondSystem.related({ first: first.name }), first, 'name')] : [],
    });
}

function checkPackage(node: Package, context: Context): void {
  const bad = node.package
    ?.split('.')
    .find((part) => part !== '' && (!/^[A-Za-z][A-Za-z0-9_]*$/.test(part) || JAVA_WORDS.has(part)));
  if (bad !== undefined) context.report(locationOf(node, 'package'), say.badPackage({ part: bad }));
}

function checkVersion(node: Version, context: Context): void {
  const { version } = node;
  if (version === undefined || /^[A-Za-z0-9][A-Za-z0-9._-]{0,49}$/.test(version)) return;
  context.report(locationOf(node, 'version'), say.badVersion({ version }));
}
