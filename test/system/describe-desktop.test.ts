import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import type { ToldFacts } from '../../main/system/decide-notifications.ts';
import { describeMenu } from '../../main/system/describe-menu.ts';
import { describeTray, type TrayView } from '../../main/system/describe-tray.ts';
import { createStayAwake, needsToStayAwake } from '../../main/system/stay-awake.ts';
import { createTaskbar, describeTaskbar } from '../../main/system/taskbar.ts';
import type { Broadcast, BroadcastId } from '../../shared/broadcasts.ts';
import type { Connection } from '../../shared/connection.ts';
import type { Health } from '../../shared/health.ts';
import { type Language, languages } from '../../shared/language.ts';
import type { MissedRun } from '../../shared/schedules.ts';
import { createSay } from '../../shared/text/read-word.ts';
import { loadText } from '../../shared/text/text.ts';
import { aBroadcast } from './a-broadcast.ts';

const connected: Connection = { kind: 'connected', listedAs: 'Promo Brothers' };
const calm: ToldFacts = {
  ...{ broadcasts: [], connection: connected, missedRuns: [] },
  health: { light: 'green', reason: 'good', until: null, code: null },
};
const offline: Connection = { kind: 'offline', retryAt: 1, reason: 'no-network' };
const running = aBroadcast(['sent', 'sending', 'waiting']);
const cutOff = aBroadcast(['sent', 'held'], { interruption: { since: 1, heldBy: null } });
const paused = aBroadcast(['sent', 'waiting'], { isPaused: true, id: 'b2' as BroadcastId });

test.for<[string, readonly Broadcast[], Connection, TrayView['look'], TrayView['state']]>([
  ['nothing is under way', [aBroadcast(['sent'])], connected, 'ready', { kind: 'ready' }],
  ['the app starts', [], { kind: 'starting' }, 'ready', { kind: 'starting' }],
  ['it sends', [running], connected, 'sending', { kind: 'sending', done: 1, total: 3 }],
  [
    'one runs beside a paused one',
    [running, paused],
    connected,
    'sending',
    { kind: 'sending', done: 1, total: 3 },
  ],
  ['she paused all', [paused], connected, 'paused', { kind: 'paused' }],
  ['all waits for her hours', [aBroadcast(['held'])], connected, 'paused', { kind: 'waiting' }],
  ['one is unknown', [aBroadcast(['unknown']), running], connected, 'trouble', { kind: 'needs-you' }],
  ['one was cut off and waits for her', [cutOff, running], connected, 'trouble', { kind: 'needs-you' }],
  ['there is no network', [aBroadcast(['held'])], offline, 'trouble', { kind: 'offline' }],
  ['it was unlinked', [running], { kind: 'unlinked', by: 'phone' }, 'trouble', { kind: 'not-linked' }],
])('the icon beside the clock when %s', ([, broadcasts, connection, look, state]) => {
  expect(describeTray({ ...calm, broadcasts, connection })).toMatchObject({ look, state });
});

test('The icon says that WhatsApp asked for a pause, and that a schedule waits for her answer.', () => {
  const health: Health = { light: 'yellow', reason: 'quiet', until: 1, code: 429 };
  const held = [aBroadcast(['held'])];
  expect(describeTray({ ...calm, broadcasts: held, health })).toMatchObject({
    ...{ look: 'paused', state: { kind: 'paused-by-whatsapp' } },
  });
  expect(describeTray({ ...calm, health, missedRuns: [{} as MissedRun] })).toMatchObject({
    ...{ look: 'trouble', state: { kind: 'needs-you' } },
  });
});

test('The icon pauses what runs, and goes on with what is paused, and leaves alone what has ended.', () => {
  const { toPause, toResume } = describeTray({
    ...calm,
    broadcasts: [running, paused, cutOff, aBroadcast(['sent'])],
  });
  expect([toPause, toResume]).toEqual([['b1'], ['b2']]);
});

test.for<[string, readonly Broadcast[], object]>([
  ['nothing runs', [aBroadcast(['sent'])], { progress: null, isPaused: false, badgeCount: 0 }],
  ['half is done', [aBroadcast(['sent', 'waiting'])], { progress: 0.5, isPaused: false, badgeCount: 0 }],
  ['it is paused', [paused], { progress: 0.5, isPaused: true, badgeCount: 0 }],
  [
    'two are unknown',
    [aBroadcast(['unknown', 'unknown'])],
    { progress: null, isPaused: false, badgeCount: 2 },
  ],
])('the taskbar when %s', ([, broadcasts, view]) => {
  expect(describeTaskbar(broadcasts)).toEqual(view);
});

