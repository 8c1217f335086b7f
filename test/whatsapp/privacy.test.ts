import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { captureConsole } from '../../main/system/capture-console.ts';
import { type BoxWorld, startBoxWorld, twoGroups } from './box-world.ts';
import { link, makeReady } from './deeds.ts';
import { findTraces } from './find-traces.ts';
import { until } from './until.ts';

const photo = {
  jpeg: Buffer.alloc(9_000, 'queijo'),
  thumbnailJpeg: Buffer.alloc(90, 1),
  width: 16,
  height: 16,
};
const text = 'Queijo Canastra da Serra';

let world: BoxWorld;
let temporary: string;
let numbers: readonly string[];
const logged: string[] = [];
const printed: string[] = [];
const temporaryFiles = new Set<string>();

/** A day in the shop: pairing, a photo to both kinds of group, an edit, answers of members, a repeat. */
beforeAll(async () => {
  temporary = mkdtempSync(join(tmpdir(), 'promo-temporary-'));
  const usualTemporary = process.env.TMPDIR;
  const log = pino(
    { level: 'trace' },
    new Writable({ write: (line, _, done) => done(void logged.push(String(line))) }),
  );
  world = await startBoxWorld({
    groups: twoGroups,
    log,
  });
  const consoleLog = { debug: (facts: object) => void printed.push(JSON.stringify(facts)) };
  const giveConsoleBack = captureConsole(consoleLog as never);
  process.env.TMPDIR = temporary;
  const watch = setInterval(() => {
    for (const name of readdirSync(temporary)) temporaryFiles.add(name);
  }, 1);

  await link(world);
  for (const name of ['Clientes', 'Vizinhas']) {
    const message = await makeReady(world, name, { text, photo });
    await world.whatsapp.post(message);
    for (const change of [
      world.whatsapp.addressEdit(message, `${text}: esgotou`),
      world.whatsapp.addressReply(message, `${text}: esgotou`),
    ]) {
      world.keep(change);
      await world.whatsapp.post(change);
    }
    await world.box.group(name).members[0]?.write('Quero dois!');
    await world.box.group(name).members[1]?.askForRetry();
  }
  await until('the repeats arrived', async () =>
    (await world.box.group('Vizinhas').inbox()).some(({ entries }) =>
      entries.some(({ copies }) => copies > 1),
    ),
  );

  clearInterval(watch);
  if (usualTemporary === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = usualTemporary;
  giveConsoleBack();
  const { phone } = world.box;
  const members = ['Clientes', 'Vizinhas'].flatMap((name) => world.box.group(name).members);
  numbers = [phone, ...members].flatMap(({ phoneNumber, lid }) => [phoneNumber, lid]);
});

afterAll(async () => {
  await world.stop();
  rmSync(temporary, { recursive: true, force: true });
});

test('the scan itself finds a number in every way that it may be written', () => {
  const folder = join(temporary, 'scan', 'deeper');
  mkdirSync(folder, { recursive: true });
  const number = '5500912345678';
  const whole = Buffer.alloc(8);
  whole.writeBigUInt64BE(BigInt(number));
  const ways = [
    `x${number}y`,
    Buffer.from(number, 'utf16le'),
    Buffer.from(`${number}f`, 'hex'),
    whole,
    Buffer.from(`{"a":"${number}@x"}`).toString('base64'),
  ];
  for (const [index, way] of ways.entries()) {
    writeFileSync(
      join(folder, 'some.db-wal'),
      Buffer.concat([Buffer.from('before'), Buffer.from(way as string), Buffer.from('after')]),
    );
    expect([index, findTraces(join(temporary, 'scan'), [number])]).toEqual([
      index,
      [`some.db-wal: ${number}`],
    ]);
  }
});

test('no number of anybody lies in the data folder, neither while it runs nor afterwards', async () => {
  expect(numbers.length).toBe(2 * (1 + 4 + 3));
  expect(readdirSync(world.folder)).toContain('whatsapp.db-wal');
  expect(findTraces(world.folder, numbers)).toEqual([]);
  await world.whatsapp.close();
  expect(findTraces(world.folder, numbers)).toEqual([]);
});

test('nothing secret is logged: no number, no name, no text, no key', () => {
  const lines = logged.join('');
  expect(logged.length).toBeGreaterThan(2);
  for (const needle of [
    ...numbers,
    '@g.us',
    '@lid',
    '@s.whatsapp.net',
    'Clientes',
    'Vizinhas',
    text,
    'Quero dois',
  ]) {
    expect(lines).not.toContain(needle);
  }
  expect(lines).not.toMatch(/"type":"Buffer"|[A-Za-z0-9+/]{43}=|[0-9a-f]{64}/);
});

test('what libsignal prints is caught and counted, never passed on', () => {
  expect(printed.length).toBeGreaterThan(0);
  for (const line of printed)
    expect(Object.keys(JSON.parse(line)).sort()).toEqual(['argumentCount', 'method']);
});

test('of a photo only the encrypted copy touches the disk, and it is gone afterwards', () => {
  expect(temporaryFiles.size).toBeGreaterThan(0);
  for (const name of temporaryFiles) expect(name).toMatch(/-enc$/);
  expect(readdirSync(temporary).filter((name) => name.endsWith('-enc'))).toEqual([]);
});
