import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createErase } from '../../main/erase/erase.ts';
import {
  eraseIfMarked,
  isOwnFolder,
  markForErasing,
  refuseHalfErased,
} from '../../main/erase/erase-folder.ts';
import { AppError } from '../../shared/failure.ts';
import { makeFolder } from '../builders.ts';
import { createFakeClock } from '../fakes/clock.ts';

function makeData(): string {
  const folder = makeFolder();
  const files = ['shop.db', 'shop.db-wal', 'shop.db-shm', 'whatsapp.db', 'whatsapp.db-login', 'login.key'];
  for (const file of [
    ...files,
    'settings.json',
    'window.json',
    'photos/a.jpg',
    'logs/a.log',
    'window/Local Storage/x',
    'Local State',
  ]) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), 'hers');
  }
  return folder;
}

test('a folder that is not marked is left alone', () => {
  const folder = makeData();
  const before = readdirSync(folder);
  expect(eraseIfMarked(folder)).toBe(true);
  expect(readdirSync(folder)).toEqual(before);
  expect(() => refuseHalfErased(folder)).not.toThrow();
});

test('every file of a marked folder goes, whatever it is, and the mark last', () => {
  const folder = makeData();
  writeFileSync(join(folder, 'something of a later version'), 'x');
  writeFileSync(join(folder, 'SingletonLock'), 'of this run');
  markForErasing(folder);
  expect(eraseIfMarked(folder)).toBe(true);
  expect(readdirSync(folder)).toEqual(['SingletonLock']);
});

test('nothing is opened where a part is still to be deleted', () => {
  const folder = makeData();
  markForErasing(folder);
  expect(() => refuseHalfErased(folder)).toThrow('erase-unfinished');
});

test('a home folder, and what holds one, is never erased', () => {
  const home = join(tmpdir(), 'people', 'ana');
  expect(isOwnFolder(join(home, '.config', 'Promo Brothers'), home)).toBe(true);
  expect(isOwnFolder(join(tmpdir(), 'Promo Brothers'), home)).toBe(true);
  expect(isOwnFolder(home, home)).toBe(false);
  expect(isOwnFolder(join(tmpdir(), 'people'), home)).toBe(false);
  expect(isOwnFolder('/', homedir())).toBe(false);
});

test('she is logged out first, then it is marked, and the app starts anew', async () => {
  const { erase, folder, done, unlinked } = openErase();
  const erased = erase();
  unlinked.resolve();
  await erased;
  expect(done).toEqual(['unlink', 'starts at login: false', 'start anew']);
  expect(existsSync(join(folder, 'erase-everything'))).toBe(true);
});

test('a log-out that fails or never answers does not keep her data here', async () => {
  const failing = openErase();
  const failed = failing.erase();
  failing.unlinked.reject(new Error('no network'));
  await failed;
  expect(failing.done).toEqual(['unlink', 'starts at login: false', 'start anew']);

  const silent = openErase();
  const erased = silent.erase();
  silent.clock.advance(10_000);
  await erased;
  expect(silent.done).toEqual(['unlink', 'starts at login: false', 'start anew']);
  expect(silent.clock.pendingCount()).toBe(0);
});

test('an entry of the start at login that stays keeps none of her data here', async () => {
  const { erase, folder, done, unlinked } = openErase(() => {
    throw new AppError('start-at-login-refused');
  });
  unlinked.resolve();
  await erase();
  expect(done).toEqual(['unlink', 'start anew']);
  expect(existsSync(join(folder, 'erase-everything'))).toBe(true);
});

function openErase(setAtLogin?: () => void) {
  const folder = makeData();
  const clock = createFakeClock();
  const done: string[] = [];
  const unlinked = Promise.withResolvers<void>();
  const { handlers } = createErase({
    ...{ dataFolder: folder, clock },
    unlink() {
      done.push('unlink');
      return unlinked.promise;
    },
    startAtLogin: { set: setAtLogin ?? ((isWanted) => done.push(`starts at login: ${isWanted}`)) },
    startAnew: () => done.push('start anew'),
  });
  return { folder, clock, done, unlinked, erase: async () => handlers['erase.all']({}) };
}
