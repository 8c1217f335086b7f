import { expect, test } from 'vitest';
import { seededRandom } from '../../../main/practice/server/random.ts';
import { startBoxProcess } from '../../../main/practice/start-box-process.ts';
import { lossKinds, planLosses } from '../../../scripts/chaos/net/losses.ts';
import { runNet, toRows } from '../../../scripts/chaos/net/run-net.ts';
import { judge as judgeRow } from '../../../scripts/measure/report.ts';
import { makeFolder } from '../../builders.ts';
import { openNetShopHere } from './open-net-shop-here.ts';

const lossCount = Number(process.env.NET_LOSSES ?? 2 * lossKinds.length);
const seed = Number(process.env.NET_SEED ?? 7);

test('every kind of loss is planned as often as the others, and a seed plans the same again', () => {
  const plan = planLosses(70, seededRandom(1));
  for (const kind of lossKinds) expect(plan.filter((each) => each === kind)).toHaveLength(10);
  expect(planLosses(70, seededRandom(1))).toEqual(plan);
  expect(planLosses(70, seededRandom(2))).not.toEqual(plan);
});

test(
  'two losses of every kind while it posts: nothing is lost, nothing is there twice, one connection is left',
  async () => {
    const groups = [
      { name: 'Clientes', members: 2, devicesPerMember: [1, 2] as const },
      { name: 'Vizinhas', members: 2, addressing: 'phone-number' as const },
      { name: 'Feira', members: 2 },
    ];
    const box = await startBoxProcess({ groups, refreshesPerPairing: 0 });
    try {
      const groupNames = groups.map(({ name }) => name);
      const shop = await openNetShopHere(makeFolder(), box, groupNames);
      try {
        const plan = { lossCount, seed, warmUpCount: 3, say: () => {} };
        const result = await runNet(shop, box, plan);
        expect(result.verdict.sentCount).toBeGreaterThan(plan.lossCount);
        // Losses in the middle of a message, or there would be nothing to judge.
        expect(result.told.unknownPerLoss).toContain(1);
        const broken = toRows(result)
          .map(judgeRow)
          .filter(({ holds }) => !holds)
          .map(({ what, ours }) => `${what}: ${ours.median}`);
        expect([...broken, ...result.violations]).toEqual([]);
      } finally {
        await shop.close();
      }
    } finally {
      await box.stop();
    }
  },
  60_000 + lossCount * 3_000,
);
