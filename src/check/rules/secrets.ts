import { isSecret, locationOf } from '../../language/index.ts';
import { clientSecretName, databaseVariable, publicUrlName } from '../../model/environment.ts';
import { environmentPrefix } from '../../model/names.ts';
import { replace, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { checkListedOnce, namesIn } from '../once.ts';
import type { Rules } from '../rules.ts';

/** Variables that whoever deploys an application must provide: names of such, that nothing else has. */
export const secretRules: Rules = {
  Application(application, context) {
    const names = application.members.filter(isSecret).flatMap((secret) => namesIn(secret, 'names'));
    for (const { node, property, index, name } of checkListedOnce(names, context)) {
      if (!name) continue;
      const at = locationOf(node, property, index);
      if (!/^[A-Z][A-Z0-9_]{0,62}$/.test(name)) {
        const near = environmentPrefix(name);
        const fits = /^[A-Z][A-Z0-9_]{0,62}$/.test(near) && near !== name;
        context.report(at, say.badSecretName({ name: name.slice(0, 63), nearest: fits ? near : undefined }), {
          edits: fits ? [replace(near, node, property, index)] : [],
        });
      } else if (isTaken(name, context)) context.report(at, say.takenVariable({ name }));
    }
  },
};

/** What the emitted files, Spring and the machines that Java runs on read themselves. */
const TAKEN = new Set(
  (
    'ADMIN_PASSWORD CONFIG_ENCRYPT_KEY CONFIG_GIT_LABEL CONFIG_GIT_PASSWORD CONFIG_GIT_URI CONFIG_GIT_USERNAME CONFIG_REPO ' +
    'DATA_DIR DEV_USERS_PASSWORD HOME HOSTNAME JAVA_HOME JAVA_OPTS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS LANG PATH ' +
    'POSTGRES_PASSWORD REGISTRY_PASSWORD REGISTRY_PEERS REGISTRY_URL SERVER_ADDRESS SERVER_PORT TRUSTED_PROXIES TZ ' +
    'UAA_ISSUER UAA_KEY_ENCRYPTION_KEY UAA_URL'
  ).split(' '),
);

function isTaken(name: string, context: Context): boolean {
  if (TAKEN.has(name) || /^(EUREKA|LOGGING|MANAGEMENT|SPRING)_/.test(name)) return true;
  return [...context.symbols.applications.keys()].some((application) => variablesOf(application).includes(name));
}

function variablesOf(application: string): string[] {
  const parts = ['HOST', 'PORT', 'NAME', 'USER', 'PASSWORD'] as const;
  return [
    clientSecretName(application),
    publicUrlName(application),
    ...parts.map((part) => databaseVariable(application, part)),
  ];
}
