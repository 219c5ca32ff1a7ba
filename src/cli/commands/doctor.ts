import type { CommandModule } from 'yargs';
import { Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import { optionalFileArgument, type Handle } from './command.ts';

interface DoctorArguments {
  readonly file: string | undefined;
  readonly home?: string;
  readonly out: string | undefined;
  readonly format: 'pretty' | 'json';
}

export const doctorCommand = (handle: Handle): CommandModule<object, DoctorArguments> => ({
  command: 'doctor [file]',
  describe: 'Look what this machine has of what msac and its systems need, and tell how to get the rest',
  builder: (parser) =>
    optionalFileArgument(parser)
      .option('out', { alias: 'o', type: 'string', describe: 'The folder that it is built into [default: ./<system>]' })
      .option('format', {
        choices: ['pretty', 'json'] as const,
        default: 'pretty' as const,
        describe: 'For people, or for programs',
      })
      .example('msac doctor', 'exits with 1 when `build` or `run` lacks something')
      .example('msac doctor shop.msa', 'also whether the ports of shop are free'),
  handler: handle(examineMachine),
});

async function examineMachine(args: DoctorArguments, terminal: Terminal): Promise<Status> {
  const [
    { examine, isReady, thisMachine },
    { formatFindings, formatFindingsJson },
    { compileOrReport },
    { outputFolder },
  ] = await Promise.all([
    import('../../doctor/index.ts'),
    import('../reporters/doctor.ts'),
    import('../compile.ts'),
    import('../emit.ts'),
  ]);
  const compiled =
    args.file === undefined
      ? undefined
      : await compileOrReport(args.file, terminal, undefined, { undone: 'Nothing was looked at' });
  if (typeof compiled === 'number') return compiled;
  const system = compiled?.system;
  const folder = system ? outputFolder(system, args) : process.cwd();
  const findings = await examine(thisMachine(), system, folder);
  const ready = isReady(findings);
  if (args.format === 'json') terminal.out(formatFindingsJson(findings, ready));
  else {
    const subject = system ? `build and run ${system.name}` : 'build and run systems';
    const conclusion = ready ? `All is there to ${subject}.` : `Not all is there to ${subject}.`;
    terminal.out(`${formatFindings(findings, terminal.color)}\n\n${conclusion}`);
  }
  return ready ? Status.ok : Status.findings;
}
