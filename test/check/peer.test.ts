import { describe, expect, test } from 'vitest';
import { accepted } from './peer/accepted.ts';
import { answerTo, isRight, type Probe } from './peer/probe.ts';
import { rejected } from './peer/rejected.ts';

/**
 * The 96 wrong or doubtful models that generator-jhipster 9.4.0 was given (docs/peer.md), as they are written here. Each
 * wrong one gets a message where it is wrong; what is right gets none.
 */
describe.each([
  ['refuses', rejected],
  ['accepts', accepted],
] as const)('what the peer %s', (_, probes) => {
  const shown = probes.filter((probe) => probe.msa !== undefined || probe.jdl !== undefined);

  test.each(shown.map((probe) => [probe.id, probe.what, probe] as const))('%s: %s', (_, _what, probe) => {
    const answer = answerTo(probe);
    expect(answer.map(({ at }) => at)).toEqual([probe.says ?? []].flat());
    if (probe.help !== undefined) expect(answer[0]?.help).toBe(probe.help);
  });

  test.each(shown.filter(isRight).map(({ id, why }) => [id, why]))('%s is right, and says why', (_, why) => {
    expect(why).toMatch(/\.$/);
  });
});

describe('in numbers', () => {
  const all: readonly Probe[] = [...rejected, ...accepted];

  test('of 96 models', () => {
    expect(all.map(({ id }) => id)).toHaveLength(new Set(all.map(({ id }) => id)).size);
    expect([rejected.length, accepted.length]).toEqual([49, 47]);
    const compared = all.filter(({ msa, jdl }) => msa !== undefined || jdl !== undefined);
    const answers = compared.map(answerTo);
    const refused = answers.filter((answer) => answer.some(({ severity }) => severity === 'error'));
    expect({
      'not shown by the record': all.length - compared.length,
      right: compared.filter(isRight).length,
      'one message': answers.filter(({ length }) => length === 1).length,
      'a message for each of several mistakes': answers.filter(({ length }) => length > 1).length,
      refused: refused.length,
      'in JDL, by way of the import': compared.filter(({ jdl }) => jdl !== undefined).length,
    }).toEqual({
      'not shown by the record': 4,
      right: 11,
      'one message': 79,
      'a message for each of several mistakes': 2,
      refused: 71,
      'in JDL, by way of the import': 16,
    });
  });
});
