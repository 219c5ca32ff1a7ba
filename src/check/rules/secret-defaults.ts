import { isStringLiteral, locationOf } from '../../language/index.ts';
import { constantCase, words } from '../../model/names.ts';
import * as say from '../generated/catalogue.ts';
import type { Rules } from '../rules.ts';

/** Words that say of a field that nobody may read it. */
const SECRET: ReadonlySet<string> = new Set(['password', 'passwd', 'passphrase', 'pwd', 'secret', 'token', 'apikey']);
/** Words before `key` that make it one: there are sort keys too. */
const KEYS: ReadonlySet<string> = new Set(['api', 'access', 'private', 'signing', 'encryption', 'auth']);

/** Secrets that stand in the file, where everyone reads them who reads the code. */
export const secretDefaultRules: Rules = {
  Field({ name, default: value }, context) {
    if (!name || !value || !isStringLiteral(value) || value.value === '' || !isSecret(words(name))) return;
    context.report(locationOf(value), say.secretDefault({ field: name, variable: constantCase(name) }));
  },
};

function isSecret(parts: readonly string[]): boolean {
  return parts.some((part, index) => SECRET.has(part) || (part === 'key' && KEYS.has(parts[index - 1] ?? '')));
}
