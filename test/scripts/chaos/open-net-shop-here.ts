import { join } from 'node:path';
import type { PracticeBox } from '../../../main/practice/practice-box.ts';
import type { NetShop } from '../../../scripts/chaos/net/net-shop.ts';
import { startWhileConnected } from '../../../scripts/chaos/net/start-while-connected.ts';
import { linkApp, untilGroups } from '../../../scripts/measure/app/link-app.ts';
import { startAppHere } from '../start-app-here.ts';

/** The whole app without Electron, linked to the box. */
export async function openNetShopHere(
  folder: string,
  box: PracticeBox,
  groupNames: readonly string[],
): Promise<NetShop> {
  const app = startAppHere({ folder, server: box.address, clockSpeed: 10_000, linkSpeed: 10 });
  await linkApp(app, box.phone);
  const groupIds = await untilGroups(app, groupNames);

  return {
    shopFile: join(folder, 'shop.db'),
    startBroadcast: (nonce) => startWhileConnected(app, nonce, groupIds),
    isConnected: async () => (await app.read('connection')).kind === 'connected',
    wake: async () => app.wake(),
    readHeapMb: async () => 0,
    countSockets: async () =>
      process.getActiveResourcesInfo().filter((resource) => resource === 'TCPSocketWrap').length,
    close: app.quit,
  };
}
