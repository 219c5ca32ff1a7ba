import type { AstNode } from 'langium';
import {
  isEntity,
  isProcedure,
  locationOf,
  type Application,
  type Procedure,
  type Type,
} from '../../language/index.ts';
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
    if (node.result?.target) checkPassed(node.result, 'a result', context);
    checkRoles(node, context);
  },
  Parameter(node, context) {
    checkName(node, context);
    if (node.type?.target) checkPassed(node.type, 'a parameter', context);
  },
};

/** What is passed is one or a list; how many may stand in a list is nothing that a request is refused for. */
function checkPassed(type: Type, what: string, context: Context): void {
  const { many } = type;
  findType(type, context);
  if (many?.min !== undefined)
    context.report(
      locationOf(many),
      say.misplacedModifier({ modifier: sourceText(many), what: `${what}: write \`[]\`` }),
    );
}

function sourceText(node: AstNode): string {
  return node.$cstNode?.text ?? '';
}

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
