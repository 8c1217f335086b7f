import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PracticeBox } from '../../../main/practice/practice-box.ts';
import { asNode } from '../../setup/electron-environment.mjs';
import type { ClientPlan, FromClient, ToClient, Usage, Variant } from './client.ts';

/** A client in a process of its own, linked to the box. */
export interface MeasuredClient {
  /** Posts `text 0`, `text 1` … one after the other. @returns how long each took until the server's ack */
  post(text: string, count: number): Promise<readonly number[]>;
  readUsage(): Promise<Usage>;
  stop(): Promise<void>;
}

/** @throws Error when the client cannot be linked */
export async function startClient(
  variant: Variant,
  box: PracticeBox,
  groupName: string,
): Promise<MeasuredClient> {
  const folder = mkdtempSync(join(tmpdir(), 'promo-client-'));
  const plan: ClientPlan = { variant, box: box.address, groupJid: box.group(groupName).jid, folder };
  const child = fork(join(import.meta.dirname, 'client-process.ts'), [], {
    env: asNode({ MEASURED_CLIENT: JSON.stringify(plan), NODE_NO_WARNINGS: '1' }),
    execArgv: [],
  });

  function hear<Kind extends FromClient['kind']>(kind: Kind): Promise<Extract<FromClient, { kind: Kind }>> {
    return new Promise((resolve, reject) => {
      const listen = (received: unknown): void => {
        const message = received as FromClient;
        if (message.kind === 'failed') reject(new Error(message.why));
        else if (message.kind !== kind) return;
        child.off('message', listen);
        resolve(message as Extract<FromClient, { kind: Kind }>);
      };
      child.on('message', listen);
      child.once('exit', () => reject(new Error(`the ${variant} client has ended`)));
    });
  }
  const ask = (message: ToClient): void => void child.send(message);

  child.on('message', (received) => {
    const message = received as FromClient;
    if (message.kind === 'qr') void box.phone.scanQr(message.text);
  });
  await hear('linked');

  return {
    async post(text, count) {
      const posted = hear('posted');
      ask({ kind: 'post', text, count });
      return (await posted).sendMs;
    },
    async readUsage() {
      const usage = hear('usage');
      ask({ kind: 'read-usage' });
      return (await usage).usage;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}
