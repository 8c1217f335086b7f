import { fork } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createBackup } from '../../main/backup/backup.ts';
import { type BackupProcess, createWorkInProcess } from '../../main/backup/process/work-in-process.ts';
import type { BackupWork } from '../../shared/backup.ts';
import { makeFolder } from '../builders.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { makeShop } from './make-shop.ts';

const entry = join(import.meta.dirname, '../../main/backup/backup-process.ts');

/** The real entry in a process of Electron's Node; the built one in Electron's own is tried in e2e. */
function startProcess(): BackupProcess {
  const child = fork(entry, [], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    execArgv: [],
    serialization: 'advanced',
  });
  return {
    // A child that has just ended hears nothing any more, as in Electron.
    postMessage: (message) => void child.send(message as object, () => {}),
    on: (
      event: 'message' | 'exit',
      listener: ((message: unknown) => void) | ((code: number | null) => void),
    ) => child.on(event, listener),
    kill: () => child.kill('SIGKILL'),
  };
}

/** The feature over a shop in use; the person chooses `target` and `source`. */
function openBackup(start = startProcess) {
  const { folder } = makeShop();
  const target = join(makeFolder(), 'loja.promobrothers');
  const chosen: { target: string | null; source: string | null } = { target, source: target };
  const proposed: string[] = [];
  const published: (BackupWork | null)[] = [];
  let startCount = 0;
  const backup = createBackup({
    ...{ dataFolder: folder, appVersion: () => '0.1.0', clock: createFakeClock() },
    work: createWorkInProcess(start),
    async chooseTarget(name, kind) {
      proposed.push(name, kind);
      return chosen.target;
    },
    chooseSource: async () => chosen.source,
    readLanguage: () => 'pt-BR',
    startAnew() {
      startCount += 1;
    },
    publish: (work) => published.push(work),
  });
  const call = async (name: keyof typeof backup.handlers) => backup.handlers[name]({});
  return { call, backup, folder, target, chosen, proposed, published, startCount: () => startCount };
}

test('she saves a backup, has it checked, and only her yes makes the next start take it in', async () => {
  const { call, folder, proposed, published, startCount } = openBackup();
  expect(await call('backup.save')).toBe(true);
  expect(proposed).toEqual([
    expect.stringMatching(/^Cópia da loja \d{4}-\d\d-\d\d\.promobrothers$/),
    'Cópia do Promo Brothers',
  ]);
  expect(await call('backup.pick')).toMatchObject({ appVersion: '0.1.0', productCount: 1, photoCount: 2 });
  expect(published.at(-1)).toBe(null);
  expect(readdirSync(folder)).toContain('restore.new');
  await call('backup.restore');
  expect(startCount()).toBe(1);
  expect(readdirSync(folder)).toContain('restore.ready');
  await expect(call('backup.restore')).rejects.toThrow('not-found');
});

test('whoever closes a dialog, or says no, leaves nothing behind', async () => {
  const { call, folder, chosen, startCount } = openBackup();
  await call('backup.save');
  await call('backup.pick');
  await call('backup.cancel');
  expect(readdirSync(folder).filter((name) => /restore|backup/.test(name))).toEqual([]);
  await expect(call('backup.restore')).rejects.toThrow('not-found');
  Object.assign(chosen, { target: null, source: null });
  expect(await call('backup.save')).toBe(false);
  expect(await call('backup.pick')).toBe(null);
  expect(startCount()).toBe(0);
});

test('a damaged file is refused with its reason, and forgets what was checked before', async () => {
  const { call, folder, target, published } = openBackup();
  await call('backup.save');
  await call('backup.pick');
  writeFileSync(target, 'no backup');
  await expect(call('backup.pick')).rejects.toThrow('backup-foreign');
  await expect(call('backup.restore')).rejects.toThrow('not-found');
  expect(existsSync(join(folder, 'restore.new'))).toBe(false);
  expect(published.at(-1)).toBe(null);
});

test('only one is worked on at a time, and cancelling ends it without a trace', async () => {
  const { call, folder, target } = openBackup();
  const saving = call('backup.save');
  await expect(call('backup.pick')).rejects.toThrow('backup-busy');
  await call('backup.cancel');
  expect(await saving).toBe(false);
  expect([existsSync(target), existsSync(`${target}.new`)]).toEqual([false, false]);
  expect(readdirSync(folder)).not.toContain('backup.new');
  expect(await call('backup.save')).toBe(true);
});

test('a process that ends by itself is a bug that is told, and the next try works', async () => {
  let isBroken = true;
  const { call } = openBackup(() => {
    const worker = startProcess();
    if (isBroken) worker.kill();
    isBroken = false;
    return worker;
  });
  await expect(call('backup.save')).rejects.toThrow('ended by itself');
  expect(await call('backup.save')).toBe(true);
});
