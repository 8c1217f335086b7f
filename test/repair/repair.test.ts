import { expect, test } from 'vitest';
import { createRepair } from '../../main/repair/repair.ts';
import type { WhatsApp } from '../../main/whatsapp/whatsapp.ts';
import type { Connection } from '../../shared/connection.ts';
import type { GroupId } from '../../shared/groups.ts';
import type { HealingKind } from '../../shared/healing.ts';
import { calls } from '../../shared/ipc/contract.ts';
import { connectionRepairs, groupRepairs } from '../../shared/repair.ts';
import type { Repairing } from '../../shared/repairing.ts';
import { createFakeClock, settlePromises } from '../fakes/clock.ts';
import { createFakeWhatsApp } from '../fakes/whatsapp.ts';

/** The feature on the fake WhatsApp; `wrap` puts something of the test's own in place of a method. */
async function openRepair(wrap: (whatsapp: WhatsApp) => Partial<WhatsApp> = () => ({})) {
  const clock = createFakeClock();
  const far = createFakeWhatsApp({ clock, groups: [{ name: 'Clientes', members: 3 }], isLinked: true });
  const healed: HealingKind[] = [];
  const shown: (Repairing | null)[] = [];
  const own = wrap(far.whatsapp);
  const whatsapp: WhatsApp = Object.create(far.whatsapp, Object.getOwnPropertyDescriptors(own));
  const repair = createRepair({ whatsapp, clock, publish: (value) => shown.push(value) });
  far.whatsapp.on('healing', ({ kind }) => healed.push(kind));
  const groupId = (far.group('Clientes') as unknown as { readonly id: GroupId }).id;
  return { clock, far, repair, handlers: repair.handlers, healed, shown, groupId };
}

test('every step for a group is done at its word, in any order, and shown while it runs', async () => {
  const { far, handlers, healed, shown, groupId } = await openRepair();
  await far.whatsapp.connect();
  for (const step of groupRepairs) await handlers['repair.group']({ groupId, repair: step });
  expect(healed).toEqual(['group-refreshed', 'key-shared-again', 'key-renewed']);
  expect(shown).toEqual(groupRepairs.flatMap(() => [{ kind: 'group', groupId }, null]));
});

test('a group cannot be repaired without a connection, and an unknown one not at all', async () => {
  const { far, handlers, healed, shown, groupId } = await openRepair();
  await expect(handlers['repair.group']({ groupId, repair: 'new-key' })).rejects.toMatchObject({
    code: 'not-connected',
  });
  await far.whatsapp.connect();
  const nobody = handlers['repair.group']({ groupId: 'nobody' as GroupId, repair: 'new-key' });
  await expect(nobody).rejects.toMatchObject({ code: 'group-unknown' });
  expect(healed).toEqual([]);
  expect(shown.at(-1)).toBeNull();
});

test('every step for the connection is done, and is over when it is connected', async () => {
  const { far, handlers, healed } = await openRepair();
  await far.whatsapp.connect();
  for (const step of connectionRepairs) {
    await handlers['repair.connection']({ repair: step });
    expect(far.whatsapp.connection.kind).toBe('connected');
  }
  expect(healed).toEqual(['connection-renewed', 'prekeys-renewed']);
});

