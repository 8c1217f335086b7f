import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import type { PracticeBox } from '../../../main/practice/practice-box.ts';
import type { Connection } from '../../../shared/connection.ts';
import { emptyDraft } from '../../../shared/products.ts';
import { launchElectron, waitsForUs } from '../../demo/launch-electron.ts';
import { asApp, sandboxArguments } from '../../setup/electron-environment.mjs';
import { until } from './lose-connections.ts';
import type { NetShop } from './net-shop.ts';

/** Pauses between groups of 20 to 60 ms. */
const clockSpeed = 10_000;
/** A dead line is noticed in a second instead of ten. */
const linkSpeed = 10;

/**
 * The built app, in Electron with a window, linked to the box.
 * @param root the repository, with the build in out/
 */
export async function openBuiltShop(root: string, box: PracticeBox): Promise<NetShop> {
  const profile = mkdtempSync(join(tmpdir(), 'promo-net-'));
  const electron = await start(root, profile, box);
  const page = await electron.firstWindow();
  await page.waitForSelector('main');
  await link(page, box);
  const groupIds = await readGroupIds(page);

  return {
    shopFile: join(profile, 'shop.db'),
    async startBroadcast(nonce) {
      const draft = { ...emptyDraft, name: `Oferta ${nonce}`, price: 990 };
      await page.evaluate(startBroadcast, { draft, groupIds });
    },
    isConnected: async () => (await readConnection(page)).kind === 'connected',
    // In a turn of its own, as the system tells it: the inspector interrupts whatever runs, also between the sealing of
    // a frame and its sending, and a frame that is sealed in between would overtake it.
    wake: () => electron.evaluate(({ powerMonitor }) => void setImmediate(() => powerMonitor.emit('resume'))),
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

function start(root: string, profile: string, { address }: PracticeBox): Promise<ElectronApplication> {
  const mediaCa = join(profile, 'media-ca.pem');
  writeFileSync(mediaCa, address.mediaCa);
  const env = asApp({
    PROMO_PROFILE: profile,
    PROMO_WHATSAPP_URL: address.url,
    PROMO_WHATSAPP_ROOT_KEY: address.rootKey,
    PROMO_WHATSAPP_MEDIA_CA: mediaCa,
    PROMO_CLOCK: String(clockSpeed),
    PROMO_LINK_CLOCK: String(linkSpeed),
  });
  const withoutSandbox = sandboxArguments();
  const options = {
    executablePath: process.execPath,
    args: [...waitsForUs, root, ...withoutSandbox],
    env: Object.fromEntries(
      Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    chromiumSandbox: withoutSandbox.length === 0,
  };
  return launchElectron(options, profile);
}

async function link(page: Page, { phone }: PracticeBox): Promise<void> {
  let scanned = '';
  await until('it is linked', async () => {
    const connection = await readConnection(page);
    if (connection.kind === 'waiting-for-scan' && connection.qr.text !== scanned) {
      scanned = connection.qr.text;
      await phone.scanQr(scanned);
    }
    return connection.kind === 'connected';
  });
}

function readConnection(page: Page): Promise<Connection> {
  return page.evaluate(
    () =>
      new Promise<Connection>((resolve) => {
        const stop = window.promoBrothers.listen('connection', (value) => {
          resolve(value);
          queueMicrotask(() => stop());
        });
      }),
  );
}

/** Waits until the list of groups is there. */
function readGroupIds(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const stop = window.promoBrothers.listen('groups', ({ groups }) => {
          if (groups.length === 0) return;
          resolve(groups.map(({ id }) => id));
          queueMicrotask(() => stop());
        });
      }),
  );
}

/** Runs inside the window, as a click would. */
async function startBroadcast(order: { draft: unknown; groupIds: string[] }): Promise<void> {
  const { draft, groupIds } = order;
  const { call } = window.promoBrothers;
  const saved = await call('products.save', { product: draft } as never);
  if (!saved.ok) throw new Error(saved.failure.code);
  const { id: productId } = saved.value;
  const started = await call('broadcasts.start', { productId, groupIds, toOwnChat: false } as never);
  if (!started.ok && started.failure.code !== 'not-connected') throw new Error(started.failure.code);
}
