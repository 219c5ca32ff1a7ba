import { nearest } from '../language/index.ts';
import type { System } from '../model/system.ts';
import { CommandFailure } from './status.ts';

/**
 * The folders that `--only` names: those of applications. What belongs to no single application is in none.
 *
 * @returns undefined when it names none, which means everything
 * @throws CommandFailure when there is no such application
 */
export function onlyFolders(system: System, names: readonly string[] | undefined): string[] | undefined {
  if (names === undefined || names.length === 0) return undefined;
  const known = system.applications.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return [...names];
  const near = nearest(unknown, known);
  throw new CommandFailure(
    `--only: ${system.name} has no application \`${unknown}\`. ` +
      (near === undefined ? `It has ${known.join(', ') || 'none'}.` : `Did you mean \`${near}\`?`),
  );
}
