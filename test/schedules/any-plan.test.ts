import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type PlainDate } from '../../shared/plain-date.ts';
import { openSender } from '../broadcasts/open-sender.ts';
import { settlePromises } from '../fakes/clock.ts';
import { lookNear } from './any-timing.ts';
import { openPlanner } from './open-planner.ts';
import { openWallClock, zones } from './slow-oracle.ts';

test.for(zones)(
  'in %s whatever is planned, paused and let go on has the next run that a slow look at the wall finds',
  async (zone) => {
    const wallClock = openWallClock(zone);
    const sender = await openSender();
    const { save, handlers, find } = openPlanner(sender, { zone: () => zone });
    const counts = { plans: 0, over: 0, passed: 0 };
    const look = fc.integer({ min: wallClock.firstMinute, max: wallClock.lastMinute });
    await fc.assert(
      fc.asyncProperty(
        lookNear(look),
        fc.integer({ min: 1, max: 12 * 1_440 }),
        async ({ timing, after }, pause) => {
          sender.clock.setTo(after * 60_000);
          await settlePromises();
          const id = save({ timing });
          const planned = wallClock.findNext(timing, after);
          expect(find(id)?.next?.at ?? null).toBe(planned);
          handlers['schedules.pause']({ id });
          expect(find(id)?.next).toBeNull();
          sender.clock.setTo((after + pause) * 60_000);
          await settlePromises();
          handlers['schedules.resume']({ id });
          const rest = wallClock.findNext(timing, after + pause);
          expect(find(id)?.next?.at ?? null).toBe(rest);
          handlers['schedules.delete']({ ids: [id] });
          counts.plans += 1;
          if (rest === null) counts.over += 1;
          if (planned !== rest) counts.passed += 1;
        },
      ),
      { numRuns: 40 },
    );
    console.log(
      `${zone}: ${counts.plans} plans paused: in ${counts.passed} the pause let a run pass, ${counts.over} were over then`,
    );
    expect(counts.passed).toBeGreaterThan(0);
  },
);

test('two runs of one schedule that were moved to the same minute: one goes, and the other says why it does not', async () => {
  const sender = await openSender();
  const { save, handlers, until, runs } = openPlanner(sender);
  const day = '2025-11-24' as PlainDate;
  const id = save({
    timing: {
      ...{ start: '2025-11-23' as PlainDate, time: '10:00', exceptions: [] },
      ...{ repeat: { kind: 'daily' }, end: { kind: 'times', count: 3 } },
    },
  });
  handlers['schedules.move']({ id, day, to: { day: addDays(day, 1), time: '10:00' } });
  await until('2025-11-26', '12:00');
  expect(await runs('2025-11-22', '2025-11-27')).toEqual([
    ...['23 10:00 started', '25 10:00 held: just-sent', '25 10:00 started'],
  ]);
  expect(await sender.taken(['Clientes'])).toEqual([2]);
});
