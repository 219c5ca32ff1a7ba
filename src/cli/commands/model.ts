import { Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import { fileArgument, type FileArguments, type FileCommand, type Handle } from './command.ts';

export const modelCommand = (handle: Handle): FileCommand<FileArguments> => ({
  command: 'model [file]',
  describe: 'Print the checked model as JSON, with every default filled in',
  builder: (parser) => fileArgument(parser).example('msac model shop.msa', 'accepted by schema/system.schema.json'),
  handler: handle(printModel),
});

async function printModel({ file }: FileArguments, terminal: Terminal): Promise<Status> {
  const { compileOrReport } = await import('../compile.ts');
  const compiled = compileOrReport(file, terminal);
  if (typeof compiled === 'number') return compiled;
  terminal.out(JSON.stringify(compiled.system, undefined, 2));
  return Status.ok;
}
