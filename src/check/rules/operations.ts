import { isEntity, isProcedure, locationOf, type Application, type Procedure } from '../../language/index.ts';
import { kebabCase, restName } from '../../model/names.ts';
import { related, type Context } from '../context.ts';
import * as say from '../generated/catalogue.ts';
import { checkRoles } from '../lookup.ts';
import type { Rules } from '../rules.ts';
import { findType } from '../types.ts';
import { checkDistinct, checkName } from './names.ts';

/** What an application does besides keeping rows: its names, what it takes and gives, and who may. */
export const operationRules: Rules = {
  Application: checkNames,
  Procedure(node, context) {
    checkName(node, context);
    checkDistinct(node.parameters, context);
    if (node.result?.target) findType(node.result, context);
    checkRoles(node, context);
  },
  Parameter(node, context) {
    checkName(node, context);
    if (node.type?.target) findType(node.type, context);
  },
};

/** Operations and lists of rows are served side by side, at paths that are made of their names. */
function checkNames(application: Application, context: Context): void {
  const operations = application.members.filter(isProcedure);
  checkDistinct(operations, context);
  const taken = new Map(
    application.members.filter(isEntity).flatMap((each) => (each.name ? [[restName(each.name), each]] : [])),
  );
  const paths = new Map<string, Procedure>();
  for (const operation of operations) {
    if (!operation.name) continue;
    const path = kebabCase(operation.name);
    const former = taken.get(path) ?? paths.get(path);
    if (!former) paths.set(path, operation);
    else if (former.name.toLowerCase() !== operation.name.toLowerCase() || isEntity(former))
      context.report(locationOf(operation, 'name'), say.pathClash({ name: operation.name, other: former.name, path }), {
        related: [related(say.pathClash.related({ other: former.name }), former, 'name')],
      });
  }
}
