import type { GeneratedFile } from '../backends/backend.ts';

/** A build that has been carried out. */
export interface FormerBuild {
  /** All files that were generated then. */
  readonly files: readonly GeneratedFile[];
  /** The state of the record that it has left, as `applyOutput` tells it. */
  readonly recordVersion: string | undefined;
}

/** How a generation differs from a former one. */
export interface Changes {
  /** The paths that are new, gone, or have another content. */
  readonly paths: ReadonlySet<string>;
  /** Whether some are new or gone. */
  readonly names: boolean;
}

/** What has changed since a build. Files that are the very same objects cost next to nothing. */
export function changesSince({ files }: FormerBuild, now: readonly GeneratedFile[]): Changes {
  // Nearly all stand where they stood.
  const before = new Map(files.flatMap((file, index) => (file === now[index] ? [] : [[file.path, file] as const])));
  const paths = new Set<string>();
  let names = false;
  for (const [index, file] of now.entries()) {
    if (file === files[index]) continue;
    const former = before.get(file.path);
    before.delete(file.path);
    if (!former) names = true;
    if (!former || !isSame(former, file)) paths.add(file.path);
  }
  for (const path of before.keys()) paths.add(path);
  return { paths, names: names || before.size > 0 };
}

function isSame(one: GeneratedFile, other: GeneratedFile): boolean {
  if (one === other) return true;
  if (one.kind === 'text' && other.kind === 'text')
    return one.content === other.content && (one.executable ?? false) === (other.executable ?? false);
  return JSON.stringify(one) === JSON.stringify(other);
}
