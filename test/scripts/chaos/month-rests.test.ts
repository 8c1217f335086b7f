import { expect, test } from 'vitest';
import type { Booked, Post } from '../../../scripts/chaos/month/far-end.ts';
import { judgeRests, type RestVerdict } from '../../../scripts/chaos/month/judge-rests.ts';
import type { Month } from '../../../scripts/chaos/month/live-month.ts';
import { dayOf, zone } from '../../../scripts/chaos/month/shop-plan.ts';
import { openShopWall } from '../../../scripts/chaos/month/wall.ts';

const wall = openShopWall(zone);
/** `2 12:00` is noon of the second. */
const at = (moment: string) => {
  const [day = '', time = ''] = moment.split(' ');
  return wall.momentOf(dayOf(Number(day)), time);
};

interface Story {
  /** When the computer fell asleep and woke up. */
  readonly away: readonly [from: string, to: string];
  /** When the first group of one broadcast got it, and the second; the second may never. */
  readonly posts: readonly [first: string, second?: string];
  readonly askedSince?: string;
  readonly answer?: readonly [answer: 'now' | 'discard', at: string];
  readonly isCancelled?: boolean;
}

function judge({ away, posts, askedSince, answer, isCancelled = false }: Story): RestVerdict {
  const restsAsked = askedSince === undefined ? [] : [{ broadcastId: 'b', since: at(askedSince) }];
  const restAnswers =
    answer === undefined ? [] : [{ broadcastId: 'b', at: at(answer[1]), answer: answer[0] }];
  const lived = {
    awake: [
      { from: at('1 09:30'), to: at(away[0]) },
      { from: at(away[1]), to: at('30 19:00') },
    ],
    owner: { restsAsked, restAnswers },
  } as unknown as Month;
  const taken = posts.map(
    (moment, index) => ({ messageId: `${index}`, takenAt: [at(moment ?? '')] }) as const,
  );
  const books = ['0', '1'].map((messageId, index) => ({
    ...{ messageId, broadcastId: 'b', groupName: 'Clientes', text: 'Oferta' },
    ...{ createdAt: at(posts[0]), state: isCancelled && index === 1 ? 'cancelled' : 'sent' },
  })) as readonly Booked[];
  return judgeRests(lived, {
    books,
    posts: taken as unknown as readonly Post[],
    wall,
    isSoldOut: () => false,
  });
}

test.for<
  [what: string, fault: 'wentWithoutHer' | 'askedForNothing' | 'givenUpWithoutHer' | null, story: Story]
>([
  ['a nap within the grace', null, { away: ['2 12:01', '2 12:25'], posts: ['2 12:00', '2 12:26'] }],
  [
    'a rest that goes on by itself after an hour',
    'wentWithoutHer',
    { away: ['2 12:01', '2 13:00'], posts: ['2 12:00', '2 13:01'] },
  ],
  [
    'the same, because she said so',
    null,
    {
      ...{ away: ['2 12:01', '2 13:00'], posts: ['2 12:00', '2 13:02'], askedSince: '2 12:01' },
      answer: ['now', '2 13:01'],
    },
  ],
  [
    'her word of before such a time away',
    'wentWithoutHer',
    { away: ['2 12:02', '2 13:00'], posts: ['2 12:00', '2 13:02'], answer: ['now', '2 12:01'] },
  ],
  [
    'a night, and it is opened soon after the shop',
    null,
    { away: ['2 19:05', '3 09:20'], posts: ['2 18:59', '3 09:21'] },
  ],
  [
    'a night, and it is opened an hour after the shop',
    'wentWithoutHer',
    { away: ['2 19:05', '3 10:00'], posts: ['2 18:59', '3 10:01'] },
  ],
  [
    'a question after a short nap',
    'askedForNothing',
    { away: ['2 12:01', '2 12:25'], posts: ['2 12:00'], askedSince: '2 12:01' },
  ],
  [
    'a question by a moment before its turn',
    'askedForNothing',
    { away: ['2 19:05', '3 09:20'], posts: ['2 18:59'], askedSince: '2 19:00' },
  ],
  [
    'a rest that is given up by nobody',
    'givenUpWithoutHer',
    { away: ['2 12:01', '2 13:00'], posts: ['2 12:00'], isCancelled: true },
  ],
  [
    'a rest that she gives up',
    null,
    {
      ...{ away: ['2 12:01', '2 13:00'], posts: ['2 12:00'], isCancelled: true, askedSince: '2 12:01' },
      answer: ['discard', '2 13:01'],
    },
  ],
])('the judge of what was cut off: %s', ([, fault, story]) => {
  const { askedCount, ...faults } = judge(story);
  expect(askedCount).toBe(story.askedSince === undefined ? 0 : 1);
  for (const [kind, found] of Object.entries(faults))
    expect([kind, found.length]).toEqual([kind, kind === fault ? 1 : 0]);
});
