import { URI, Utils } from 'vscode-uri';
import type { ReadResult } from '../../src/language/index.ts';
import { pathOf, uriOf } from './protocol.ts';
import type { Storage } from './workspace.ts';

/** The notification that says what files hold. */
export const FILES = 'msac/files';

export interface FilesParams {
  /** By address: the text of a file, or null when it is gone. */
  readonly files: Readonly<Record<string, string | null>>;
}

/** Files that the client hands over, by path as `pathOf` says it: a worker of a browser has no disk, and folders lie anywhere. */
export class HandedStorage implements Storage {
  onChanged?: () => void;
  readonly #texts = new Map<string, string>();

  take({ files }: FilesParams): void {
    for (const [uri, text] of Object.entries(files)) {
      if (text === null) this.#texts.delete(pathOf(uri));
      else this.#texts.set(pathOf(uri), text);
    }
    this.onChanged?.();
  }

  read(path: string): ReadResult {
    const text = this.#texts.get(path);
    return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
  }

  join(from: string, relative: string): string {
    if (from === '') return relative;
    return pathOf(Utils.resolvePath(Utils.dirname(addressOf(from)), relative).toString());
  }

  below(folder: string): readonly string[] {
    const base = `${folder.replace(/\/$/, '')}/`;
    return [...this.#texts.keys()].filter((path) => path.startsWith(base)).sort();
  }

  beside(path: string): readonly string[] {
    const folder = path.slice(0, path.lastIndexOf('/'));
    return this.below(folder).filter((each) => !each.slice(folder.length + 1).includes('/'));
  }

  importPath(from: string, to: string): string {
    const [here, there] = [Utils.dirname(addressOf(from)).path.split('/'), addressOf(to).path.split('/')];
    const common = here.findIndex((part, index) => part !== there[index]);
    const shared = common < 0 ? here.length : common;
    const up = here.slice(shared).map(() => '..');
    return [...(up.length > 0 ? up : ['.']), ...there.slice(shared)].join('/');
  }
}

function addressOf(path: string): URI {
  return URI.parse(uriOf(path));
}
