import { describe, expect, test } from 'vitest';
import { decideReturn, findDue } from '../../main/broadcasts/decide-return.ts';
import { defaultPacing } from '../../shared/pacing/limits.ts';
import { alwaysOpen, everyDay } from '../../shared/pacing/opening-hours.ts';
import type { PastPost } from '../../shared/pacing/past-posts.ts';
import type { Pace, QueuedDelivery } from '../../shared/pacing.ts';
import { fakeNow } from '../fakes/clock.ts';
import { dayMs, hourMs, minuteMs, secondMs } from './open-sender.ts';

describe('after a time in which nobody could see to it', () => {
  const due = fakeNow;
  test.for([
    ['it is not due yet', -8 * hourMs, 30 * minuteMs, 'goes-on'],
    ['a timer came a moment late', 40, 2 * minuteMs, 'goes-on'],
    ['a nap as long as the grace', 30 * minuteMs, 30 * minuteMs, 'goes-on'],
    ['a moment longer', 30 * minuteMs + 1, 30 * minuteMs, 'asks'],
    ['an hour, and she allows two', hourMs, 2 * hourMs, 'goes-on'],
    ['a night', 12 * hourMs, 2 * hourMs, 'asks'],
    ['three days', 3 * dayMs, 30 * minuteMs, 'asks'],
  ] as const)('%s: late by %i ms with a grace of %i ms, it %s', ([, lateMs, graceMs, expected]) => {
    expect(decideReturn(due, due + lateMs, graceMs)).toBe(expected);
  });
});

describe('the next promo is due', () => {
  // Nine o'clock in the morning in São Paulo.
  const now = fakeNow;
  const one = (kind: QueuedDelivery<string>['kind'], isPaused = false) => ({ id: kind, isPaused, kind });
  const post: PastPost = { endedAt: now - 10 * secondMs, pauseMs: 40 * secondMs, isOwnChat: false };
  const until = (closes: number) => everyDay({ isOpen: true, opens: 8 * 60, closes });
  const pace = (fields: Partial<Pace> = {}, hours = alwaysOpen): Pace => ({
    pacing: { ...defaultPacing, hours },
    ...{ posts: [], connectedSince: now - hourMs, linkedSince: now - 30 * dayMs },
    ...{ pausedByWhatsAppUntil: null, timeZone: 'America/Sao_Paulo' },
    ...fields,
  });

  test.for<readonly [string, readonly QueuedDelivery<string>[], Pace, number | null]>([
    ['at once', [one('post')], pace(), now],
    ['at once, although there is no connection', [one('post')], pace({ connectedSince: null }), now],
    ['at once, although it was just made', [one('post')], pace({ connectedSince: now }), now],
    ['when the pause is over', [one('post')], pace({ posts: [post] }), now + 30 * secondMs],
    ['when the shop opens', [one('post')], pace({}, until(9 * 60)), now + 23 * hourMs],
    [
      'when the quiet that WhatsApp asked for ends',
      [one('post')],
      pace({ pausedByWhatsAppUntil: now + hourMs }),
      now + hourMs,
    ],
    ['to her own chat, whatever the hour', [one('own-chat')], pace({}, until(9 * 60)), now],
    ['behind what she paused', [one('post', true), one('post')], pace(), now],
    ['never, where all is paused', [one('post', true)], pace(), null],
    ['never, where nothing waits', [], pace(), null],
    ['never, where only a deletion waits', [one('change')], pace(), null],
    [
      'never, in a shop that has no hours',
      [one('post')],
      pace({}, everyDay({ isOpen: false, opens: 0, closes: 60 })),
      null,
    ],
  ])('%s', ([, queue, given, expected]) => {
    expect(findDue(queue, given, now)).toBe(expected);
  });
});
