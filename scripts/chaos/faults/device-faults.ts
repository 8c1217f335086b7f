import type { Fault } from './fault.ts';
import { listDevices, noMemory, type Scene, sessionRows } from './scene.ts';

/** What members do with their phones and computers. */
export const deviceFaults: readonly Fault[] = [
  friends('somebody has a new phone', true, ({ pick, group }) => pick(group.members).changePhone(true)),
  friends('somebody has a new phone, told later', true, (scene) =>
    whileAway(scene, () => scene.pick(scene.group.members).changePhone(true)),
  ),
  friends('somebody has a new phone, never told', false, ({ pick, group }) =>
    pick(group.members).changePhone(false),
  ),
  friends('a phone lost its keys', false, ({ pick, group }) => pick(group.members).loseKeys()),
  friends('a device was linked', true, async ({ pick, group }) => {
    await pick(group.members).addDevice(true);
  }),
  friends('a device was linked, told later', true, (scene) =>
    whileAway(scene, async () => {
      await scene.pick(scene.group.members).addDevice(true);
    }),
  ),
  friends('a device was linked, never told', false, async ({ pick, group }) => {
    await pick(group.members).addDevice(false);
  }),
  friends('a device was unlinked, and the key is shared again', true, async (scene) => {
    await removeOne(scene, 'told');
    await scene.side.edit(noMemory(scene));
  }),
  friends('a device was unlinked, never told, and the key is shared again', true, async (scene) => {
    await removeOne(scene, 'untold');
    await scene.side.edit(noMemory(scene));
  }),
  friends('a dead device is still listed, sessions and memory deleted', true, async (scene) => {
    await scene.side.edit({ ...sessionRows(await listDevices(scene), null), ...noMemory(scene) });
    await removeOne(scene, 'still-listed');
  }),
  friends('somebody joined', true, async ({ group }) => {
    await group.addMember(2);
  }),
  friends('somebody left', true, ({ pick, group }) => group.removeMember(pick(group.members.slice(1)))),
];

function friends(name: string, isVisible: boolean, strike: Fault['strike']): Fault {
  return { name, isVisible, stage: 'friends', strike };
}

/** What happens while there is no connection waits at the server. */
async function whileAway({ side }: Scene, deed: () => Promise<void>): Promise<void> {
  await side.disconnect();
  await deed();
  await side.connect();
}

/** Somebody's linked computer; somebody links one first when nobody has any. */
async function removeOne(scene: Scene, how: 'told' | 'untold' | 'still-listed'): Promise<void> {
  const linked = (await listDevices(scene)).filter(({ device }) => device > 0);
  if (linked.length === 0) return;
  const { member, device } = scene.pick(linked);
  await member.removeDevice(device, how);
}
