import { expect, test } from 'vitest';
import { type DrivenClock, openDrivenClock } from '../../main/system/driven-clock.ts';
import { until } from '../whatsapp/until.ts';

const startsAt = Date.UTC(2026, 3, 1, 12);
const hourMs = 3_600_000;

function open(isBusy = () => false) {
  const jumps: [realAt: number, aheadMs: number][] = [];
  const clock = openDrivenClock({
    ...{ startsAt, isBusy, timeZone: () => 'America/Santiago' },
    onJump: (realAt, aheadMs) => jumps.push([realAt, aheadMs]),
  });
  return { clock, jumps };
}

/** Rings every minute, and says when. */
function ringEveryMinute(clock: DrivenClock): readonly number[] {
  const rung: number[] = [];
  const ring = () => {
    rung.push(clock.now());
    clock.after(60_000, ring);
  };
  clock.after(60_000, ring);
  return rung;
}

test('driven ahead, every alarm on the way rings at its own time, also those that are set meanwhile', async () => {
  const { clock } = open();
  const begun = clock.now();
  const rung = ringEveryMinute(clock);
  await clock.hurryTo(begun + hourMs + 30_000);
  expect(rung.length).toBe(60);
  for (const [index, at] of rung.entries()) {
    // A jump lands on the alarm; what passes besides is real time, which is short.
    expect(at - begun - (index + 1) * 60_000).toBeGreaterThanOrEqual(0);
    expect(at - begun - (index + 1) * 60_000).toBeLessThan(30_000);
  }
  expect(clock.now()).toBeGreaterThanOrEqual(begun + hourMs + 30_000);
});

test('while something takes its real time nothing is jumped over', async () => {
  let isBusy = true;
  const { clock } = open(() => isBusy);
  const rung = ringEveryMinute(clock);
  let isThere = false;
  const begun = clock.now();
  const hurried = clock.hurryTo(begun + hourMs - 30_000).then(() => {
    isThere = true;
  });
  await until('some real time has passed', () => clock.now() > begun + 20);
  expect([rung.length, isThere, clock.now() < begun + 60_000]).toEqual([0, false, true]);
  isBusy = false;
  await hurried;
  expect(rung.length).toBe(59);
});

test('while it sleeps no alarm rings, and what was left of its time is left afterwards', async () => {
  const { clock } = open();
  const rung = ringEveryMinute(clock);
  const begun = clock.now();
  clock.sleepTo(begun + 10 * hourMs);
  expect(clock.now()).toBeGreaterThanOrEqual(begun + 10 * hourMs);
  await clock.hurryTo(clock.now() + 59_000);
  expect(rung.length).toBe(0);
  await clock.hurryTo(clock.now() + 2_000);
  expect(rung.length).toBe(1);
});

test('without being driven it goes on as time does, and an alarm that is cancelled does not ring', async () => {
  const { clock } = open();
  let rung = '';
  clock.after(20, () => {
    rung += 'a';
  });
  clock.after(10, () => {
    rung += 'b';
  })();
  clock.after(0, () => {
    rung += 'c';
  });
  await until('both have rung', () => rung.length === 2);
  expect(rung).toBe('ca');
});

test('the jumps that it tells of say what it showed at any moment of real time', async () => {
  const { clock, jumps } = open();
  ringEveryMinute(clock);
  const seen: [realAt: number, shown: number][] = [];
  for (let round = 0; round < 5; round += 1) {
    await clock.hurryTo(clock.now() + 7 * hourMs);
    await until('a moment has passed', () => Date.now() > (jumps.at(-1)?.[0] ?? 0));
    seen.push([Date.now(), clock.now()]);
    expect(Math.abs(clock.shows(Date.now()) - clock.now())).toBeLessThan(5);
  }
  for (const [realAt, shown] of seen) {
    const aheadMs = jumps.findLast(([at]) => at < realAt)?.[1] ?? Number.NaN;
    expect(Math.abs(realAt + aheadMs - shown)).toBeLessThan(5);
  }
});
