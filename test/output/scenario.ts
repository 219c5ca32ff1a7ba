import type { GeneratedFile } from '../../src/backends/backend.ts';
import { lines, secretsFile, texts, type Workspace } from './kit.ts';

/** Brings a workspace into a state from which building `SECOND` does everything that a build can do about a file. */
export async function prepare(shop: Workspace): Promise<void> {
  await shop.build(FIRST);
  shop.edit('merged', 'b\n', 'mine\n');
  shop.edit('in/conflict', 'b\n', 'mine\n');
  shop.edit('kept', 'b\n', 'mine\n');
  shop.edit('settled', 'b\n', 'mine\n');
  shop.delete('deleted');
  shop.write('foreign', 'mine\n');
  shop.write('adopted', 'new\n');
  await shop.build(BEFORE);
  shop.delete('settled.msac-conflict');
}

const FIRST: GeneratedFile[] = [
  ...texts({
    updated: lines('abcde'),
    merged: lines('abcde'),
    'in/conflict': lines('abcde'),
    'old/gone': 'a\n',
    kept: lines('abc'),
    settled: lines('abc'),
    deleted: 'a\n',
    same: 'a\n',
    'still/same': 'a\n',
    turned: 'a file\n',
  }),
  secretsFile('A'),
];

/** What the workspace was built from last. */
export const BEFORE: GeneratedFile[] = FIRST.map((file) =>
  file.path === 'settled' ? { kind: 'text', path: 'settled', content: lines('aBc') } : file,
);

export const SECOND: GeneratedFile[] = [
  ...texts({
    updated: lines('abcdE'),
    merged: lines('abcdE'),
    'in/conflict': lines('aBcde'),
    settled: lines('aBc'),
    deleted: 'A\n',
    same: 'a\n',
    'still/same': 'a\n',
    foreign: 'new\n',
    adopted: 'new\n',
    'new/deep/created': 'a\n',
    'new/too': 'b\n',
    'turned/folder': 'a folder\n',
  }),
  secretsFile('A', 'B'),
];
