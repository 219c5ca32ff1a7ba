import { isSecret, locationOf, type Application, statementsOf } from '../../language/index.ts';
import { clientSecretName, databaseVariable, publicUrlName } from '../../model/environment.ts';
import { environmentPrefix } from '../../model/names.ts';
import { replace, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { checkListedOnce, namesIn } from '../once.ts';
import type { Rules } from '../rules.ts';
import { beginsWithDigit } from './names.ts';

/** Variables that whoever deploys an application must provide: names of such, that nothing else has. */
export const secretRules: Rules = {
  program(context) {
    const applications = [...context.symbols.applications.values()].flat();
    const taken = new Set([...TAKEN, ...applications.flatMap(({ name }) => variablesOf(name))]);
    for (const application of applications) checkSecrets(application, taken, context);
  },
};

function checkSecrets(application: Application, taken: ReadonlySet<string>, context: Context): void {
  const names = statementsOf(application)
    .filter(isSecret)
    .flatMap((secret) => namesIn(secret, 'names'));
  for (const { node, property, index, name } of checkListedOnce(names, context)) {
    const at = locationOf(node, property, index);
    if (name && !beginsWithDigit(name) && !isVariable(name)) {
      const near = name.length > LONGEST_NAME ? name : environmentPrefix(name);
      const fits = near !== name && isVariable(near);
      const message = say.badSecretName({ name: name.slice(0, LONGEST_NAME), nearest: fits ? near : undefined });
      context.report(at, message, { edits: fits ? [replace(near, node, property, index)] : [] });
    } else if (taken.has(name) || /^(EUREKA|LOGGING|MANAGEMENT|SPRING)_/.test(name))
      context.report(at, say.takenVariable({ name }));
  }
}

const LONGEST_NAME = 63;

function isVariable(name: string): boolean {
  return name.length <= LONGEST_NAME && /^[A-Z][A-Z0-9_]*$/.test(name);
}

/** What the emitted files, Spring and the machines that Java runs on read themselves. */
const TAKEN = new Set(
  (
    'ADMIN_PASSWORD CONFIG_ENCRYPT_KEY CONFIG_GIT_LABEL CONFIG_GIT_PASSWORD CONFIG_GIT_URI CONFIG_GIT_USERNAME CONFIG_REPO ' +
    'DATA_DIR DEV_USERS_PASSWORD HOME HOSTNAME JAVA_HOME JAVA_OPTS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS LANG PATH ' +
    'POSTGRES_PASSWORD REGISTRY_PASSWORD REGISTRY_PEERS REGISTRY_URL SERVER_ADDRESS SERVER_PORT TRUSTED_PROXIES TZ ' +
    'UAA_ISSUER UAA_KEY_ENCRYPTION_KEY UAA_URL'
  ).split(' '),
);

function variablesOf(application: string): string[] {
  const parts = ['HOST', 'PORT', 'NAME', 'USER', 'PASSWORD'] as const;
  return [
    clientSecretName(application),
    publicUrlName(application),
    ...parts.map((part) => databaseVariable(application, part)),
  ];
}
