import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PracticeBox } from '../../main/practice/practice-box.ts';
import { startBoxProcess } from '../../main/practice/start-box-process.ts';
import { captureConsole } from '../../main/system/capture-console.ts';
import type { BroadcastId } from '../../shared/broadcasts.ts';
import type { GroupId } from '../../shared/groups.ts';
import type { Centavos } from '../../shared/money.ts';
import { emptyDraft } from '../../shared/products.ts';
import { connectionRepairs, groupRepairs } from '../../shared/repair.ts';
import { findTraces } from '../whatsapp/find-traces.ts';
import { until } from '../whatsapp/until.ts';
import { openWholeApp } from './open-whole-app.ts';

const names = ['Clientes da Serra', 'Vizinhas do Bloco B', 'Fechado só admins'] as const;
const ended = ['sent', 'failed', 'unknown'];
const everything = { search: '', onlyTrouble: false, from: null, until: null };
const words = ['Queijo Canastra', 'meia cura', 'Quero dois', 'esgotou', ...names];

let folder: string;
let box: PracticeBox;
let numbers: readonly string[];
let secrets: readonly string[];
/** Everything that leaves the app for whoever helps, by what it is. */
const outputs: Record<string, string> = {};
const logged: string[] = [];
let stop = async () => {};

/** A day in the shop: pairing, promos with a photo, answers, repeats, a refusal, losses of the line, every repair. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'promo-diagnostics-'));
  const log = pino(
    { level: 'trace' },
    new Writable({ write: (line, _, done) => done(void logged.push(String(line))) }),
  );
  box = await startBoxProcess({
    refreshesPerPairing: 0,
    groups: [
      { name: names[0], members: 4, devicesPerMember: [1, 2] },
      { name: names[1], members: 3, addressing: 'phone-number' },
      { name: names[2], members: 3 },
    ],
  });
  const giveConsoleBack = captureConsole(log);
  const dataFolder = join(folder, 'data');
  mkdirSync(dataFolder);
  const whole = openWholeApp(dataFolder, box, log);
  const { app, handlers, lives } = whole;
  stop = async () => {
    await app.stop();
    giveConsoleBack();
    await box.stop();
  };
  await app.begin();
  await until('it is connected', async () => {
    const connection = lives.read('connection');
    if (connection?.kind === 'waiting-for-scan') await box.phone.scanQr(connection.qr.text);
    return connection?.kind === 'connected' && lives.read('groups').groups.length === names.length;
  });

  const picked = await handlers['photos.pick']({});
  const product = await handlers['products.save']({
    product: {
      ...emptyDraft,
      name: 'Queijo Canastra',
      price: 6_490 as Centavos,
      note: 'meia cura',
      photoIds: picked ? [picked.id] : [],
    },
  });
  const idOf = (name: string) =>
    lives.read('groups').groups.find((group) => group.name === name)?.id as GroupId;
  const send = async (groupNames: readonly string[]) =>
    handlers['broadcasts.start']({ productId: product.id, groupIds: groupNames.map(idOf), toOwnChat: true });
  const settled = (id: BroadcastId) =>
    until('all of it is settled', () => {
      const made = lives.read('broadcasts').find((broadcast) => broadcast.id === id);
      return made?.deliveries.every(({ state }) => ended.includes(state.kind)) ?? false;
    });

  const first = await send([...names]);
  await box.group(names[2]).setAnnounceOnly(true);
  await settled(first);
  for (const name of names.slice(0, 2)) {
    await box.group(name).members[0]?.write('Quero dois!');
    await box.group(name).members[1]?.askForRetry();
    await box.group(name).members[2]?.readEverything();
  }
  for (const repair of groupRepairs) {
    await handlers['repair.group']({ groupId: idOf(names[0]), repair });
    await settled(await send([names[0]]));
  }
  for (const repair of connectionRepairs) await handlers['repair.connection']({ repair });
  await box.server.dropConnection();
  await until('it has noticed', () => lives.read('connection').kind !== 'connected');
  await until('it is back', () => lives.read('connection').kind === 'connected');

  outputs.page = JSON.stringify(await handlers['diagnostics.read']({}));
  await handlers['diagnostics.copy']({});
  await handlers['diagnostics.save']({});
  await handlers['history.export']({ filter: everything });
  outputs.file = whole.saved.get('txt') ?? '';
  outputs.clipboard = whole.copied.join('\n');
  outputs.spreadsheet = whole.saved.get('csv') ?? '';
  secrets = whole.readSecrets();
  const people = [box.phone, ...names.flatMap((name) => box.group(name).members)];
  numbers = people.flatMap(({ phoneNumber, lid }) => [phoneNumber, lid]);
}, 120_000);

afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What goes to a helper; the spreadsheet stays with her and holds her own words. */
const diagnosis = () => [outputs.page, outputs.file, outputs.clipboard, ...logged].join('\n');

