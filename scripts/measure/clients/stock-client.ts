import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PracticeBox } from '../../../main/practice/practice-box.ts';
import { asNode } from '../../setup/electron-environment.mjs';
import type { MeasuredClient } from './client.ts';
import type { FromStock, StockPlan, ToStock } from './stock-messages.ts';

/** Stock Baileys, unmodified, with its keys in memory, in a process of its own. */
export async function startStockClient(box: PracticeBox, groupName: string): Promise<MeasuredClient> {
  const folder = mkdtempSync(join(tmpdir(), 'promo-client-'));
  const plan: StockPlan = { box: box.address, groupJid: box.group(groupName).jid, folder };
  const child = fork(join(import.meta.dirname, 'stock-process.ts'), [], {
    env: asNode({ STOCK_CLIENT: JSON.stringify(plan), NODE_NO_WARNINGS: '1' }),
    execArgv: [],
  });
  const ended = once(child, 'exit');

  function hear<Kind extends FromStock['kind']>(kind: Kind): Promise<Extract<FromStock, { kind: Kind }>> {
    const heard = new Promise<Extract<FromStock, { kind: Kind }>>((resolve, reject) => {
      const listen = (received: unknown): void => {
        const message = received as FromStock;
        if (message.kind === 'failed') reject(new Error(message.why));
        else if (message.kind !== kind) return;
        child.off('message', listen);
        resolve(message as Extract<FromStock, { kind: Kind }>);
      };
      child.on('message', listen);
    });
    return Promise.race([heard, ended.then(() => Promise.reject(new Error('the stock client has ended')))]);
  }
  const ask = (message: ToStock): void => void child.send(message);

  child.on('message', (received) => {
    const message = received as FromStock;
    if (message.kind === 'qr') void box.phone.scanQr(message.text);
  });
  await hear('linked');

  return {
    // It has settled when it says that it is linked.
    settle: async () => undefined,
    async post(texts) {
      const posted = hear('posted');
      ask({ kind: 'post', texts });
      return (await posted).sendMs;
    },
    async readUsage() {
      const usage = hear('usage');
      ask({ kind: 'read-usage' });
      return (await usage).usage;
    },
    async stop() {
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}
