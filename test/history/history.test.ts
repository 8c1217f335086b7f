import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { exportHistory } from '../../main/history/export-history.ts';
import { createHistoryStore } from '../../main/history/history-store.ts';
import { writeTextFile } from '../../main/system/save-file.ts';
import type { BroadcastId } from '../../shared/broadcasts.ts';
import { readHistoryOutcome } from '../../shared/history.ts';
import { calls } from '../../shared/ipc/contract.ts';
import { createSay } from '../../shared/text/read-word.ts';
import { loadText } from '../../shared/text/text.ts';
import { openSender } from '../broadcasts/open-sender.ts';
import type { openTestShop } from '../builders.ts';
import { everything, openHistory } from './open-history.ts';
import { addPastBroadcasts } from './past-broadcasts.ts';

test('what the outbox sends is in the history, group by group', async () => {
  const sender = await openSender();
  const id = await sender.start(['Clientes', 'Vizinhos']);
  await sender.clock.run(5 * 60_000);
  const { list, history } = openHistory({ shop: sender.shop });
  const [entry] = (await list()).entries;
  expect(entry).toMatchObject({ id, productName: 'Queijo Canastra', isOwnChatOnly: false });
  expect(entry?.counts.sent).toBe(2);
  expect(entry?.text).toContain('64,90');
  const deliveries = await history.handlers['history.read']({ id });
  expect(deliveries.map(({ groupName, state, peopleCount }) => [groupName, state, peopleCount])).toEqual([
    ['Clientes', 'sent', 3],
    ['Vizinhos', 'sent', 3],
  ]);
});

test('an empty history is an empty list, and an unknown broadcast has no groups', async () => {
  const { list, history } = openHistory();
  expect(await list()).toEqual({ entries: [], counts: { all: 0, trouble: 0 } });
  expect(await history.handlers['history.read']({ id: 'nobody' as never })).toEqual([]);
});

test('it is newest first and comes in stretches', async () => {
  const { shop, list } = openHistory();
  addPastBroadcasts(
    shop,
    ['a', 'b', 'c', 'd', 'e'].map((productName) => ({ productName })),
  );
  const stretch = async (offset: number) =>
    (await list({}, offset, 2)).entries.map(({ productName }) => productName);
  expect([await stretch(0), await stretch(2), await stretch(4), await stretch(6)]).toEqual([
    ['e', 'd'],
    ['c', 'b'],
    ['a'],
    [],
  ]);
  expect((await list({}, 4, 2)).counts).toEqual({ all: 5, trouble: 0 });
});

test.for([
  ['cafe', ['Café da Serra']],
  ['CAFÉ', ['Café da Serra']],
  ['torrado', ['Café da Serra']],
  ['afé', ['Café da Serra']],
  ['42,9', ['Queijo']],
  ['sao joao', ['Queijo', 'Café da Serra']],
  ['joao cafe', ['Café da Serra']],
  ['joao pao', []],
  ['100%', ['Pão']],
  ['_', []],
  ["'; DROP TABLE deliveries; --", []],
  ['  ', ['Queijo', 'Pão', 'Café da Serra']],
] as const)('a search for %j finds %j', async ([search, found]) => {
  const { shop, names } = openHistory();
  addPastBroadcasts(shop, [
    { productName: 'Café da Serra', text: 'Torrado ontem', groups: [{ name: 'Feira de São João' }] },
    { productName: 'Pão', text: '100% integral', groups: [{ name: 'Vizinhas' }] },
    { productName: 'Queijo', text: 'R$ 42,90', groups: [{ name: 'Amigas' }, { name: 'São João' }] },
  ]);
  expect(await names({ search })).toEqual(found);
});

