import { expect, test } from 'vitest';
import { daysUntil } from '../../main/history/days-until.ts';
import { shareOf } from '../../renderer/history/reach-shares.ts';
import { addCounts, mostReachGroups } from '../../shared/reach.ts';
import { openHistory } from './open-history.ts';
import { addPastBroadcasts } from './past-broadcasts.ts';

const dayMs = 24 * 3_600_000;

test('the last weeks are counted by the day and by the group, the own chat and what failed left out', async () => {
  const { shop, clock, history } = openHistory();
  const now = clock.now();
  addPastBroadcasts(shop, [
    { createdAt: now - 40 * dayMs, groups: [{ name: 'Clientes', delivered: 10 }] },
    {
      createdAt: now - 2 * dayMs,
      groups: [
        { name: 'Clientes', people: 20, delivered: 15, seen: 4 },
        { name: 'Vizinhos', people: 5, delivered: 5, seen: 5 },
        { name: '', people: 1, delivered: 1 },
        { name: 'Família', state: 'failed', reason: 'may-not-post' },
        { name: 'Escola', state: 'unknown' },
      ],
    },
    { createdAt: now - 60_000, groups: [{ name: 'Clientes', people: 21, delivered: 2 }] },
  ]);
  const { days, groups } = await history.handlers['history.reach']({ days: 28 });
  expect(days).toHaveLength(28);
  expect(days.filter(({ posts }) => posts > 0)).toEqual([
    { day: days[25]?.day, posts: 2, people: 25, delivered: 20, seen: 9 },
    { day: days[27]?.day, posts: 1, people: 21, delivered: 2, seen: 0 },
  ]);
  expect(groups).toEqual([
    { groupId: 'id of Clientes', name: 'Clientes', posts: 2, people: 41, delivered: 17, seen: 4 },
    { groupId: 'id of Vizinhos', name: 'Vizinhos', posts: 1, people: 5, delivered: 5, seen: 5 },
  ]);
  expect((await history.handlers['history.reach']({ days: 84 })).groups[0]?.posts).toBe(3);
});

test('of very many groups the first are named, and the days have them all', async () => {
  const { shop, clock, history } = openHistory();
  const groups = Array.from({ length: 60 }, (_, index) => ({ name: `Grupo ${index}`, people: 2 }));
  addPastBroadcasts(shop, [{ createdAt: clock.now() - 60_000, groups }]);
  const reach = await history.handlers['history.reach']({ days: 28 });
  expect(reach.groups).toHaveLength(mostReachGroups);
  expect(reach.days.at(-1)?.posts).toBe(60);
});

test('50,000 deliveries of twelve weeks are counted without a turn of more than 50 ms', async ({
  annotate,
}) => {
  let longestMs = 0;
  let begun = process.threadCpuUsage();
  const { shop, clock, history } = openHistory({
    // In the time of this thread: another process that takes the computer away is not ours.
    breathe() {
      const { user, system } = process.threadCpuUsage(begun);
      begun = process.threadCpuUsage();
      longestMs = Math.max(longestMs, (user + system) / 1_000);
    },
  });
  const groups = Array.from({ length: 500 }, (_, index) => ({
    name: `Grupo ${index}`,
    people: 200,
    delivered: 150,
  }));
  addPastBroadcasts(
    shop,
    Array.from({ length: 100 }, (_, index) => ({
      createdAt: clock.now() - 60_000 - index * 0.8 * dayMs,
      groups,
    })),
  );
  begun = process.threadCpuUsage();
  const { days } = await history.handlers['history.reach']({ days: 84 });
  await annotate(`longest turn ${longestMs.toFixed(1)} ms of this thread's time`);
  expect(addCounts(days).posts).toBe(50_000);
  expect(longestMs).toBeGreaterThan(0);
  expect(longestMs).toBeLessThan(50);
});

test('days follow the calendar, also when a clock change makes one shorter or longer', () => {
  const days = daysUntil(Date.UTC(2026, 3, 6, 15), 84);
  for (const [index, { day, from, until }] of days.entries()) {
    expect(new Date(from).getHours()).toBeLessThanOrEqual(1);
    expect(days[index + 1]?.from ?? until).toBe(until);
    expect(day).toBe(new Date(from).toLocaleDateString('sv'));
  }
  expect(days.at(-1)?.from).toBeLessThanOrEqual(Date.UTC(2026, 3, 6, 15));
});

test.each([
  [{ posts: 1, people: 10, delivered: 5, seen: 2 }, 20, { people: 0.5, delivered: 0.25, seen: 0.1 }],
  [{ posts: 1, people: 10, delivered: 12, seen: 11 }, 10, { people: 1, delivered: 1, seen: 1 }],
  [{ posts: 1, people: 10, delivered: 2, seen: 5 }, 10, { people: 1, delivered: 0.2, seen: 0.2 }],
  [{ posts: 0, people: 0, delivered: 0, seen: 0 }, 0, { people: 0, delivered: 0, seen: 0 }],
])('the bars of %o, the longest being %d, stay inside each other', (counts, most, shares) => {
  expect(shareOf(counts, most)).toEqual(shares);
});

test('several are added up', () => {
  const counts = { posts: 1, people: 2, delivered: 3, seen: 4 };
  expect(addCounts([counts, counts])).toEqual({ posts: 2, people: 4, delivered: 6, seen: 8 });
  expect(addCounts([])).toEqual({ posts: 0, people: 0, delivered: 0, seen: 0 });
});
