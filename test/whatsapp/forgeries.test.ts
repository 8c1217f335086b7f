import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BoxWorld, startBoxWorld } from './box-world.ts';
import { link, readGroup } from './deeds.ts';
import { mayHoldLogin } from './may-hold-login.ts';
import { type Stock, startStock } from './stock.ts';
import { until } from './until.ts';

let world: BoxWorld;
let stock: Stock;

beforeEach(async () => {
  world = await startBoxWorld({
    groups: [{ name: 'Clientes', members: 5, devicesPerMember: [1, 2] }],
    refreshesPerPairing: 0,
  });
  stock = startStock(world.box);
});

afterEach(async () => {
  stock.stop();
  await world.stop();
});

test.each(['root', 'leaf', 'leaf-key'] as const)(
  'a server with a forged %s is refused before anything is shown, and stock Baileys links with it',
  async (what) => {
    await world.box.server.forge(what);
    await world.whatsapp.connect();
    await until('it has stopped', () => world.whatsapp.connection.kind === 'stopped');
    expect(world.whatsapp.connection).toEqual({ kind: 'stopped', reason: 'server-not-trusted' });
    expect(await world.takeViolations()).toEqual([]);
    await stock.link();
    expect(await world.takeViolations()).toContain(`a client went on after a forged certificate (${what})`);
  },
);

test.each(['root', 'leaf', 'leaf-key'] as const)(
  'a login is kept when the server turns up with a forged %s, and works again with the honest one',
  async (what) => {
    await link(world);
    const { whatsapp } = world;
    await whatsapp.disconnect();
    await world.box.server.forge(what);
    await whatsapp.connect();
    await until('it has stopped', () => whatsapp.connection.kind === 'stopped');
    expect(whatsapp.connection).toEqual({ kind: 'stopped', reason: 'server-not-trusted' });
    await world.box.server.forge('nothing');
    await whatsapp.connect();
    await until('it is connected', () => whatsapp.connection.kind === 'connected');
  },
);

test('a forged account signature ends the pairing and leaves no login, and stock Baileys links with it', async () => {
  const { whatsapp, box } = world;
  await box.server.forge('account-signature');
  await whatsapp.connect();
  await until('a QR is shown', () => whatsapp.connection.kind === 'waiting-for-scan');
  if (whatsapp.connection.kind === 'waiting-for-scan') await box.phone.scanQr(whatsapp.connection.qr.text);
  await until('it has stopped', () => whatsapp.connection.kind === 'stopped');
  expect(whatsapp.connection).toEqual({ kind: 'stopped', reason: 'account-signature-wrong' });
  await whatsapp.close();
  expect(mayHoldLogin(join(world.folder, 'whatsapp.db'))).toBe(false);
  expect(await world.takeViolations()).toEqual([]);
  await stock.link();
  expect(await world.takeViolations()).toEqual(['a client accepted a forged account signature']);
});

test('of a group with one forged bundle that device gets nothing and the rest everything', async () => {
  await link(world);
  await world.box.server.forge('one-bundle');
  const { whatsapp } = world;
  const group = await readGroup(whatsapp, 'Clientes');
  const promo = await whatsapp.preparePromo({ text: 'Queijo', photo: null });
  const message = whatsapp.addressPromo(promo, { kind: 'group', id: group.id });
  expect(await whatsapp.post(message)).toMatchObject({ kind: 'sent' });
  await until('all but one device hold it', async () => (await countReaders(message.id)) === 6);
  expect(await world.box.group('Clientes').inbox()).toHaveLength(7);
  expect(await world.takeViolations()).toEqual([]);

  await world.box.server.forge('nothing');
  const next = whatsapp.addressPromo(promo, { kind: 'group', id: group.id });
  expect(await whatsapp.post(next)).toMatchObject({ kind: 'sent' });
  await until(
    'with an honest bundle every device holds the next one',
    async () => (await countReaders(next.id)) === 7,
  );
});

test('stock Baileys encrypts to the forged bundle as to any other', async () => {
  await stock.link();
  await world.box.server.forge('one-bundle');
  await stock.post(world.box.group('Clientes').jid, 'Queijo');
  expect(await world.takeViolations()).toEqual(['a client encrypted to a forged pre-key bundle']);
});

async function countReaders(messageId: string): Promise<number> {
  const inboxes = await world.box.group('Clientes').inbox();
  return inboxes.filter(({ entries }) => entries.some((entry) => entry.messageId === messageId)).length;
}
