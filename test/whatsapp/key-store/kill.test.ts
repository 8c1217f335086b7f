import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createBreathe } from '../../../main/whatsapp/breathe.ts';
import { type KeyStore, openKeyStore } from '../../../main/whatsapp/key-store/key-store.ts';

const masterKey = Buffer.alloc(32, 7);
const module = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);

/** Writes round after round, each one change over three types and thirty rows, and prints each that is done. */
const writer = (file: string) => `
  import { openKeyStore } from ${module('../../../main/whatsapp/key-store/key-store.ts')};
  import { createBreathe } from ${module('../../../main/whatsapp/breathe.ts')};
  const store = openKeyStore(${JSON.stringify(file)}, Buffer.alloc(32, 7), createBreathe(() => performance.now()));
  const last = store.read('session', ['device 0'])['device 0']?.round ?? 0;
  for (let round = last + 1; ; round += 1) {
    const rows = Object.fromEntries(Array.from({ length: 10 }, (_, index) => ['device ' + index, { round }]));
    await store.write({ session: rows, 'sender-key': rows, 'sender-key-memory': rows });
    store.writeLogin({ round });
    process.stdout.write(round + '\\n');
  }`;

test('after a kill the last change that was done is there, whole, and none is there in part', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kill-'));
  const file = join(folder, 'whatsapp.db');
  for (let turn = 0; turn < 12; turn += 1) {
    const done = await runAndKill(file, 1 + turn * 3);
    const store = openStore(file);
    const rounds = readRounds(store);
    expect(rounds).toHaveLength(30);
    expect(new Set(rounds).size).toBe(1);
    expect(rounds[0]).toBeGreaterThanOrEqual(done);
    expect((store.readLogin() as { round: number }).round).toBeGreaterThanOrEqual(done);
    await store.close();
  }
  rmSync(folder, { recursive: true, force: true });
});

test('a log that the power cut anywhere is read up to its last whole change', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cut-'));
  const file = join(folder, 'whatsapp.db');
  const done = await runAndKill(file, 20);
  const log = readFileSync(`${file}-wal`);
  const seen = new Set<number>();
  for (const length of cutsOf(log.length)) {
    const cut = join(folder, `cut-${length}.db`);
    copyFileSync(file, cut);
    writeFileSync(`${cut}-wal`, log.subarray(0, length));
    const store = openStore(cut);
    const rounds = readRounds(store);
    expect([0, 30]).toContain(rounds.length);
    expect(new Set(rounds).size).toBeLessThanOrEqual(1);
    seen.add(rounds[0] ?? 0);
    await store.close();
  }
  expect(seen.has(0)).toBe(true);
  expect(Math.max(...seen)).toBeGreaterThanOrEqual(done);
  expect(seen.size).toBeGreaterThan(5);
  rmSync(folder, { recursive: true, force: true });
});

const [walHeaderBytes, frameHeaderBytes, pageBytes] = [32, 24, 4_096];

/** Nothing, every frame's end and the middle of some, and all of it. */
function cutsOf(length: number): readonly number[] {
  const frameBytes = frameHeaderBytes + pageBytes;
  const count = Math.floor((length - walHeaderBytes) / frameBytes);
  const frames = Array.from({ length: count }, (_, index) => index).filter((index) => index % 3 === 0);
  const cuts = frames.flatMap((index) => {
    const end = walHeaderBytes + index * frameBytes;
    return [end, end + frameBytes - 1 - ((index * 997) % (frameBytes - 2))];
  });
  return [0, ...cuts, length];
}

function openStore(file: string): KeyStore {
  return openKeyStore(
    file,
    masterKey,
    createBreathe(() => performance.now()),
  );
}

function readRounds(store: KeyStore): readonly number[] {
  const ids = Array.from({ length: 10 }, (_, index) => `device ${index}`);
  return ['session', 'sender-key', 'sender-key-memory'].flatMap((type) =>
    Object.values(store.read(type, ids)).map((value) => (value as { round: number }).round),
  );
}

/** Kills the writer as soon as it has said so many lines. @returns the last round that it said was done. */
async function runAndKill(file: string, lines: number): Promise<number> {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', writer(file)], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_NO_WARNINGS: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > lines) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1));
}
