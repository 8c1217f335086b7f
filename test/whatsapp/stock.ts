import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PracticeBox } from '../../main/practice/practice-box.ts';
import type { FromStock, ToStock } from './stock-child.ts';

/** A stock, unchanged Baileys as another program would run it. */
export interface Stock {
  /** Pairs by QR. Resolves when the connection is open. */
  link(): Promise<void>;
  post(address: string, text: string): Promise<void>;
  stop(): void;
}

export function startStock(box: PracticeBox): Stock {
  const child = fork(fileURLToPath(new URL('./stock-child.ts', import.meta.url)), [], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_NO_WARNINGS: '1' },
    execArgv: [],
  });
  const ask = (message: ToStock) => child.send(message);
  const hear = (kind: FromStock['kind']) =>
    new Promise<FromStock>((resolve) => {
      const listen = (message: unknown): void => {
        if ((message as FromStock).kind !== kind) return;
        child.off('message', listen);
        resolve(message as FromStock);
      };
      child.on('message', listen);
    });

  return {
    async link() {
      const [qr, open] = [hear('qr'), hear('open')];
      ask({ kind: 'connect', address: box.address });
      const shown = await qr;
      if (shown.kind === 'qr') await box.phone.scanQr(shown.text);
      await open;
    },
    async post(address, text) {
      const posted = hear('posted');
      ask({ kind: 'post', address, text });
      await posted;
    },
    stop: () => void child.kill(),
  };
}
