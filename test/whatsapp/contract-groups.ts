import { expect, test } from 'vitest';
import type { LinkedWorld } from './linked-world.ts';
import { nameWithEverything, plans } from './world.ts';

/** What is told of the groups, at once and when it is asked for. */
export function describeGroups(linked: LinkedWorld): void {
  const { find } = linked;

  test('each group says how large it is, who may post and how long messages stay', () => {
    const facts = Object.fromEntries(
      linked.groups.map(({ id: _, name: groupName, ...rest }) => [groupName, rest]),
    );
    const plain = { memberCount: 3, announceOnly: false, disappearingSeconds: 0, community: null };
    const parentId = find('Comunidade').id;
    expect(facts).toEqual({
      Clientes: { ...plain, memberCount: 5 },
      Vizinhas: { ...plain, memberCount: 4 },
      Avisos: { ...plain, announceOnly: true, whyNoPost: 'only-admins' },
      'Minha loja': { ...plain, announceOnly: true },
      Comunidade: { ...plain, community: { kind: 'parent' }, whyNoPost: 'community-parent' },
      Semana: { ...plain, disappearingSeconds: 604_800 },
      'Avisos da comunidade': {
        ...plain,
        community: { kind: 'announcements', parentId },
        announceOnly: true,
        whyNoPost: 'only-admins',
      },
      [nameWithEverything]: { ...plain, community: { kind: 'group', parentId } },
    });
    for (const { id } of linked.groups) expect(id).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(linked.groups.map(({ id }) => id)).size).toBe(plans.length);
  });

  test('the list that is asked for is the list that was told', async () => {
    expect(await linked.whatsapp.listGroups()).toEqual(linked.groups);
  });

  test('it says when the whole list was asked for, also when nothing has changed', async () => {
    const listed: number[] = [];
    const stop = linked.whatsapp.on('listed', ({ at }) => listed.push(at));
    await linked.whatsapp.listGroups();
    stop();
    expect(listed).toEqual([expect.any(Number)]);
  });
}
