import * as vscode from 'vscode';
import type { Compiler } from './compiler.ts';
import { chosenFolder, elsewhere, namesIn, nameOf } from './place.ts';

const TEMPLATES = [
  {
    label: '$(server-environment) Services',
    detail: 'Two services, a gateway, sign-in and discovery',
    template: 'services',
  },
  { label: '$(package) Monolith', detail: 'One application with its entities', template: 'monolith' },
  { label: '$(file) Empty', detail: 'A system with nothing in it yet', template: 'empty' },
] as const;

/** What the user has said of a new system. */
interface NewSystem {
  readonly name: string;
  readonly template: (typeof TEMPLATES)[number]['template'];
}

/** Asks what a new system begins with, writes it, and opens it. Files that are there already are never written to. */
export async function newSystem(compiler: Compiler): Promise<void> {
  const folder = await chosenFolder();
  if (!folder) return;
  const chosen = await vscode.window.showQuickPick(TEMPLATES, { title: 'What does the system begin with?' });
  if (!chosen) return;
  const name = await vscode.window.showInputBox({
    title: 'What is the system called?',
    value: 'shop',
    validateInput: (value) => (/^[A-Za-z]\w*$/.test(value) ? undefined : 'A letter, then letters, digits and _.'),
  });
  if (name === undefined) return;
  const written = await write(compiler, { name, template: chosen.template }, folder);
  if (written) await vscode.window.showTextDocument(vscode.Uri.joinPath(written, `${name}.msa`));
}

/**
 * Writes the files into a folder. Where the folder has others, or the compiler refuses, the user says where they go instead.
 *
 * @returns where they are; undefined when the user has left
 */
async function write(compiler: Compiler, system: NewSystem, folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  const there = await namesIn(folder);
  if (there.length > 0) {
    const place = await elsewhere(folder, system.name, {
      message: `The folder “${nameOf(folder)}” is not empty.`,
      detail: `It has ${listed(there)}. Existing files are kept: none is overwritten.`,
      here: 'Create Here',
    });
    if (place?.toString() !== folder.toString()) return place && write(compiler, system, place);
  }
  const refusal = await init(compiler, system, folder);
  if (refusal === undefined) return folder;
  const place = await elsewhere(folder, system.name, {
    message: `The system was not created in “${nameOf(folder)}”.`,
    detail: refusal,
  });
  return place && write(compiler, system, place);
}

/** @returns why nothing was written; undefined when all was */
async function init(
  compiler: Compiler,
  { name, template }: NewSystem,
  folder: vscode.Uri,
): Promise<string | undefined> {
  const args = ['init', folder.fsPath, '--yes', '--template', template, '--name', name];
  // Beside the folder, which may not be there yet; and so that the compiler calls it by its name.
  const { status, out, error } = await compiler.run(folder, args, vscode.Uri.joinPath(folder, '..'));
  // Its advice is for the command line.
  return status === 0 ? undefined : (error || out).trim().replaceAll(/^msac: | Nothing was written\b.*$/gs, '');
}

const LISTED = 5;

function listed(names: readonly string[]): string {
  const more = names.length - LISTED;
  return more > 1 ? `${names.slice(0, LISTED).join(', ')} and ${more} more` : names.join(', ');
}
