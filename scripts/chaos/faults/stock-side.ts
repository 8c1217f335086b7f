import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startBoxProcess } from '../../../main/practice/start-box-process.ts';
import type { Side } from './side.ts';
import type { FromStock, StockDeed, ToStock } from './stock-messages.ts';

/** How long stock may take for one deed: in a storm of repeats it hears nothing for half a minute. */
const deedMs = 45_000;

export async function openStockSide(): Promise<Side> {
  const box = await startBoxProcess({ groups: [], refreshesPerPairing: 0, isBlind: true });
  const child = fork(fileURLToPath(new URL('./stock-process.ts', import.meta.url)), [], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_NO_WARNINGS: '1' },
    execArgv: [],
    serialization: 'advanced',
  });
  const waiting = new Map<number, (value: unknown) => void>();
  let lastId = 0;
  let qrCount = 0;

  child.on('message', (message: FromStock) => {
    if (message.kind === 'done') {
      waiting.get(message.id)?.(message.value);
      return;
    }
    qrCount += 1;
    void box.phone.scanQr(message.text);
  });

  function ask<Value>(deed: StockDeed): Promise<Value> {
    lastId += 1;
    const id = lastId;
    const message: ToStock = { ...deed, id };
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`stock took too long for ${deed.kind}`)), deedMs);
      waiting.set(id, (value) => {
        clearTimeout(timer);
        resolve(value as Value);
      });
      child.send(message);
    });
  }

  await ask({ kind: 'link', address: box.address });
  const me = await ask<Side['me']>({ kind: 'me' });
  return {
    name: 'stock',
    box,
    me,
    // It asks for the group when it posts.
    meet: async () => undefined,
    async post({ jid }, messageId, text) {
      return { messageId, isTaken: await ask({ kind: 'post', jid, messageId, text }), tryCount: 1 };
    },
    edit: (rows) => ask({ kind: 'edit', rows }),
    loseAllKeys: () => ask({ kind: 'lose-all-keys' }),
    failCommits: (isFailing) => ask({ kind: 'fail-commits', isFailing }),
    disconnect: () => ask({ kind: 'disconnect' }),
    connect: () => ask({ kind: 'connect' }),
    countQrs: () => qrCount - 1,
    async stop() {
      child.kill();
      await box.stop();
    },
  };
}
