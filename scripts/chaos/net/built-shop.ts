import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PracticeBox } from '../../../main/practice/practice-box.ts';
import { launchApp } from '../../demo/launch-app.ts';
import { pointTo } from '../../demo/point-to.ts';
import { tellMoment } from '../../demo/tell-moment.ts';
import { linkApp, untilGroups } from '../../measure/app/link-app.ts';
import { askThrough } from '../../measure/app/running-app.ts';
import type { NetShop } from './net-shop.ts';
import { startWhileConnected } from './start-while-connected.ts';

/** Pauses between groups of 20 to 60 ms. */
const clockSpeed = 10_000;
/** A dead line is noticed in a second instead of ten. */
const linkSpeed = 10;

/**
 * The built app, in Electron with a window, linked to the box.
 * @param root the repository, with the build in out/
 */
export async function openBuiltShop(
  root: string,
  box: PracticeBox,
  groupNames: readonly string[],
): Promise<NetShop> {
  const profile = mkdtempSync(join(tmpdir(), 'promo-net-'));
  const electron = await launchApp(root, {
    PROMO_PROFILE: profile,
    ...pointTo(box.address, profile),
    PROMO_CLOCK: String(clockSpeed),
    PROMO_LINK_CLOCK: String(linkSpeed),
  });
  const page = await electron.firstWindow();
  await page.waitForSelector('main');
  // A text is run in the window as it stands, and what it promises is waited for.
  const app = askThrough(<Value>(expression: string) => page.evaluate(expression) as Promise<Value>);
  await linkApp(app, box.phone);
  const groupIds = await untilGroups(app, groupNames);

  return {
    shopFile: join(profile, 'shop.db'),
    startBroadcast: (nonce) => startWhileConnected(app, nonce, groupIds),
    isConnected: async () => (await app.read('connection')).kind === 'connected',
    wake: () => tellMoment(electron, 'resume'),
    readHeapMb: () =>
      electron.evaluate(async () => {
        process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
        const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
        for (let round = 0; round < 3; round += 1) {
          collect();
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        return process.memoryUsage().heapUsed / 1e6;
      }),
    countSockets: () =>
      electron.evaluate(
        () => process.getActiveResourcesInfo().filter((resource) => resource === 'TCPSocketWrap').length,
      ),
    async close() {
      await electron.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}
