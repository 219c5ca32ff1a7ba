import { formatOption, type DiagnosticFormat } from '../diagnostic-format.ts';
import { Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import { fileArgument, type FileArguments, type FileCommand, type Handle } from './command.ts';

interface ModelArguments extends FileArguments {
  readonly format: DiagnosticFormat;
}

export const modelCommand = (handle: Handle): FileCommand<ModelArguments> => ({
  command: 'model [file]',
  describe: 'Print the checked model as JSON, with every default filled in',
  builder: (parser) =>
    formatOption(fileArgument(parser), 'standard error').example(
      'msac model shop.msa',
      'accepted by schema/system.schema.json',
    ),
  handler: handle(printModel),
});

async function printModel({ file, format }: ModelArguments, terminal: Terminal): Promise<Status> {
  const { compileOrReport } = await import('../compile.ts');
  const compiled = await compileOrReport(file, terminal, undefined, { format, undone: 'There is no model of it' });
  if (typeof compiled === 'number') return compiled;
  terminal.out(JSON.stringify(compiled.system, undefined, 2));
  return Status.ok;
}
