import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Connection } from '../../shared/connection.ts';
import { type BoxWorld, type BoxWorldPlan, twoGroups as groups, startBoxWorld } from './box-world.ts';
import { becomes, link, makeReady } from './deeds.ts';
import { mayHoldLogin } from './may-hold-login.ts';
import { until } from './until.ts';

let world: BoxWorld;

async function start(plan: Partial<BoxWorldPlan> = {}): Promise<void> {
  world = await startBoxWorld({ groups, refreshesPerPairing: 0, ...plan });
}

afterEach(() => world.stop());

async function stopsWith(reason: string): Promise<void> {
  await becomes(world, 'stopped');
  expect(world.whatsapp.connection).toEqual({ kind: 'stopped', reason });
}

function hasLogin(): boolean {
  return mayHoldLogin(join(world.folder, 'whatsapp.db'));
}

describe('while pairing', () => {
  test('a QR that nobody scans runs out, and a new start shows a new one', async () => {
    await start({ timeouts: { qrMs: 60 } });
    const seen = new Set<string>();
    world.whatsapp.on('connection', (connection) => {
      if (connection.kind === 'waiting-for-scan') seen.add(connection.qr.text);
    });
    await world.whatsapp.connect();
    await stopsWith('qr-ran-out');
    expect(seen.size).toBeGreaterThan(3);
    await world.whatsapp.connect();
    await becomes(world, 'waiting-for-scan');
    expect(await world.takeViolations()).toEqual([]);
  });

  test('a code that nobody types is abandoned, leaves no login, and a QR works afterwards', async () => {
    await start({ timeouts: { qrMs: 120 } });
    await world.whatsapp.pairByCode(world.box.phone.phoneNumber);
    await becomes(world, 'waiting-for-code');
    await stopsWith('code-abandoned');
    expect(hasLogin()).toBe(false);
    await world.restart();
    await link(world);
    expect(await world.takeViolations()).toEqual([]);
  });

  test('a code is abandoned for a QR at any moment', async () => {
    await start();
    await world.whatsapp.pairByCode(world.box.phone.phoneNumber);
    await becomes(world, 'waiting-for-code');
    await world.whatsapp.connect();
    await becomes(world, 'waiting-for-scan');
    await link(world);
    expect(await world.takeViolations()).toEqual([]);
  });

  test('the line is cut while the QR is shown: it says so, and a new start works', async () => {
    await start();
    await world.whatsapp.connect();
    await becomes(world, 'waiting-for-scan');
    await world.box.server.dropConnection();
    await stopsWith('server-silent');
    await link(world);
  });

  test('a server that takes the connection and never answers is given up', async () => {
    await start({ timeouts: { connectMs: 300 } });
    await world.box.server.goSilent();
    await world.whatsapp.connect();
    await stopsWith('server-silent');
    await world.box.server.speakAgain();
    await link(world);
  });

  test('without a network it says so', async () => {
    await start();
    const nobodyThere = world.openOn({ ...world.box.address, url: 'ws://127.0.0.1:9/ws/chat' });
    await nobodyThere.connect();
    await until('it has stopped', () => nobodyThere.connection.kind === 'stopped');
    expect(nobodyThere.connection).toEqual({ kind: 'stopped', reason: 'no-network' });
    await nobodyThere.close();
  });
});

