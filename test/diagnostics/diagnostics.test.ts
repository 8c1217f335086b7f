import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createDiagnostics } from '../../main/diagnostics/diagnostics.ts';
import { createDiagnosticsStore } from '../../main/diagnostics/diagnostics-store.ts';
import type { FileToSave } from '../../main/system/save-file.ts';
import type { Language } from '../../shared/language.ts';
import { openTestShop } from '../builders.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { silentLog } from '../fakes/log.ts';
import { createFakeWhatsApp } from '../fakes/whatsapp.ts';
import { addPastBroadcasts } from '../history/past-broadcasts.ts';

function openDiagnostics(options: { shop?: ReturnType<typeof openTestShop>; language?: Language } = {}) {
  const { shop = openTestShop(), language = 'en' } = options;
  const clock = createFakeClock();
  const groups = ['Clientes', 'Vizinhas'].map((name) => ({ name, members: 3 }));
  const far = createFakeWhatsApp({ clock, groups, isLinked: true });
  const saved: { name: string; content: string }[] = [];
  const copied: string[] = [];
  const dataFolder = dirname(shop.file);
  const diagnostics = createDiagnostics({
    store: createDiagnosticsStore(shop),
    ...{ clock, dataFolder, log: silentLog, whatsapp: far.whatsapp },
    stalls: { read: () => ({ p50Ms: 1, p99Ms: 34.4, maxMs: 1_250, sampleCount: 9 }), stop() {} },
    readVersions: () => ({ app: '0.1.0', electron: '45.4.1', baileys: '7.0.0-rc14' }),
    readLanguage: () => language,
    isLoginSealed: () => true,
    countKeys: () => ({ 'pre-key': 812, session: 1_024 }),
    async saveFile({ name, content }: FileToSave) {
      saved.push({ name, content: [...content].join('') });
      return true;
    },
    copyText: (text) => copied.push(text),
  });
  const read = async () => diagnostics.handlers['diagnostics.read']({});
  return { clock, far, shop, dataFolder, diagnostics, handlers: diagnostics.handlers, read, saved, copied };
}

test('it tells the versions, what runs under them, and the counts of keys', async () => {
  const { read } = openDiagnostics();
  const report = await read();
  expect(report.versions).toMatchObject({
    ...{ app: '0.1.0', electron: '45.4.1', baileys: '7.0.0-rc14' },
    ...{ node: process.versions.node, sqlite: process.versions.sqlite },
  });
  expect(report.versions.platform).toMatch(/^\w+ \w+ \S+$/);
  expect(report.keys).toEqual({ 'pre-key': 812, session: 1_024 });
});

test('it remembers what the link went through, with times and reasons, also over a restart', async () => {
  const shop = openTestShop();
  const first = openDiagnostics({ shop });
  await first.far.whatsapp.connect();
  await first.clock.run(10_000);
  await first.far.server.dropConnection();
  await first.clock.run(1_000);
  first.diagnostics.stop();
  const { connection } = await openDiagnostics({ shop }).read();
  const kinds = connection.map(({ kind }) => kind);
  expect(kinds.at(-1)).toBe('starting');
  expect(kinds).toContain('connected');
  expect(connection.find(({ kind }) => kind === 'offline')?.reason).toMatch(/^[a-z-]+$/);
  expect(connection.map(({ at }) => at)).toEqual(connection.map(({ at }) => at).sort((a, b) => b - a));
});

test('a QR that is renewed again and again is one line, and no code of it is kept', async () => {
  const { far, clock, read, shop } = openDiagnostics();
  await far.whatsapp.unlink();
  await far.whatsapp.connect();
  await clock.run(70_000);
  const { connection } = await read();
  expect(connection.filter(({ kind }) => kind === 'waiting-for-scan')).toHaveLength(1);
  const stored = shop.db.prepare('SELECT * FROM diagnostics_events').all();
  const { connection: shown } = far.whatsapp;
  if (shown.kind !== 'waiting-for-scan') throw new Error('There is a QR to look for.');
  expect(JSON.stringify(stored)).not.toContain(shown.qr.text);
});

