import { expect, test } from 'vitest';
import type { Question } from '../../main/system/ask.ts';
import { decideClose } from '../../main/system/decide-close.ts';
import { decideQuit } from '../../main/system/decide-quit.ts';
import { createLeave } from '../../main/system/leave.ts';
import type { Broadcast } from '../../shared/broadcasts.ts';
import { usualDesktop } from '../../shared/desktop.ts';
import { createSay } from '../../shared/text/read-word.ts';
import { loadText } from '../../shared/text/text.ts';
import { aBroadcast } from './a-broadcast.ts';

test.for([
  ['win32', false, false, 'quit'],
  ['linux', false, true, 'quit'],
  ['win32', true, false, 'hide-and-say'],
  ['linux', true, true, 'hide'],
  ['darwin', false, false, 'hide'],
  ['darwin', true, true, 'hide'],
] as const)(
  'a window closed on %s (allowed: %s, told: %s): %s',
  ([platform, keepsRunning, knowsOfTray, step]) => {
    expect(decideClose({ platform, keepsRunning, knowsOfTray })).toBe(step);
  },
);

const stop = { kind: 'stop' };
const ask = (count: number, about = 'begun') => ({ kind: 'ask', about, count });

test.for<[string, readonly Broadcast[], number, object]>([
  ['nothing was ever sent', [], 0, stop],
  ['all of it has arrived', [aBroadcast(['sent', 'failed', 'cancelled'])], 0, stop],
  ['one is unknown, which she answers later', [aBroadcast(['sent', 'unknown'])], 0, stop],
  ['one is on its way', [aBroadcast(['sent', 'sending', 'waiting'])], 0, ask(2)],
  ['some wait for their turn', [aBroadcast(['sent', 'waiting', 'waiting'])], 0, ask(2)],
  ['all wait for the connection or her hours', [aBroadcast(['held', 'held'])], 0, ask(2)],
  ['she paused it herself', [aBroadcast(['sent', 'waiting'], { isPaused: true })], 0, stop],
  ['two broadcasts are left', [aBroadcast(['waiting']), aBroadcast(['held', 'sent'])], 0, ask(2)],
  ['one waits for the link, and nothing has begun', [aBroadcast(['sent'])], 1, ask(1, 'waiting')],
  ['some wait for the link, and one has begun', [aBroadcast(['waiting'])], 2, ask(1)],
])('when %s', ([, broadcasts, waitingCount, step]) => {
  expect(decideQuit(broadcasts, waitingCount)).toEqual(step);
});

function openLeave(answer: string, broadcasts: readonly Broadcast[], keepsRunning = false, waitingCount = 0) {
  const state = { wish: { ...usualDesktop, keepsRunning }, knowsOfTray: false };
  const asked: { readonly message: string; readonly detail: string; readonly words: readonly string[] }[] =
    [];
  const leave = createLeave({
    platform: 'linux',
    readBroadcasts: () => broadcasts,
    countWaiting: () => waitingCount,
    readWish: () => state.wish,
    changeWish(wish) {
      state.wish = wish;
    },
    knowsOfTray: () => state.knowsOfTray,
    learnsOfTray() {
      state.knowsOfTray = true;
    },
    async ask<Answer extends string>({ message, detail, answers, otherwise }: Question<Answer>) {
      asked.push({ message, detail, words: answers.map(({ words }) => words) });
      return answers.find(({ words }) => words === answer)?.answer ?? otherwise;
    },
    say: async () => createSay(await loadText('en')),
  });
  return { leave, asked, state };
}

test('The first time she is told where the app is, and afterwards no more.', async () => {
  const { leave, asked } = openLeave('Understood', [], true);
  expect([await leave.close(), await leave.close()]).toEqual(['hide', 'hide']);
  expect(asked.map(({ message }) => message)).toEqual(['Promo Brothers stays open']);
});

test('Told where the app is, she may still end it.', async () => {
  expect(await openLeave('Quit for good', [], true).leave.close()).toBe('quit');
});

test('Closing in the middle of a send names what is left and offers to go on, to end or to go back.', async () => {
  const broadcasts = [aBroadcast(['sending', 'waiting'])];
  const { leave, asked, state } = openLeave('Go on with the window closed', broadcasts);
  expect(await leave.close()).toBe('hide');
  expect(asked).toEqual([
    {
      message: 'A broadcast is not finished yet',
      detail: expect.stringMatching(/^2 groups are left\./),
      words: ['Go on with the window closed', 'Finish this group and quit', 'Go back'],
    },
  ]);
  expect(state).toMatchObject({ wish: { keepsRunning: true }, knowsOfTray: true });
  expect(await openLeave('Finish this group and quit', broadcasts).leave.close()).toBe('quit');
  expect(await openLeave('Go back', broadcasts).leave.close()).toBe('stay');
  expect(await openLeave('closed by Escape', broadcasts).leave.close()).toBe('stay');
});

test('Quitting in the middle of a send goes back unless she says to end.', async () => {
  const broadcasts = [aBroadcast(['sent', 'waiting'])];
  const { leave, asked } = openLeave('closed by Escape', broadcasts, true);
  expect(await leave.quit()).toBe(false);
  expect(asked[0]?.detail).toMatch(/^1 group is left\./);
  expect(await openLeave('Finish this group and quit', broadcasts).leave.quit()).toBe(true);
  expect(await openLeave('', []).leave.quit()).toBe(true);
  // What waits for her answer waits anyway.
  const cutOff = aBroadcast(['sent', 'held'], { interruption: { since: 1, heldBy: null } });
  expect(await openLeave('closed by Escape', [cutOff]).leave.quit()).toBe(true);
});

test('What waits for the link is named before it is left, and both ways out are offered.', async () => {
  const { leave, asked } = openLeave('Quit anyway', [], false, 1);
  expect(await leave.quit()).toBe(true);
  expect(asked).toEqual([
    {
      message: 'A broadcast waits for the connection',
      detail: expect.stringMatching(/^It goes by itself only while the app is open\./),
      words: ['Go back', 'Quit anyway'],
    },
  ]);
  expect(await openLeave('closed by Escape', [], false, 1).leave.quit()).toBe(false);
  const closing = openLeave('Go on with the window closed', [], false, 2);
  expect(await closing.leave.close()).toBe('hide');
  expect(closing.asked[0]?.message).toBe('2 broadcasts wait for the connection');
});
