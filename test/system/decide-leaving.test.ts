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
const ask = (leftCount: number) => ({ kind: 'ask', leftCount });

test.for<[string, readonly Broadcast[], boolean, object]>([
  ['nothing was ever sent', [], false, stop],
  ['all of it has arrived', [aBroadcast(['sent', 'failed', 'cancelled'])], false, stop],
  ['one is unknown, which she answers later', [aBroadcast(['sent', 'unknown'])], false, stop],
  ['one is on its way', [aBroadcast(['sent', 'sending', 'waiting'])], false, ask(2)],
  ['some wait for their turn', [aBroadcast(['sent', 'waiting', 'waiting'])], false, ask(2)],
  ['all wait for the connection or her hours', [aBroadcast(['held', 'held'])], false, ask(2)],
  ['she paused it herself', [aBroadcast(['sent', 'waiting'], { isPaused: true })], false, stop],
  ['two broadcasts are left', [aBroadcast(['waiting']), aBroadcast(['held', 'sent'])], false, ask(2)],
  ['the computer shuts down in the middle', [aBroadcast(['sending', 'waiting'])], true, stop],
])('when %s', ([, broadcasts, isUrgent, step]) => {
  expect(decideQuit(broadcasts, isUrgent)).toEqual(step);
});

function openLeave(answer: string, broadcasts: readonly Broadcast[], keepsRunning = false) {
  const state = { wish: { ...usualDesktop, keepsRunning }, knowsOfTray: false };
  const asked: { readonly message: string; readonly detail: string; readonly words: readonly string[] }[] =
    [];
  const leave = createLeave({
    platform: 'linux',
    readBroadcasts: () => broadcasts,
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
