import { expect, test } from 'vitest';
import { connectionRepairs } from '../../shared/repair.ts';
import type { LinkedWorld } from './linked-world.ts';
import { promo } from './promo-with-photo.ts';
import { until } from './until.ts';

/** What becomes of messages without a connection, and when it is back or repaired. */
export function describeConnection(linked: LinkedWorld): void {
  const { ready, readOnDevices, noViolations } = linked;

  test('messages may go once the connection is settled, and none may without a connection', async () => {
    await until('it is settled', () => linked.whatsapp.isSettled);
    await linked.whatsapp.disconnect();
    expect(linked.whatsapp.isSettled).toBe(false);
    await linked.whatsapp.connect();
    await until('it is settled again', () => linked.whatsapp.isSettled);
    expect(linked.whatsapp.connection.kind).toBe('connected');
  });

  test('without a connection nothing leaves, and the next message after it works', async () => {
    const message = await ready('Clientes');
    await linked.whatsapp.disconnect();
    expect(await linked.whatsapp.post(message)).toEqual({ kind: 'not-sent', reason: 'not-connected' });
    await expect(linked.whatsapp.listGroups()).rejects.toMatchObject({ code: 'not-connected' });
    await expect(linked.whatsapp.preparePromo({ text: promo, photo: null })).rejects.toMatchObject({
      code: 'not-connected',
    });
    await linked.whatsapp.connect();
    await until('it is connected', () => linked.whatsapp.connection.kind === 'connected');
    expect(await linked.whatsapp.post(message)).toMatchObject({ kind: 'sent' });
    await readOnDevices('Clientes', message);
    await noViolations();
  });

  test('when the connection breaks it says until when it waits, and comes back by itself', async () => {
    await linked.world.server.dropConnection();
    await until('it is offline', () => linked.whatsapp.connection.kind === 'offline');
    expect(linked.whatsapp.connection).toMatchObject({ kind: 'offline', retryAt: expect.any(Number) });
    await until('it is connected', () => linked.whatsapp.connection.kind === 'connected');
    expect(await linked.whatsapp.post(await ready('Vizinhas'))).toMatchObject({ kind: 'sent' });
    await noViolations();
  });

  test('every repair of the connection is told, keeps the login, and messages go on', async () => {
    const healed: string[] = [];
    const stop = linked.whatsapp.on('healing', ({ kind, groupId }) => {
      if (groupId === null) healed.push(kind);
    });
    for (const repair of connectionRepairs) {
      await linked.whatsapp.repairConnection(repair);
      await until('it is connected', () => linked.whatsapp.connection.kind === 'connected');
      expect(await linked.whatsapp.post(await ready('Vizinhas'))).toMatchObject({ kind: 'sent' });
    }
    stop();
    expect(healed).toEqual(['connection-renewed', 'prekeys-renewed']);
    await noViolations();
  });
}
