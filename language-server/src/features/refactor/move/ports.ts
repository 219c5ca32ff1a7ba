import { isPort, type Program } from '../../../../../src/language/index.ts';
import { assignPorts } from '../../../../../src/lower/index.ts';
import type { Draft } from '../draft.ts';
import type { Ground } from '../offer.ts';
import { applicationsOf } from './homes.ts';

/** Default ports go by the order of the text: tells of those that are others once it has changed. */
export function tellOfPorts(draft: Draft, programs: readonly Program[], { workspace }: Ground): void {
  for (const { now, program } of workspace.whatIf(draft.texts())) {
    if (!programs.includes(now)) continue;
    const before = portsOf(now);
    for (const [name, port] of portsOf(program)) {
      const former = before.get(name);
      if (former !== undefined && former !== port)
        draft.note(
          `The port of \`${name}\` is not written, and goes by the order of the text: it is ${port} now, and was ${former}.`,
        );
    }
  }
}

function portsOf(program: Program): ReadonlyMap<string, number> {
  const applications = applicationsOf(program);
  // A port that is written stays, right or wrong.
  const assigned = [...assignPorts(applications)].filter(([{ members }]) => !members.some(isPort));
  return new Map(assigned.map(([{ name }, port]) => [name, port]));
}
