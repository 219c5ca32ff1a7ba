import { CodeActionKind } from 'vscode-languageserver';
import {
  isApplication,
  isEnum,
  isFile,
  isImport,
  isMixin,
  isValue,
  type Application,
  type Enum,
  type Mixin,
  type SourceFile,
  type Value,
} from '../../../../../src/language/index.ts';
import { kebabCase } from '../../../../../src/model/names.ts';
import { fileOf } from '../../../workspace.ts';
import type { Draft } from '../draft.ts';
import { headAt } from '../heads.ts';
import { addImports, endOf, importedBy, newFileBeside } from '../imports.ts';
import { draftOn, type Offer, type Place, type Refactoring } from '../offer.ts';
import { linesOf, pieceOf } from '../pieces.ts';
import { tellOfPorts } from './ports.ts';

type Movable = Application | Enum | Value | Mixin;

/** Moves what stands at the top of a file to a file of its own, or to one that is imported here or imports this one. */
export const moveToFile: Refactoring = (place) => {
  const node = headAt(place, isMovable);
  if (!node || !isFile(node.$container)) return [];
  const { file, ground } = place;
  const kind = CodeActionKind.RefactorMove;
  const offers: Offer[] = neighboursOf(place).map(({ file: target, isImported }) => ({
    title: `Move \`${node.name}\` to \`${ground.workspace.importPath(file.source.path, target.source.path)}\``,
    kind,
    draft: () => toExisting(node, target, isImported, place),
  }));
  const isAlone = file.tree.elements.every((element) => element === node || isImport(element));
  const made = newFileBeside(file.source.path, kebabCase(node.name), ground);
  if (ground.makesFiles && made !== undefined && !isAlone)
    offers.unshift({
      title: `Move \`${node.name}\` to a file of its own`,
      kind,
      draft: () => toNew([[node, made]], place),
    });
  return offers;
};

function isMovable(node: unknown): node is Movable {
  return isApplication(node) || isEnum(node) || isValue(node) || isMixin(node);
}

interface Neighbour {
  readonly file: SourceFile;
  /** By the file at hand; else it imports that. */
  readonly isImported: boolean;
}

/** Packages' files are others'. */
function neighboursOf({ file, programs: [program], ground }: Place): Neighbour[] {
  const { path } = file.source;
  const imported = new Set(importedBy(file, ground));
  return program.files
    .filter((other) => other !== file && !/[\\/]node_modules[\\/]/.test(other.source.path))
    .flatMap((other) => {
      const isImported = imported.has(other.source.path);
      return isImported || importedBy(other, ground).includes(path) ? [{ file: other, isImported }] : [];
    });
}

function toExisting(node: Movable, target: SourceFile, isImported: boolean, { file, programs, ground }: Place): Draft {
  const draft = draftOn(ground);
  // What is imported here is a part of every system that this file is a part of; what imports it need not be.
  const without = isImported ? undefined : programs.find((program) => !fileOf(program, target.source.path));
  if (without)
    return draft.refuse(
      `a system that \`${nameOf(file)}\` belongs to does not import \`${nameOf(target)}\`, and would lose it.`,
    );
  draft.cut(pieceOf(node));
  draft.insert(target.source.path, endOf(target), '\n\n', linesOf(node));
  if (file.tree.elements.length === 1) draft.note(`\`${nameOf(file)}\` holds nothing any more.`);
  tellOfPorts(draft, programs, ground);
  return draft;
}

/** Moves declarations out of a file, each to a new file that it imports instead. */
export function toNew(moves: readonly (readonly [Movable, string])[], { file, programs, ground }: Place): Draft {
  const draft = draftOn(ground);
  for (const [node, path] of moves) {
    draft.cut(pieceOf(node));
    draft.create(path, linesOf(node), '\n');
  }
  addImports(
    draft,
    file,
    moves.map(([, path]) => path),
    ground,
  );
  tellOfPorts(draft, programs, ground);
  return draft;
}

function nameOf({ source }: SourceFile): string {
  return source.path.split(/[\\/]/).at(-1) ?? source.path;
}