test('healing is told with groups that are only numbers', async () => {
  const { far, read } = openDiagnostics();
  await far.whatsapp.connect();
  const id = (name: string) => (far.group(name) as unknown as { readonly id: never }).id;
  await far.whatsapp.repairGroup(id('Vizinhas'), 'new-key');
  await far.whatsapp.repairGroup(id('Clientes'), 'refresh-group');
  await far.whatsapp.repairGroup(id('Vizinhas'), 'share-key-again');
  await far.whatsapp.repairConnection('renew-prekeys');
  const { healing } = await read();
  expect(healing.map(({ kind, group }) => [kind, group])).toEqual([
    ['prekeys-renewed', null],
    ['key-shared-again', 1],
    ['group-refreshed', 2],
    ['key-renewed', 1],
  ]);
  expect(JSON.stringify(healing)).not.toContain(id('Vizinhas'));
});

test('only the latest 200 of each kind of event are kept', async () => {
  const { shop, read } = openDiagnostics();
  const store = createDiagnosticsStore(shop);
  for (let at = 0; at < 450; at += 1) store.addConnectionChange({ at, kind: 'starting', reason: null });
  store.addHealing({ at: 0, kind: 'key-renewed', groupId: null });
  const { connection, healing } = await read();
  expect([connection.length, connection[0]?.at, connection.at(-1)?.at]).toEqual([200, 449, 250]);
  expect(healing).toHaveLength(1);
  expect(shop.db.prepare('SELECT count(*) AS n FROM diagnostics_events').get()?.n).toBe(201);
});

test('a diary that cannot be written stops nothing', async () => {
  const { far, shop } = openDiagnostics();
  shop.close();
  await far.whatsapp.connect();
  expect(far.whatsapp.connection.kind).toBe('connected');
});

test('deliveries are counted by state, and files by what they belong to', async () => {
  const { shop, dataFolder, read } = openDiagnostics();
  const sent = { name: 'A' };
  addPastBroadcasts(shop, [
    { groups: [sent, sent, { name: 'B', state: 'unknown' }, { name: 'C', state: 'unknown' }] },
  ]);
  shop.db.prepare("UPDATE deliveries SET left_at = 1 WHERE group_name = 'C'").run();
  mkdirSync(join(dataFolder, 'photos'));
  writeFileSync(join(dataFolder, 'photos', 'a.jpg'), 'x'.repeat(1_000));
  writeFileSync(join(dataFolder, 'photos', 'b.jpg'), 'x'.repeat(500));
  writeFileSync(join(dataFolder, 'whatsapp.db-wal'), 'x'.repeat(70));
  const report = await read();
  expect(report.outbox).toEqual({ sent: 2, unknown: 1, left: 1 });
  expect(report.storage).toMatchObject({
    login: { fileCount: 1, bytes: 70 },
    photos: { fileCount: 2, bytes: 1_500 },
    logs: { fileCount: 0, bytes: 0 },
  });
  expect(report.storage.shop.bytes).toBeGreaterThan(10_000);
});

test('the file and the clipboard hold the same text, in her language', async () => {
  const { far, handlers, saved, copied, clock } = openDiagnostics({ language: 'pt-BR' });
  await far.whatsapp.connect();
  await clock.run(26 * 3_600_000);
  expect(await handlers['diagnostics.save']({})).toBe(true);
  await handlers['diagnostics.copy']({});
  expect(saved[0]?.name).toBe('Diagnóstico Promo Brothers.txt');
  expect(copied[0]?.replace(/Memória.*/, '')).toBe(saved[0]?.content.replace(/Memória.*/, ''));
  const lines = saved[0]?.content.split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'Diagnóstico',
      '[Versões]',
      'Baileys: 7.0.0-rc14',
      'Aberto há: 1 d 02:00',
      '[Travadas na última hora]',
      'A mais longa: 1.250 ms',
      'pre-key: 812',
      '[Conexão]',
      '[Reparos]',
      'Nada por enquanto',
    ]),
  );
  expect(lines?.some((line) => /^\d\d\/\d\d\/\d{4}, \d\d:\d\d:\d\d {2}connected$/.test(line))).toBe(true);
});
