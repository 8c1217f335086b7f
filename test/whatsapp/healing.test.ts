import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allFaults } from '../../scripts/chaos/faults/all-faults.ts';
import { openOurSide } from '../../scripts/chaos/faults/our-side.ts';
import { type CaseResult, runCase } from '../../scripts/chaos/faults/run-case.ts';
import type { Side } from '../../scripts/chaos/faults/side.ts';
import { startAppHere } from '../scripts/start-app-here.ts';

/** The short version of `npm run chaos -- faults`: ours alone, small groups, the faults that once made somebody wait. */
const faults = allFaults.filter(({ name }) =>
  [
    'nothing is wrong',
    'sessions are garbage, memory deleted',
    'own group key is no JSON',
    'own group key deleted, memory kept',
    'keys of one device: an error, once',
    'keys of one member: left-out, until later',
    'question for keys unanswered, twice',
    'question for devices unanswered, once',
    'LID of one member told nowhere',
    'refused with 479 after somebody joined',
    'somebody has a new phone, told later',
    'a device was unlinked, never told, and the key is shared again',
    'disk full after the message before had left',
  ].includes(name),
);

describe('what goes wrong is mended', () => {
  let side: Side;
  let number = 0;

  beforeAll(async () => {
    side = await openOurSide(startAppHere);
  });
  afterAll(() => side.stop());

  test.each(faults)('$name', async (fault) => {
    number += 1;
    const { addressing = number % 2 === 0 ? 'lid' : 'phone-number' } = fault;
    const plan = { members: 4, devicesPerMember: [1, 2] as const, addressing };
    const result: CaseResult = await runCase(side, { number, faults: [fault], plan, seed: number });
    expect(result.never).toBe(0);
    if (fault.isVisible) expect(result).toMatchObject({ later: 0, withoutKey: 0 });
    expect(result.atFirst).toBeGreaterThan(0);
    expect(result).toMatchObject({ nextNotAtFirst: 0, costPkmsgs: 0 });
    expect(result.costQuestions).toBeLessThanOrEqual(1);
    expect(side.countQrs()).toBe(0);
  });
});