test('a search knows what was sent since the last one, and a text that was changed', async () => {
  const { shop, names } = openHistory();
  const [id = ''] = addPastBroadcasts(shop, [{ productName: 'Mel' }]);
  expect(await names({ search: 'mel' })).toEqual(['Mel']);
  addPastBroadcasts(shop, [{ productName: 'Melado' }]);
  expect(await names({ search: 'mel' })).toEqual(['Melado', 'Mel']);
  shop.db.prepare("UPDATE broadcasts SET text = 'Esgotou!' WHERE id = ?").run(id);
  expect(await names({ search: 'esgotou' })).toEqual(['Mel']);
});

test('trouble is what did not arrive or is not known; what was cancelled is none', async () => {
  const { shop, names, list } = openHistory();
  addPastBroadcasts(shop, [
    { productName: 'good', groups: [{ name: 'A' }, { name: 'B' }] },
    {
      productName: 'failed',
      groups: [{ name: 'A' }, { name: 'B', state: 'failed', reason: 'may-not-post' }],
    },
    { productName: 'unknown', groups: [{ name: 'A', state: 'unknown' }] },
    { productName: 'cancelled', groups: [{ name: 'A', state: 'cancelled' }] },
  ]);
  expect(await names({ onlyTrouble: true })).toEqual(['unknown', 'failed']);
  expect((await list({ onlyTrouble: true })).counts).toEqual({ all: 4, trouble: 2 });
  expect((await list({ search: 'fail' })).counts).toEqual({ all: 1, trouble: 1 });
  expect((await list()).entries.map(readHistoryOutcome)).toEqual(['cancelled', 'trouble', 'trouble', 'done']);
});

test('what the person left unknown says so, and is trouble still', async () => {
  const { shop, history, list, names } = openHistory();
  const [id] = addPastBroadcasts(shop, [{ groups: [{ name: 'A', state: 'unknown' }, { name: 'B' }] }]);
  shop.db.prepare("UPDATE deliveries SET left_at = 1 WHERE state = 'unknown'").run();
  const deliveries = await history.handlers['history.read']({ id: id as BroadcastId });
  expect(deliveries.map(({ state }) => state)).toEqual(['left', 'sent']);
  const { entries } = await list();
  expect(entries[0]?.counts).toMatchObject({ unknown: 0, left: 1, sent: 1 });
  expect(entries.map(readHistoryOutcome)).toEqual(['trouble']);
  expect(await names({ onlyTrouble: true })).toHaveLength(1);
});

test('a period takes its first moment and leaves its last one out', async () => {
  const { shop, names } = openHistory();
  addPastBroadcasts(
    shop,
    [10, 20, 30].map((createdAt) => ({ productName: `at ${createdAt}`, createdAt })),
  );
  expect(await names({ from: 20 })).toEqual(['at 30', 'at 20']);
  expect(await names({ until: 20 })).toEqual(['at 10']);
  expect(await names({ from: 11, until: 30, search: 'at' })).toEqual(['at 20']);
});

test('people are counted over the groups that got it, and the own chat is told apart', async () => {
  const { shop, list } = openHistory();
  addPastBroadcasts(shop, [
    { groups: [{ name: '' }] },
    {
      groups: [
        { name: 'A', people: 5, delivered: 4, seen: 1 },
        { name: 'B', people: 9, state: 'failed', reason: 'group-unknown' },
        { name: 'C', people: 3, delivered: 3 },
      ],
    },
  ]);
  const [toGroups, toMe] = (await list()).entries;
  expect(toGroups?.people).toEqual({ count: 8, delivered: 7, seen: 1 });
  expect([toGroups?.isOwnChatOnly, toMe?.isOwnChatOnly]).toEqual([false, true]);
});

test('a change is told at once, many of them once a second, and the last one is never lost', () => {
  const { history, versions, clock } = openHistory();
  history.noteChange();
  expect(versions).toEqual([0, 1]);
  for (let count = 0; count < 50; count += 1) history.noteChange();
  expect(versions).toEqual([0, 1]);
  clock.advance(1_000);
  expect(versions).toEqual([0, 1, 2]);
  clock.advance(60_000);
  expect(versions).toEqual([0, 1, 2]);
  history.noteChange();
  history.stop();
  expect(clock.pendingCount()).toBe(0);
});

