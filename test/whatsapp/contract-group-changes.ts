import { expect, test } from 'vitest';
import type { GroupId } from '../../shared/groups.ts';
import { groupRepairs } from '../../shared/repair.ts';
import type { LinkedWorld } from './linked-world.ts';
import { until } from './until.ts';

/** How a group is followed when it changes, and repaired. */
export function describeGroupChanges(linked: LinkedWorld): void {
  const { find, ready, readOnDevices, noViolations } = linked;

  test('who joins is counted and gets the next message', async () => {
    const group = linked.world.group('Clientes');
    await group.addMember();
    await until('the new member is counted', () => find('Clientes').memberCount === 6);
    const message = await ready('Clientes');
    expect(await linked.whatsapp.post(message)).toMatchObject({ kind: 'sent' });
    expect(await readOnDevices('Clientes', message)).toHaveLength((await group.inbox()).length);
    await noViolations();
  });

  test('every repair of a group is told, and the next message after it is readable', async () => {
    const healed: string[] = [];
    const stop = linked.whatsapp.on('healing', ({ kind, groupId }) => {
      if (groupId === find('Clientes').id) healed.push(kind);
    });
    for (const repair of groupRepairs) {
      await linked.whatsapp.repairGroup(find('Clientes').id, repair);
      const message = await ready('Clientes');
      expect(await linked.whatsapp.post(message)).toMatchObject({ kind: 'sent' });
      await readOnDevices('Clientes', message);
    }
    stop();
    expect(healed).toEqual(expect.arrayContaining(['group-refreshed', 'key-shared-again', 'key-renewed']));
    await expect(linked.whatsapp.repairGroup('nobody' as GroupId, 'new-key')).rejects.toMatchObject({
      code: 'group-unknown',
    });
    await noViolations();
  });

  test('a group that becomes announce-only is told as one', async () => {
    await linked.world.group('Clientes').setAnnounceOnly(true);
    await until('it is announce-only', () => find('Clientes').whyNoPost === 'only-admins');
    await linked.world.group('Clientes').setAnnounceOnly(false);
    await until('all may write', () => find('Clientes').whyNoPost === undefined);
  });

  test('a group that joins a community is told as a part of it, and alone again when it leaves', async () => {
    await linked.world.group('Semana').setCommunity('Comunidade');
    const parentId = find('Comunidade').id;
    await until('it is a part', () => find('Semana').community !== null);
    expect(find('Semana').community).toEqual({ kind: 'group', parentId });
    await linked.world.group('Semana').setCommunity(null);
    await until('it stands alone', () => find('Semana').community === null);
  });
}