test('The taskbar is told of each change once, and its bar is taken away at the end.', () => {
  const told: unknown[] = [];
  const taskbar = createTaskbar(
    { setBadgeCount: (count) => told.push(['badge', count]) > 0 },
    { isDestroyed: () => false, setProgressBar: (progress, options) => told.push([progress, options?.mode]) },
  );
  const half = { progress: 0.5, isPaused: true, badgeCount: 1 };
  taskbar.show(half);
  taskbar.show({ ...half });
  taskbar.show({ progress: null, isPaused: false, badgeCount: 0 });
  expect(told).toEqual([
    [0.5, 'paused'],
    ['badge', 1],
    [-1, 'normal'],
    ['badge', 0],
  ]);
});

test.for<[string, readonly Broadcast[], boolean]>([
  ['one runs', [running], true],
  ['she paused it', [paused], false],
  ['it waits for her hours or a connection', [aBroadcast(['held'])], false],
  ['all has ended', [aBroadcast(['sent', 'unknown'])], false],
])('the computer is kept awake when %s: %s', ([, broadcasts, isNeeded]) => {
  expect(needsToStayAwake(broadcasts)).toBe(isNeeded);
});

test('However often it is asked for, one blocker is held, and given back.', () => {
  const held = new Set<number>();
  let next = 0;
  const stayAwake = createStayAwake({
    start() {
      next += 1;
      held.add(next);
      return next;
    },
    stop: (id) => held.delete(id),
  });
  for (const isNeeded of [false, true, true]) stayAwake.set(isNeeded);
  expect([...held]).toEqual([1]);
  for (const isNeeded of [false, false, true]) stayAwake.set(isNeeded);
  expect([...held]).toEqual([2]);
  stayAwake.set(false);
  expect(held.size).toBe(0);
});

const acts = { open: () => {}, zoom: () => {}, about: () => {}, closeWindow: () => {} };

async function readMenu(platform: NodeJS.Platform, isPackaged: boolean, language: Language = 'pt-BR') {
  const menus = describeMenu({ platform, isPackaged }, createSay(await loadText(language)), acts);
  const items = menus.flatMap(({ submenu }) => submenu as MenuItemConstructorOptions[]);
  return { menus, items, roles: items.flatMap(({ role }) => role ?? []) };
}

test('A Mac has the menu of the app first, with what every Mac app has in it, and quits from there.', async () => {
  const { menus, roles } = await readMenu('darwin', true);
  expect(menus.map(({ label }) => label)).toEqual([
    'Promo Brothers',
    'Arquivo',
    'Editar',
    'Ir para',
    'Exibir',
    'Janela',
    'Ajuda',
  ]);
  expect(roles).toEqual(
    expect.arrayContaining(['services', 'hide', 'hideOthers', 'unhide', 'quit', 'minimize', 'zoom', 'front']),
  );
});

test.for(['win32', 'linux'] as const)(
  'On %s one quits from the first menu and reads about it in the last.',
  async (platform) => {
    const { menus, items } = await readMenu(platform, true);
    expect(menus.map(({ label }) => label)).toEqual(['Arquivo', 'Editar', 'Ir para', 'Exibir', 'Ajuda']);
    expect(items.find(({ role }) => role === 'quit')?.accelerator).toBe('Ctrl+Q');
    expect(items.at(-1)?.label).toBe('Sobre o Promo Brothers');
  },
);

test.for(['darwin', 'win32', 'linux'] as const)(
  'On %s every item has words in each language, no key twice, and no tools of a developer.',
  async (platform) => {
    for (const language of languages) {
      const { items, roles } = await readMenu(platform, true, language);
      const named = items.filter(({ type }) => type !== 'separator');
      expect(
        named.map(({ label }) => label ?? '').filter((label) => label === '' || label.includes('.')),
      ).toEqual([]);
      const keys = named.flatMap(({ accelerator }) => accelerator ?? []);
      expect(new Set(keys).size).toBe(keys.length);
      expect(roles).not.toContain('toggleDevTools');
      expect(roles).not.toContain('reload');
    }
    expect((await readMenu(platform, false)).roles).toContain('toggleDevTools');
  },
);
