import { describe, expect, test } from 'vitest';
import { alwaysOpen, everyDay } from '../../shared/pacing/opening-hours.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import { momentOf } from '../../shared/schedules/moment-of.ts';
import type { WallTime } from '../../shared/schedules/timing.ts';
import { comesByItself, decideLinkWait, findWaitEnd } from '../../shared/schedules/wait-for-link.ts';

const zone = 'America/Sao_Paulo';
const minuteMs = 60_000;
const at = (time: string, day = '2025-11-22', where = zone) =>
  momentOf(day as PlainDate, time as WallTime, where);
const shop = everyDay({ isOpen: true, opens: 8 * 60, closes: 21 * 60 });
const never = everyDay({ isOpen: false, opens: 0, closes: 0 });
const rules = { hours: shop, zone, graceMs: 30 * minuteMs };

describe('what is confirmed without a link', () => {
  test.for([
    ['from this minute on, as long as the grace', at('14:02') + 41_000, at('14:02'), at('14:32')],
    ['no longer than the shop is open', at('20:50') + 1, at('20:50'), at('21:00')],
    ['in the last minute until it is over', at('20:59') + 59_000, at('20:59'), at('21:00')],
    ['at night from the morning on', at('23:10'), at('08:00', '2025-11-23'), at('08:30', '2025-11-23')],
    ['just before the shop opens', at('07:59') + 30_000, at('08:00'), at('08:30')],
  ] as const)('goes by itself %s', ([_when, now, from, until]) => {
    expect(decideLinkWait(now, rules)).toEqual({ at: from, until });
  });

  test('cannot wait where no hour is ever open', () => {
    expect(decideLinkWait(at('14:02'), { ...rules, hours: never })).toBeNull();
  });

  test('goes on over midnight where the shop is always open', () => {
    expect(decideLinkWait(at('23:50'), { ...rules, hours: alwaysOpen })).toEqual({
      ...{ at: at('23:50'), until: at('00:20', '2025-11-23') },
    });
  });

  test('cannot wait in an hour that the clock shows a second time, because no schedule can name it', () => {
    const berlin = { ...rules, hours: alwaysOpen, zone: 'Europe/Berlin' };
    const first = at('02:10', '2025-10-26', 'Europe/Berlin');
    expect(decideLinkWait(first, berlin)?.at).toBe(first);
    expect(decideLinkWait(first + 60 * minuteMs, berlin)).toBeNull();
  });
});

test('a run waits as long as she lets it be late and the shop is open', () => {
  expect(findWaitEnd(at('10:00'), { ...rules, graceMs: 120 * minuteMs })).toBe(at('12:00'));
  expect(findWaitEnd(at('19:30'), { ...rules, graceMs: 120 * minuteMs })).toBe(at('21:00'));
  expect(findWaitEnd(at('22:00'), rules)).toBe(at('22:00'));
});

test('what comes back by itself is waited for, and what she must see to is not', () => {
  const kinds = [
    ...['off', 'starting', 'waiting-for-scan', 'waiting-for-code', 'linking', 'connected', 'offline'],
    ...['paused-by-whatsapp', 'unlinked', 'stopped'],
  ] as Parameters<typeof comesByItself>[0]['kind'][];
  expect(kinds.filter((kind) => comesByItself({ kind }))).toEqual([
    ...['starting', 'linking', 'offline', 'paused-by-whatsapp'],
  ]);
});
