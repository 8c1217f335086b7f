import { expect, test } from 'vitest';
import { alwaysOpen } from '../../shared/pacing/opening-hours.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import { listWaiting } from '../../shared/schedules/list-waiting.ts';
import type { ListedSchedule, ScheduleId } from '../../shared/schedules.ts';
import { aTiming } from './open-planner.ts';

const now = Date.UTC(2025, 10, 22, 12);
const minuteMs = 60_000;
const day = '2025-11-22' as PlainDate;
const rules = { hours: alwaysOpen, zone: 'UTC', graceMs: 30 * minuteMs };

/** Its next run so many minutes from now. */
function aSchedule(
  name: string,
  inMinutes: number | null,
  fields: Partial<ListedSchedule> = {},
): ListedSchedule {
  return {
    ...{ id: name as ScheduleId, what: { kind: 'free-text', text: name, photoId: null } },
    ...{ groupIds: [], setIds: [], timing: aTiming(day, '12:00'), isPaused: false, names: [name] },
    ...{ promoHolds: [null], groupCount: 1, unreachableCount: 0, heldBy: null, confirmedAt: null },
    next: inMinutes === null ? null : { day, at: now + inMinutes * minuteMs, leftOut: [] },
    last: null,
    ...fields,
  };
}

const moved = { ...aTiming(day, '12:00'), exceptions: [{ day, to: { day, time: '15:00' } as const }] };
const schedules = [
  aSchedule('confirmed for the morning', 600, { confirmedAt: now }),
  aSchedule('planned and due', -5),
  aSchedule('planned for later', 5),
  aSchedule('confirmed', -10, { confirmedAt: now }),
  aSchedule('confirmed and moved', 180, { confirmedAt: now, timing: moved }),
  aSchedule('paused', -5, { isPaused: true, confirmedAt: now }),
  aSchedule('gone', null, { confirmedAt: now }),
];

const names = (isConnected: boolean) =>
  listWaiting(schedules, { now, isConnected, rules }).map(({ schedule }) => schedule.names[0]);

test('without a link everything waits whose time has come, and what she confirmed for the morning', () => {
  expect(names(false)).toEqual(['confirmed', 'planned and due', 'confirmed for the morning']);
});

test('with a link what she confirmed is seen until it has gone', () => {
  expect(names(true)).toEqual(['confirmed', 'confirmed for the morning']);
});

test('each knows until when it goes by itself', () => {
  const [first] = listWaiting(schedules, { now, isConnected: false, rules });
  expect(first).toMatchObject({ day, at: now - 10 * minuteMs, until: now + 20 * minuteMs });
});
