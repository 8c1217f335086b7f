import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forgiveClockSetBack, keepForCaps, type PastPost } from '../../shared/pacing/past-posts.ts';
import { dayMs } from './live-through.ts';

const post = (endedAt: number, isOwnChat = false): PastPost => ({ endedAt, pauseMs: 20_000, isOwnChat });

test('posts that lie in the future are brought to now, and those after a later one to that one', () => {
  expect(forgiveClockSetBack([post(500), post(900), post(300), post(700)], 600)).toEqual([
    post(300),
    post(300),
    post(300),
    post(600),
  ]);
  const right = [post(1), post(2)];
  expect(forgiveClockSetBack(right, 2)).toBe(right);
});

test('after that they are in order, none is in the future, and once more changes nothing', () => {
  const anyPosts = fc.array(fc.integer({ min: 0, max: 1_000 }).map((at) => post(at)));
  fc.assert(
    fc.property(anyPosts, fc.integer({ min: 0, max: 1_000 }), (posts, now) => {
      const put = forgiveClockSetBack(posts, now);
      const times = put.map(({ endedAt }) => endedAt);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times.at(-1) ?? 0).toBeLessThanOrEqual(now);
      expect(forgiveClockSetBack(put, now)).toBe(put);
    }),
  );
});

test('kept are the posts to groups of a day, as many as the cap asks for, and the last one to the own chat', () => {
  const many = Array.from({ length: 400 }, (_, index) => post(index));
  expect(keepForCaps(many)).toEqual(many.slice(-301));
  expect(keepForCaps([post(1), post(2, true), post(3), post(4, true)])).toEqual([
    post(1),
    post(3),
    post(4, true),
  ]);
  expect(keepForCaps([post(0), post(dayMs), post(dayMs + 1)])).toEqual([post(dayMs), post(dayMs + 1)]);
  expect(keepForCaps([])).toEqual([]);
});