test('main takes no filter that is not one', () => {
  const { input } = calls['history.list'];
  const good = { filter: everything, offset: 0, limit: 50 };
  expect(input.safeParse(good).success).toBe(true);
  expect(input.safeParse({ ...good, filter: { ...everything, path: 'x' } }).success).toBe(false);
  expect(input.safeParse({ ...good, filter: { ...everything, from: Number.NaN } }).success).toBe(false);
  expect(input.safeParse({ ...good, limit: 100_000 }).success).toBe(false);
  expect(calls['history.export'].input.safeParse({ filter: everything, path: 'x.csv' }).success).toBe(false);
});

/** A year of a busy shop. */
function addBusyYear(shop: ReturnType<typeof openTestShop>): void {
  const words = ['queijo', 'café', 'doce de leite', 'goiabada', 'pão', 'mel', 'linguiça', 'manteiga'];
  addPastBroadcasts(
    shop,
    Array.from({ length: 5_000 }, (_, index) => ({
      productName: `${words[index % words.length]} ${index}`,
      text: `*${words[(index * 3) % words.length]}* da roça, ${'fresquinho '.repeat(20)} R$ ${index % 90},90`,
      createdAt: index * 3_600_000,
      groups: Array.from({ length: 12 }, (_, group) => ({
        name: `Clientes do Bairro nº ${(index + group) % 40}`,
        ...(index % 50 === 0 && group === 0 ? { state: 'unknown' as const } : {}),
      })),
    })),
  );
}

/** What a search may take of the processor while she types. */
const mostSearchMs = 100;

test('a search through 5,000 broadcasts to 12 groups each is quick', async () => {
  const { shop, list } = openHistory();
  addBusyYear(shop);
  const timed = async (what: string, filter: Partial<typeof everything>) => {
    // In the time of this thread: another process that takes the computer away is not ours.
    const begun = process.threadCpuUsage();
    const page = await list(filter);
    const { user, system } = process.threadCpuUsage(begun);
    const tookMs = (user + system) / 1_000;
    console.log(`history of 5,000: ${what}: ${tookMs.toFixed(1)} ms, ${page.counts.all} found`);
    return { tookMs, page };
  };
  await timed('first page, no search', {});
  const first = await timed('first search, which writes the search text of all', { search: 'caf' });
  expect(first.page.counts.all).toBeGreaterThan(500);
  const typed = [];
  for (const search of ['c', 'ca', 'caf', 'cafe', 'cafe no 3', 'nothing like it']) {
    typed.push(await timed(`"${search}"`, { search }));
  }
  typed.push(await timed('only trouble', { onlyTrouble: true }));
  expect(typed.at(-1)?.page.counts.trouble).toBe(100);
  expect(typed.map(({ tookMs }) => tookMs).filter((ms) => ms > mostSearchMs)).toEqual([]);
});

test('a spreadsheet of all of them is written piece by piece', async () => {
  const { shop } = openHistory();
  addBusyYear(shop);
  const path = join(dirname(shop.file), 'all.csv');
  const say = createSay(await loadText('pt-BR'));
  const stalls = monitorEventLoopDelay({ resolution: 5 });
  stalls.enable();
  const startedAt = performance.now();
  await writeTextFile(path, exportHistory(everything, { store: createHistoryStore(shop), say }));
  const tookMs = performance.now() - startedAt;
  stalls.disable();
  const [longestMs, size] = [stalls.max / 1e6, statSync(path).size];
  console.log(
    `history of 5,000: spreadsheet of ${(size / 1e6).toFixed(1)} MB in ${tookMs.toFixed(0)} ms, ` +
      `longest stall ${longestMs.toFixed(0)} ms`,
  );
  expect(readFileSync(path, 'utf8').split('\r\n')).toHaveLength(1 + 5_000 * 12 + 1);
});
