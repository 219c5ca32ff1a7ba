import type { OutputPlan } from '../output/index.ts';
import type { Terminal } from './terminal.ts';

/** A migration that has changed is refused by every database that has run the former one. */
export function warnOfMigrations(plan: OutputPlan, terminal: Terminal): void {
  const changed = plan.items.filter(
    ({ kind, path }) => (kind === 'update' || kind === 'merge') && MIGRATION.test(path),
  );
  for (const { path } of changed)
    terminal.err(
      `note: ${path} has changed. Development databases are made anew; one in production needs a migration of its own: ` +
        `keep the former file (git restore it) and add a V2 beside it.`,
    );
}

const MIGRATION = /\/db\/migration\/V[^/]*\.sql$/;
