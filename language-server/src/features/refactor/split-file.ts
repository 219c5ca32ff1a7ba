import { CodeActionKind } from 'vscode-languageserver';
import { isApplication, isSystem, type Application, type System } from '../../../../src/language/index.ts';
import { headAt } from './heads.ts';
import { newFileBeside } from './imports.ts';
import { toNew } from './move/to-file.ts';
import type { Refactoring } from './offer.ts';

/** Splits a file: each of its applications goes to a file of its own, which it imports. */
export const splitFile: Refactoring = (place) => {
  const { file, ground } = place;
  const applications = file.tree.elements.filter(isApplication);
  if (!ground.makesFiles || applications.length < 2 || !headAt(place, isSystemOrApplication)) return [];
  const moves = applications.map((each) => [each, newFileBeside(file.source.path, each.name, ground)] as const);
  return [
    {
      title: 'Split this file: each application to a file of its own',
      kind: CodeActionKind.RefactorMove,
      draft: () => {
        const free = moves.flatMap(([node, path]) => (path === undefined ? [] : [[node, path] as const]));
        const taken = moves.find(([, path]) => path === undefined);
        const draft = toNew(free, place);
        return taken ? draft.refuse(`there is a file \`${taken[0].name}.msa\` already.`) : draft;
      },
    },
  ];
};

function isSystemOrApplication(node: unknown): node is System | Application {
  return isSystem(node) || isApplication(node);
}
