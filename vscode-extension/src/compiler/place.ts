/** Where a new system goes. */
import * as vscode from 'vscode';

const ANOTHER = 'Choose Another Folder…';

/** What a user is told who is asked for a place. */
interface Question {
  readonly message: string;
  readonly detail: string;
  /** What the folder itself is offered as, if it is. */
  readonly here?: string;
}

/** The folder of the workspace, one of several, or one that is looked for. */
export async function chosenFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0]?.uri;
  if (folders.length > 1) return (await vscode.window.showWorkspaceFolderPick())?.uri;
  return anyFolder();
}

/**
 * Asks where to go on: in a folder that is made in this one, in this one if that is offered, in any other.
 *
 * @param name of the folder that is made
 * @returns undefined when the user has left
 */
export async function elsewhere(folder: vscode.Uri, name: string, question: Question): Promise<vscode.Uri | undefined> {
  const { message, detail, here } = question;
  const inside = `Create in New Folder “${name}”`;
  const choices = [
    ...((await hasRoomFor(name, folder)) ? [inside] : []),
    ...(here === undefined ? [] : [here]),
    ANOTHER,
  ];
  const answer = await vscode.window.showWarningMessage(message, { modal: true, detail }, ...choices);
  if (answer === inside) return vscode.Uri.joinPath(folder, name);
  if (answer === ANOTHER) return anyFolder(folder);
  return answer === here && answer !== undefined ? folder : undefined;
}

/** What a user sees in a folder; nothing when it is not there. What begins with a dot is their tools'. */
export async function namesIn(folder: vscode.Uri): Promise<string[]> {
  const entries = (await entriesOf(folder)) ?? [];
  return entries.filter((name) => !name.startsWith('.')).sort();
}

async function hasRoomFor(name: string, folder: vscode.Uri): Promise<boolean> {
  const entries = await entriesOf(folder);
  // Some disks do not tell upper from lower case.
  return entries !== undefined && !entries.some((entry) => entry.toLowerCase() === name.toLowerCase());
}

/** @returns undefined when there is no such folder */
async function entriesOf(folder: vscode.Uri): Promise<string[] | undefined> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

/** What a folder is called. */
export function nameOf(folder: vscode.Uri): string {
  return folder.path.split('/').at(-1) ?? '';
}

async function anyFolder(defaultUri?: vscode.Uri): Promise<vscode.Uri | undefined> {
  const options = { canSelectFolders: true, canSelectFiles: false, openLabel: 'Create Here' };
  return (await vscode.window.showOpenDialog({ ...options, ...(defaultUri && { defaultUri }) }))?.[0];
}
