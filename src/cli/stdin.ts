import { decode, SIZE_LIMIT, type FileSystem } from '../language/files.ts';
import { countText, inputFiles } from './long-run.ts';

/** What stands for standard input where a file is named. */
export const STDIN = '-';

/** What standard input is called in diagnostics. */
const NAME = '<stdin>';

/** Where a system is read from. */
export interface Input {
  readonly entry: string;
  readonly files: FileSystem;
}

/**
 * The file that is named on the command line; `-` is standard input, which is read to its end. Imports of its text are
 * sought as if it lay in the working folder.
 */
export async function openInput(file: string, stdin?: NodeJS.ReadableStream): Promise<Input> {
  if (file !== STDIN) return { entry: file, files: inputFiles };
  // Not named as a default: to look at it costs Node some milliseconds.
  const bytes = await readToEnd(stdin ?? process.stdin);
  const result =
    bytes.length > SIZE_LIMIT
      ? ({ kind: 'too-large', bytes: bytes.length, limit: SIZE_LIMIT } as const)
      : decode(bytes);
  if (result.kind === 'text') countText(result.text);
  return {
    entry: NAME,
    files: { ...inputFiles, read: (path) => (path === NAME ? result : inputFiles.read(path)) },
  };
}

async function readToEnd(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}
