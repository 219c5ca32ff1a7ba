import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Graph } from '../../diagrams/index.ts';
import type { System } from '../../model/system.ts';
import type { NamedGraph } from '../graph/pictures.ts';
import { targetOf, type Format, type Target } from '../graph/target.ts';
import { CommandFailure, Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import { fileArgument, type FileArguments, type FileCommand, type Handle } from './command.ts';

interface GraphArguments extends FileArguments {
  readonly format: Format | undefined;
  readonly of: string | undefined;
  readonly out: string | undefined;
}

export const graphCommand = (handle: Handle): FileCommand<GraphArguments> => ({
  command: 'graph [file]',
  describe: 'Draw the architecture, or the entities of an application',
  builder: (parser) =>
    fileArgument(parser)
      .option('format', {
        choices: ['mermaid', 'svg'] as const,
        describe: 'What to draw with [default: what --out ends in, else mermaid]',
      })
      .option('of', { type: 'string', requiresArg: true, describe: 'The application whose entities to draw' })
      .option('out', {
        alias: 'o',
        type: 'string',
        requiresArg: true,
        describe: 'A .svg or .mmd file for one picture; a .md file or a folder for all [default: the terminal]',
      })
      .example('msac graph shop.msa --out shop.svg', 'the architecture, readable in light and dark')
      .example('msac graph shop.msa --of catalog', 'a class diagram in Mermaid')
      .example('msac graph shop.msa --out docs/shop.md', 'all of it on one page, as GitHub draws it'),
  handler: handle(drawFile),
});

async function drawFile(args: GraphArguments, terminal: Terminal): Promise<Status> {
  const target = targetOf(args.out, args.format);
  const { compileOrReport } = await import('../compile.ts');
  const compiled = await compileOrReport(args.file, terminal, undefined, { undone: 'Nothing was drawn' });
  if (typeof compiled === 'number') return compiled;
  const files = await filesOf(await picturesOf(compiled.system, args.of, target), target);
  for (const { path, content } of files) {
    if (path === undefined) terminal.out(content.trimEnd());
    else write(path, content);
  }
  const paths = files.flatMap(({ path }) => path ?? []);
  if (paths.length > 0) terminal.out(`Drawn: ${paths.join(', ')}`);
  return Status.ok;
}

async function picturesOf(system: System, of: string | undefined, target: Target): Promise<readonly NamedGraph[]> {
  const { allPictures, entitiesOf } = await import('../graph/pictures.ts');
  if (of !== undefined) return [entitiesOf(system, of)];
  const all = allPictures(system);
  return target.kind === 'terminal' || target.kind === 'file' ? all.slice(0, 1) : all;
}

interface Drawn {
  /** Undefined: the terminal. */
  readonly path: string | undefined;
  readonly content: string;
}

async function filesOf(pictures: readonly NamedGraph[], target: Target): Promise<Drawn[]> {
  if (target.kind === 'markdown') {
    const { markdownOf } = await import('../../diagrams/index.ts');
    return [{ path: target.path, content: markdownOf(pictures.map(({ graph }) => graph)) }];
  }
  const draw = await drawing(target.format);
  const drawn: Drawn[] = [];
  for (const { name, graph } of pictures) {
    const ending = target.format === 'svg' ? 'svg' : 'mmd';
    const path =
      target.kind === 'folder'
        ? join(target.path, `${name}.${ending}`)
        : target.kind === 'file'
          ? target.path
          : undefined;
    drawn.push({ path, content: await draw(graph) });
  }
  return drawn;
}

/** SVG brings its layout library, which nothing else needs. */
async function drawing(format: Format): Promise<(graph: Graph) => string | Promise<string>> {
  return format === 'svg'
    ? (await import('../../diagrams/svg/index.ts')).svgOf
    : (await import('../../diagrams/index.ts')).mermaidOf;
}

function write(path: string, content: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  } catch (error) {
    throw new CommandFailure(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
