import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startBoxProcess } from '../../../main/practice/start-box-process.ts';
import { asApp, sandboxArguments } from '../../setup/electron-environment.mjs';
import type { Plan, Sample, Variant } from './sender.ts';

const laterCount = 15;

/**
 * One run: a fresh box with one group of strangers, a fresh login, a fresh Electron.
 * @throws Error when not every member could read every message
 */
export async function runSender(variant: Variant, memberCount: number): Promise<Sample> {
  const folder = mkdtempSync(join(tmpdir(), 'promo-bench-'));
  const groupName = 'cold';
  const groups = [{ name: groupName, members: memberCount }];
  const box = await startBoxProcess({ groups, refreshesPerPairing: 0, sendsReceipts: false });
  try {
    const group = box.group(groupName);
    const plan: Plan = { variant, box: box.address, groupJid: group.jid, folder, laterCount };
    const sample = await readSample(plan, (qr) => void box.phone.scanQr(qr));
    await mustBeReadable(box);
    return sample;
  } finally {
    await box.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

function readSample(plan: Plan, scan: (qr: string) => void): Promise<Sample> {
  const entry = join(import.meta.dirname, 'sender-process.ts');
  const profile = `--user-data-dir=${join(plan.folder, 'profile')}`;
  const child = spawn(process.execPath, [entry, ...sandboxArguments(), profile], {
    env: asApp({ BENCH_PLAN: JSON.stringify(plan) }),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => child.kill(), 120_000);
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith('BENCH ')) return;
      const { qr, sample, error } = JSON.parse(line.slice('BENCH '.length));
      if (qr !== undefined) scan(qr);
      if (sample !== undefined) resolve(sample);
      if (error !== undefined) reject(new Error(error));
    });
    child.once('exit', (status) => {
      clearTimeout(timer);
      reject(new Error(`the ${plan.variant} sender ended with ${status} before it had measured`));
    });
  });
}

/** A quick send that nobody can read would be no send. */
async function mustBeReadable(box: Awaited<ReturnType<typeof startBoxProcess>>): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const { posts } = await box.report();
    const unread = posts.filter(({ deviceCount, readableCount }) => readableCount !== deviceCount);
    if (posts.length === laterCount + 1 && unread.length === 0) return;
    if (Date.now() > deadline)
      throw new Error(`${unread.length} of ${posts.length} posts were not readable for all`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