/** A link that begins anew and goes where the test says. */
function beginsAnew() {
  let connection: Connection = { kind: 'connected', listedAs: 'x' };
  const listeners = new Set<(connection: Connection) => void>();
  const show = (next: Connection) => {
    connection = next;
    for (const listener of listeners) listener(next);
  };
  const port = {
    get connection() {
      return connection;
    },
    async repairConnection() {
      show({ kind: 'starting' });
    },
    on(name: string, listener: never) {
      if (name === 'connection') listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as Partial<WhatsApp>;
  return { show, port, listenerCount: () => listeners.size };
}

test('a connection counts as repaired when it is open again, not before', async () => {
  const link = beginsAnew();
  const { handlers } = await openRepair(() => link.port);
  let isDone = false;
  const repaired = (async () => {
    await handlers['repair.connection']({ repair: 'reconnect' });
    isDone = true;
  })();
  await settlePromises();
  expect(isDone).toBe(false);
  link.show({ kind: 'connected', listedAs: 'x' });
  await repaired;
  expect(link.listenerCount()).toBe(0);
});

test.for<[Connection, string]>([
  [{ kind: 'offline', retryAt: 0, reason: 'no-network' }, 'no-network'],
  [{ kind: 'stopped', reason: 'account-refused' }, 'account-refused'],
  [{ kind: 'unlinked', by: 'phone' }, 'unlinked-by-phone'],
  [{ kind: 'paused-by-whatsapp', until: 0 }, 'rate-limited'],
])('a repair that ends with %j has not worked: %s', async ([connection, code]) => {
  const link = beginsAnew();
  const { handlers } = await openRepair(() => link.port);
  const repaired = handlers['repair.connection']({ repair: 'reconnect' });
  await settlePromises();
  link.show(connection);
  await expect(repaired).rejects.toMatchObject({ code });
  expect(link.listenerCount()).toBe(0);
});

test('a link that never says anything is given up after a minute', async () => {
  const link = beginsAnew();
  const { handlers, clock } = await openRepair(() => link.port);
  const repaired = expect(handlers['repair.connection']({ repair: 'reconnect' })).rejects.toMatchObject({
    code: 'server-silent',
  });
  await clock.run(60_000);
  await repaired;
});

test('repairs are done one at a time, whatever becomes of the one before', async () => {
  const order: string[] = [];
  let fail = (_error: Error) => {};
  const { far, handlers, groupId } = await openRepair(() => ({
    repairGroup(_id, step) {
      order.push(`begin ${step}`);
      if (step !== 'refresh-group') return Promise.resolve();
      return new Promise((_resolve, reject) => {
        fail = reject;
      });
    },
  }));
  await far.whatsapp.connect();
  const first = expect(handlers['repair.group']({ groupId, repair: 'refresh-group' })).rejects.toThrow();
  const second = handlers['repair.group']({ groupId, repair: 'new-key' });
  await settlePromises();
  expect(order).toEqual(['begin refresh-group']);
  fail(new Error('lost'));
  await Promise.all([first, second]);
  expect(order).toEqual(['begin refresh-group', 'begin new-key']);
});

test('what the app mends by itself is shown for a moment, and only what is worth a word', async () => {
  const { far, shown, clock, groupId } = await openRepair();
  await far.whatsapp.connect();
  await far.whatsapp.repairConnection('renew-prekeys');
  expect(shown).toEqual([]);
  await far.whatsapp.repairGroup(groupId, 'share-key-again');
  expect(shown).toEqual([{ kind: 'group', groupId }]);
  await clock.run(4_000);
  expect(shown).toEqual([{ kind: 'group', groupId }, null]);
});

test('after it is stopped nothing is shown and nothing waits', async () => {
  const { far, repair, shown, clock, groupId } = await openRepair();
  await far.whatsapp.connect();
  await far.whatsapp.repairGroup(groupId, 'new-key');
  const pending = clock.pendingCount();
  repair.stop();
  expect(clock.pendingCount()).toBe(pending - 1);
  await far.whatsapp.repairGroup(groupId, 'new-key');
  expect(shown).toEqual([{ kind: 'group', groupId }]);
});

test('main knows these steps and no other: nothing deletes all sessions', () => {
  const { input } = calls['repair.connection'];
  expect(input.safeParse({ repair: 'reconnect' }).success).toBe(true);
  for (const step of ['delete-all', 'unlink', 'new-key', '']) {
    expect(input.safeParse({ repair: step }).success).toBe(false);
  }
  expect(calls['repair.group'].input.safeParse({ groupId: 'g', repair: 'reconnect' }).success).toBe(false);
});
