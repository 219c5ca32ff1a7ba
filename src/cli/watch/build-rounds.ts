import type { FileSystem } from '../../language/index.ts';
import type { System } from '../../model/system.ts';
import { planOutput, type FormerBuild, type OutputPlan } from '../../output/index.ts';
import { CompileCache } from '../compile.ts';
import { compileForBuild } from '../compile-to-build.ts';
import { countsOf } from '../counts.ts';
import { outputFolder, reportConflicts, write } from '../emit.ts';
import { warnOfMigrations } from '../migrations.ts';
import { onlyFolders } from '../only.ts';
import { countDiagnostics } from '../reporters/index.ts';
import type { Terminal } from '../terminal.ts';
import { unwatched } from '../work.ts';
import { Generations } from './generations.ts';
import type { Round, Rounds } from './rounds.ts';

/** What a build that goes on is told. */
export interface BuildRoundsOptions {
  readonly file: string;
  readonly out?: string | undefined;
  readonly home?: string;
  readonly only?: readonly string[] | undefined;
}

/**
 * `msac build --watch`: only files that have changed are parsed again, only applications that can have changed are
 * checked, lowered and generated again, and only files that have changed are compared with what stands on disk. The first round, and any
 * after another build has come in between, looks at everything.
 */
export class BuildRounds implements Rounds {
  readonly #options: BuildRoundsOptions;
  readonly #cache = new CompileCache();
  readonly #generations = new Generations();
  #former: (FormerBuild & { readonly folder: string }) | undefined;

  constructor(options: BuildRoundsOptions) {
    this.#options = options;
  }

  async round(files: FileSystem, terminal: Terminal): Promise<Round> {
    const { file, only: names } = this.#options;
    const compilation = await compileForBuild({ entry: file, files }, unwatched, this.#cache);
    const { system, diagnostics, sources } = compilation;
    if (!system) {
      const summary = (took: string): string => `${countDiagnostics(diagnostics)} ${took}; the files stay as they are`;
      return { diagnostics, sources, summary, isTrouble: true };
    }
    const plan = await this.#build(system, onlyFolders(system, names));
    warnOfMigrations(plan, terminal);
    reportConflicts(plan, terminal);
    const isTrouble = diagnostics.length > 0 || plan.conflicts.length > 0;
    const done = summaryOf(plan, system);
    return { diagnostics, sources, summary: (took) => `${done} ${took}`, isTrouble };
  }

  async #build(system: System, only: readonly string[] | undefined): Promise<OutputPlan> {
    const { out, home } = this.#options;
    const folder = outputFolder(system, { out, ...(home !== undefined && { home }) });
    const former = this.#former?.folder === folder ? this.#former : undefined;
    // Until this build is through, nothing is known of what stands there.
    this.#former = undefined;
    const files = await this.#generations.next(system);
    const plan = planOutput(folder, files, { since: former, ...(only && { only }) });
    const { recordVersion } = await write(plan);
    this.#former = { folder, files, recordVersion };
    return plan;
  }
}

/** More applications than these are only counted. */
const MOST_NAMED = 3;

/** `catalog, orders: 12 files updated`. */
function summaryOf({ items, counts }: OutputPlan, system: System): string {
  const touched = items.filter(({ kind }) => kind !== 'unchanged' && kind !== 'keep');
  if (touched.length === 0) return `${system.name}: nothing to write`;
  const folders = new Set(touched.map(({ path }) => path.split('/', 1)[0]));
  const names = system.applications.map(({ name }) => name).filter((name) => folders.has(name));
  const where = names.length > MOST_NAMED ? `${names.length} applications` : names.join(', ') || system.name;
  return `${where}: ${countsOf({ ...counts, unchanged: 0, keep: 0 })}`;
}
