import { UsageError } from './status.ts';

/** What may stand on a command line. */
export interface Vocabulary {
  readonly commands: readonly string[];
  /** Without dashes: `out`, `o`. */
  readonly options: readonly string[];
  /** Those of them that take no value. */
  readonly flags: readonly string[];
}

/** yargs could not make sense of a command line. Its message is worded anew (misuse.ts) before anybody sees it. */
export class Misuse extends UsageError {
  readonly known: Vocabulary;

  constructor(message: string, known: Vocabulary) {
    super(message);
    this.known = known;
  }
}

/** What yargs knows of a parser, and tells nobody but its own parts. */
interface Inner {
  getOptions(): { readonly key: Readonly<Record<string, unknown>>; readonly boolean: readonly string[] };
  getInternalMethods(): {
    getUsageInstance(): {
      getCommands(): readonly (readonly [string, ...unknown[]])[];
      cacheHelpMessage: () => void;
    };
  };
}

/** Keeps yargs from rendering its help whenever a command begins, in case that the command comes to need it: none does. */
export function renderNoHelpAhead(parser: object): void {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a part of yargs that its types leave out
  (parser as Inner).getInternalMethods().getUsageInstance().cacheHelpMessage = () => undefined;
}

/** What a parser of yargs knows by now: the options of a command once it has met that command. */
export function vocabularyOf(parser: object): Vocabulary {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a part of yargs that its types leave out
  const inner = parser as Inner;
  const commands = inner.getInternalMethods().getUsageInstance().getCommands();
  const { key, boolean } = inner.getOptions();
  return {
    commands: commands.map(([usage]) => usage.split(' ', 1)[0] ?? ''),
    options: Object.keys(key),
    flags: boolean,
  };
}
