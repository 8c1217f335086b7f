import type { PracticeBox } from '../../../main/practice/practice-box.ts';
import { seededRandom } from '../../../main/practice/server/random.ts';
import { type Deliveries, openDeliveries } from '../../measure/app/deliveries.ts';
import type { Measured } from '../../measure/report.ts';
import { judge, type Verdict } from './judge.ts';
import { type LossesTold, loseConnections, until } from './lose-connections.ts';
import { planLosses } from './losses.ts';
import type { NetShop } from './net-shop.ts';

export interface NetPlan {
  readonly lossCount: number;
  readonly seed: number;
  /** After so many losses, everything that is loaded once is loaded, and growth counts. */
  readonly warmUpCount: number;
  readonly say: (line: string) => void;
}

export interface NetResult {
  readonly told: LossesTold;
  readonly verdict: Verdict;
  readonly heapGrowthMb: number;
  readonly socketsAtEnd: { readonly ours: number; readonly box: number };
  readonly settleSeconds: number;
  readonly unfinishedCount: number;
  readonly violations: readonly string[];
}

/** Loses connections while the shop posts, lets it finish, and asks the far end what is there. */
export async function runNet(shop: NetShop, box: PracticeBox, plan: NetPlan): Promise<NetResult> {
  const deliveries = openDeliveries(shop.shopFile);
  const random = seededRandom(plan.seed);
  let heapBefore = Number.NaN;
  let socketsBefore = Number.NaN;
  try {
    const told = await loseConnections({
      ...{ shop, server: box.server, deliveries, random },
      plan: planLosses(plan.lossCount, random),
      async onSurvived(count) {
        if (count % 25 === 0)
          plan.say(`${count} of ${plan.lossCount} losses, ${deliveries.count('sent')} sent`);
        if (count !== plan.warmUpCount) return;
        heapBefore = await shop.readHeapMb();
        socketsBefore = await shop.countSockets();
      },
    });
    const settleSeconds = await letFinish(shop, box, deliveries);
    return {
      ...{ told, settleSeconds },
      verdict: await judge(box, deliveries.all()),
      heapGrowthMb: (await shop.readHeapMb()) - heapBefore,
      socketsAtEnd: {
        ours: (await shop.countSockets()) - socketsBefore,
        box: await box.server.connectionCount(),
      },
      unfinishedCount: deliveries.count('waiting') + deliveries.count('sending'),
      violations: await box.violations(),
    };
  } finally {
    deliveries.close();
  }
}

/** @returns how long it took until every unknown that the far end holds was proved, in seconds */
async function letFinish(shop: NetShop, box: PracticeBox, deliveries: Deliveries): Promise<number> {
  await until('everything is posted', () => deliveries.count('waiting') + deliveries.count('sending') === 0);
  await until('it is connected', shop.isConnected);
  const startedAt = performance.now();
  const hasUnproved = async () => (await judge(box, deliveries.all())).unknownButTaken > 0;
  await until('what is unknown and was taken is proved', async () => !(await hasUnproved())).catch(() => {});
  return (performance.now() - startedAt) / 1_000;
}

/** The bars, as rows. */
export function toRows({ told, verdict, ...result }: NetResult): readonly Measured[] {
  const count = (what: string, value: number, atMost = 0): Measured => ({
    ...{ what, unit: '', ours: [value], bar: { atMost } },
  });
  return [
    count('unknown after one loss, at most', Math.max(0, ...told.unknownPerLoss), 1),
    count('unknown at the end that the far end holds', verdict.unknownButTaken),
    { what: 'until they had settled', unit: 's', ours: [result.settleSeconds], bar: { atMost: 60 } },
    count('sent, and missing on a device', verdict.sentButMissing),
    count('not sent, and on a device', verdict.notSentButHeld),
    count('one promo in one group under two ids', verdict.underTwoIds),
    count('shown twice on one device', verdict.shownTwice),
    count('neither sent nor known to be unknown at the end', result.unfinishedCount),
    count('losses after which there was not one connection', told.notOneSocketCount),
    count('connections at the end more than one', result.socketsAtEnd.box - 1),
    count('sockets of the app more than after the warm-up', Math.max(0, result.socketsAtEnd.ours)),
    count('against the protocol', result.violations.length),
    { what: 'growth of the heap', unit: 'MB', ours: [result.heapGrowthMb], bar: { atMost: 10 } },
  ];
}