test('the day was one: there is something to tell, and something to hide', () => {
  expect(outputs.file).toContain('7.0.0-rc14');
  for (const said of ['connected', 'offline', 'key-renewed', 'prekeys-renewed', 'sent: ', 'pre-key: ']) {
    expect(outputs.file).toContain(said);
  }
  expect(outputs.spreadsheet).toContain('Queijo Canastra');
  expect(logged.join('')).toContain('delivery settled');
  expect(numbers).toHaveLength(2 * 11);
  expect(secrets.length).toBeGreaterThan(200);
});

test('the scan finds each kind of thing that it looks for', () => {
  const [secret = ''] = secrets;
  const planted = join(folder, 'planted');
  mkdirSync(planted);
  writeFileSync(join(planted, 'log'), `… ${numbers[0]} …`);
  expect(findTraces(planted, numbers)).toEqual([`log: ${numbers[0]}`]);
  expect(findIn(`{"key":"${secret}"}`, secrets)).toContain(secret);
  expect(findIn('Envio de Queijo Canastra', words)).toEqual(['Queijo Canastra']);
  expect(findShapes(`x ${'ab'.repeat(32)} y`)).toHaveLength(1);
  expect(findShapes(Buffer.alloc(32, 7).toString('base64'))).toHaveLength(1);
  expect(findShapes('120363000000000000@g.us')).toHaveLength(1);
});

test('no number of anybody is in the diagnosis, the logs or the spreadsheet, however it is written', () => {
  const outside = join(folder, 'outside');
  mkdirSync(outside);
  for (const [name, text] of Object.entries(outputs)) writeFileSync(join(outside, name), text);
  writeFileSync(join(outside, 'log'), logged.join(''));
  expect(findTraces(outside, numbers)).toEqual([]);
});

test('no name of a group, no product and no text is in the diagnosis or the logs', () => {
  expect(findIn(diagnosis(), words)).toEqual([]);
});

test('no key that was ever stored is in the diagnosis, the logs or the spreadsheet, in hex or in Base64', () => {
  expect(findIn(diagnosis() + outputs.spreadsheet, secrets)).toEqual([]);
});

test('nothing has the shape of a key or of an address', () => {
  expect(findShapes(diagnosis())).toEqual([]);
  expect(findShapes(outputs.spreadsheet ?? '')).toEqual([]);
});

function findIn(text: string, needles: readonly string[]): readonly string[] {
  return needles.filter((needle) => text.includes(needle));
}

/** 32 bytes in hex, in Base64 and as JSON writes a buffer; and WhatsApp's addresses. */
function findShapes(text: string): readonly string[] {
  const shapes = /[0-9a-f]{64}|[A-Za-z0-9+/]{43}=|"type":"Buffer"|@(?:g\.us|lid|s\.whatsapp\.net|c\.us)/gi;
  return [...text.matchAll(shapes)].map(([found]) => found);
}