describe('once linked', () => {
  test.each([
    [403, 'account-refused'],
    [405, 'app-too-old'],
  ])('a refusal with %i stops it with a reason and keeps the login', async (code, reason) => {
    await start();
    await link(world);
    await world.whatsapp.disconnect();
    await world.box.server.refuseLogins(code);
    await world.whatsapp.connect();
    await stopsWith(reason);
    await world.box.server.refuseLogins(null);
    await world.whatsapp.connect();
    await becomes(world, 'connected');
  });

  test.each([
    [403, 'account-refused'],
    [411, 'account-refused'],
    [440, 'replaced-elsewhere'],
  ])('an end with %i stops it with a reason and keeps the login', async (code, reason) => {
    await start();
    await link(world);
    await world.box.server.endStream(code);
    await stopsWith(reason);
    expect(hasLogin()).toBe(true);
    await world.whatsapp.connect();
    await becomes(world, 'connected');
  });

  test.each([428, 500, 503, 515])('after an end with %i it comes back by itself', async (code) => {
    await start();
    await link(world);
    const kinds: string[] = [];
    world.whatsapp.on('connection', ({ kind }) => kinds.push(kind));
    await world.box.server.endStream(code);
    await until('it has come back', () => kinds.includes('connected'));
    expect(kinds).toEqual([...(code === 515 ? [] : ['offline']), 'starting', 'connected']);
    expect(await world.box.server.connectionCount()).toBe(1);
  });

  test('restarts that WhatsApp asks for without end become few, say why, and cost no login', async () => {
    await start();
    await link(world);
    const seen: Connection[] = [];
    world.whatsapp.on('connection', (connection) => seen.push(connection));
    await world.box.server.refuseLogins(515);
    await world.box.server.endStream(515);
    await until('it is slower', () => seen.some(({ kind }) => kind === 'offline'));
    // The first of three came with the pairing.
    expect(seen.slice(0, 3).map(({ kind }) => kind)).toEqual(['starting', 'starting', 'offline']);
    expect(seen[2]).toMatchObject({ reason: 'keeps-restarting' });
    expect(hasLogin()).toBe(true);
    await world.box.server.refuseLogins(null);
    await world.whatsapp.connect();
    await becomes(world, 'connected');
    expect(await world.takeViolations()).toEqual([]);
  });

  test('a login is deleted when WhatsApp says that the phone has removed it', async () => {
    await start();
    await link(world);
    expect(hasLogin()).toBe(true);
    await world.box.phone.unlink();
    await becomes(world, 'unlinked');
    expect(world.whatsapp.connection).toEqual({ kind: 'unlinked', by: 'phone' });
    await until('the login is deleted', () => !hasLogin());
  });

  test('a login that is refused and nobody says why is kept, until the person ends it herself', async () => {
    await start();
    await link(world);
    await world.box.server.refuseLogins(401);
    await world.box.server.dropConnection();
    await stopsWith('login-refused');
    expect(hasLogin()).toBe(true);
    await world.box.server.refuseLogins(null);
    await world.whatsapp.connect();
    await becomes(world, 'connected');
    await world.whatsapp.disconnect();
    await world.box.phone.unlink();
    await world.whatsapp.connect();
    await stopsWith('login-refused');
    expect(hasLogin()).toBe(true);
    await world.whatsapp.unlink();
    expect(hasLogin()).toBe(false);
    await link(world);
  });

  test('after the end of the app it links again without the phone, and the same groups keep their names', async () => {
    await start();
    await link(world);
    const before = await world.whatsapp.listGroups();
    const prepared = await world.whatsapp.preparePromo({ text: 'Queijo', photo: null });
    const kept = before.map(({ id }) => world.whatsapp.addressPromo(prepared, { kind: 'group', id }));
    const whatsapp = await world.restart();
    await whatsapp.connect();
    await becomes(world, 'connected');
    // At once, before the list of groups is there again: what waited over night knows where it goes.
    for (const message of kept) expect(await whatsapp.post(message)).toMatchObject({ kind: 'sent' });
    expect(await whatsapp.listGroups()).toEqual(before);
    expect(await world.takeViolations()).toEqual([]);
  });

  test('an app that was killed in the middle of everything links again', async () => {
    await start();
    await link(world);
    await world.whatsapp.post(await makeReady(world, 'Clientes'));
    await world.box.server.dropConnection();
    const whatsapp = await world.restart();
    await whatsapp.connect();
    await becomes(world, 'connected');
    const message = await makeReady(world, 'Clientes');
    expect(await whatsapp.post(message)).toMatchObject({ kind: 'sent' });
    expect(await world.takeViolations()).toEqual([]);
  });

  test('many starts at once end in one connection', async () => {
    await start();
    await link(world);
    await world.whatsapp.disconnect();
    await Promise.all(Array.from({ length: 10 }, () => world.whatsapp.connect()));
    await becomes(world, 'connected');
    expect(await world.box.server.connectionCount()).toBe(1);
  });

  test('forty reconnections leave one connection and no sockets behind', async () => {
    await start();
    await link(world);
    for (let round = 0; round < 40; round += 1) {
      await world.whatsapp.disconnect();
      await world.whatsapp.connect();
      await becomes(world, 'connected');
    }
    await until('one connection is left', async () => (await world.box.server.connectionCount()) === 1);
    const sockets = process.getActiveResourcesInfo().filter((resource) => resource === 'TCPSocketWrap');
    expect(sockets.length).toBeLessThan(3);
    expect(await world.takeViolations()).toEqual([]);
  });

  test('a dead line is left at once, not after the goodbye that never comes', async () => {
    await start();
    await link(world);
    await world.box.server.goSilent();
    const startedAt = performance.now();
    await world.whatsapp.disconnect();
    await world.box.server.speakAgain();
    await world.whatsapp.connect();
    await becomes(world, 'connected');
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  test('a silent line is noticed', async () => {
    await start({ timeouts: { keepAliveMs: 200, pulseMs: 300, queryMs: 500, connectMs: 300 } });
    await link(world);
    await world.box.server.goSilent();
    await becomes(world, 'offline');
    await world.box.server.speakAgain();
    await becomes(world, 'connected');
  });
});

test('a login that the server never answers is tried again', async () => {
  await start({ timeouts: { openMs: 300 } });
  await link(world);
  await world.whatsapp.disconnect();
  await world.box.server.goSilent();
  await world.whatsapp.connect();
  await becomes(world, 'offline');
  expect(world.whatsapp.connection).toMatchObject({ reason: 'server-silent' });
  await world.box.server.speakAgain();
  await becomes(world, 'connected');
});

test('a server that speaks something else altogether is given up', async () => {
  await start({ timeouts: { connectMs: 300 } });
  const strangers: Socket[] = [];
  const server: Server = createServer((socket) => {
    strangers.push(socket);
    socket.on('error', () => undefined).write('SSH-2.0-OpenSSH_9.2\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const whatsapp = world.openOn({ ...world.box.address, url: `ws://127.0.0.1:${port}/ws/chat` });
  await whatsapp.connect();
  await until('it has stopped', () => whatsapp.connection.kind === 'stopped');
  expect(whatsapp.connection).toEqual({ kind: 'stopped', reason: 'server-silent' });
  await whatsapp.close();
  for (const socket of strangers) socket.destroy();
  server.close();
});
