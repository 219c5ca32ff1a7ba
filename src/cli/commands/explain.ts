import type { CommandModule } from 'yargs';
import { Status, STATUS_HELP, UsageError } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import type { Handle } from './command.ts';

interface ExplainArguments {
  readonly code: string | undefined;
  readonly format: 'pretty' | 'json';
}

export const explainCommand = (handle: Handle): CommandModule<object, ExplainArguments> => ({
  command: 'explain [code]',
  describe: 'Explain a message, with an example that is wrong and the same one mended',
  builder: (parser) =>
    parser
      .epilogue(STATUS_HELP)
      .positional('code', { type: 'string', describe: 'A code such as MSA0202, or 202; without one, all are listed' })
      .option('format', {
        choices: ['pretty', 'json'] as const,
        default: 'pretty' as const,
        describe: 'For people, or for programs',
      })
      .example('msac explain MSA0202', 'what `There is no role …` means')
      .example('msac explain', 'every code there is, with its message'),
  handler: handle(explain),
});

async function explain({ code, format }: ExplainArguments, terminal: Terminal): Promise<Status> {
  const [{ catalogue, findEntry }, { explanationOf, listedOf }, { parsePage, readPage }, render] = await Promise.all([
    import('../../check/catalogue.ts'),
    import('../explain/explanation.ts'),
    import('../explain/page.ts'),
    import('../explain/render.ts'),
  ]);
  const print = (json: unknown, pretty: () => string): Status => {
    terminal.out(format === 'json' ? JSON.stringify(json, undefined, 2) : pretty().trimEnd());
    return Status.ok;
  };
  if (code === undefined) {
    const entries = catalogue.map(listedOf);
    return print(entries, () => render.renderList(entries, terminal));
  }
  const entry = findEntry(code, catalogue);
  if (!entry) throw await unknownCode(code);
  const explanation = explanationOf(entry, parsePage(readPage(entry.code) ?? ''));
  return print(explanation, () => render.renderExplanation(explanation, terminal));
}

async function unknownCode(text: string): Promise<UsageError> {
  const [{ catalogue }, { nearest }] = await Promise.all([
    import('../../check/catalogue.ts'),
    import('../../language/nearest.ts'),
  ]);
  const family = catalogue.filter(({ code }) => /^(msa)?\d{3,4}$/i.test(text) && code.startsWith(familyCode(text)));
  const near = nearest(
    text,
    catalogue.map(({ name }) => name),
  );
  const [first, last] = [family.at(0)?.code, family.at(-1)?.code];
  const advice =
    first !== undefined
      ? `Those of its family go from ${first} to ${last}.`
      : near === undefined
        ? '`msac explain` lists them all.'
        : `Did you mean \`${near}\`?`;
  return new UsageError(`There is no diagnostic \`${text}\`. ${advice}`);
}

/** `MSA03` of `MSA0399`, `0399` and `399`. */
function familyCode(text: string): string {
  return `MSA${text.replace(/^msa/i, '').padStart(4, '0').slice(0, 2)}`;
}
