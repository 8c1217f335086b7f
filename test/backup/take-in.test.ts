import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { openRestored } from '../../main/backup/open-restored.ts';
import { type Disk, giveBack, markReady, takeIn } from '../../main/backup/take-in.ts';
import { AppError } from '../../shared/failure.ts';
import { makeFolder } from '../builders.ts';

/** Whether it is the old shop or the new one, file by file. */
const shopFiles = ['shop.db', 'shop.db-wal', 'settings.json', 'photos/a.jpg'] as const;

/** A data folder with an old shop in use, and a new one that was checked. */
function prepare(): string {
  const folder = makeFolder();
  write(folder, 'old', shopFiles);
  write(folder, 'login', ['whatsapp.db', 'login.key', 'logs/a.log']);
  write(join(folder, 'restore.new'), 'new', ['shop.db', 'settings.json', 'photos/a.jpg', 'photos/b.jpg']);
  return folder;
}

function write(folder: string, text: string, files: readonly string[]): void {
  for (const file of files) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), `${text} ${file}`);
  }
}

function read(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const texts = files
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'))
    .filter((file) => !/^(restore\.|before-restore)/.test(file))
    .map((file) => [file, readFileSync(join(folder, file), 'utf8').split(' ')[0] ?? ''] as const);
  return Object.fromEntries(texts);
}

const login = { 'login.key': 'login', 'logs/a.log': 'login', 'whatsapp.db': 'login' };
const oldShop = {
  ...login,
  'photos/a.jpg': 'old',
  'settings.json': 'old',
  'shop.db': 'old',
  'shop.db-wal': 'old',
};
const newShop = {
  ...login,
  'photos/a.jpg': 'new',
  'photos/b.jpg': 'new',
  'settings.json': 'new',
  'shop.db': 'new',
};

class PowerCut extends Error {}

/** The power fails before the step of this number. */
function cutBefore(step: number): Disk & { readonly steps: () => number } {
  let count = 0;
  const next = (act: () => void) => {
    if (count === step) throw new PowerCut();
    count += 1;
    act();
  };
  return {
    steps: () => count,
    move: (from, to) => next(() => renameSync(from, to)),
    makeFolder: (path) => next(() => mkdirSync(path)),
    remove: (path) => next(() => rmSync(path, { recursive: true, force: true })),
  };
}

test('what was restored takes the place of the old shop, and the login stays', () => {
  const folder = prepare();
  takeIn(folder);
  expect(read(folder)).toEqual(oldShop);
  markReady(folder);
  expect(read(folder)).toEqual(oldShop);
  takeIn(folder);
  expect(read(folder)).toEqual(newShop);
  expect(readFileSync(join(folder, 'before-restore/shop.db-wal'), 'utf8')).toBe('old shop.db-wal');
});

test('a power cut before any step leaves the old shop or, after the next start, the new one: never a mixture', () => {
  const whole = prepare();
  const all = cutBefore(Number.POSITIVE_INFINITY);
  markReady(whole, all);
  takeIn(whole, all);
  expect(all.steps()).toBeGreaterThan(10);
  const outcomes = new Set<string>();
  for (let step = 0; step < all.steps(); step += 1) {
    for (let second = 0; second <= all.steps(); second += 1) {
      const folder = prepare();
      const first = cutBefore(step);
      expect(() => {
        markReady(folder, first);
        takeIn(folder, first);
      }).toThrow(PowerCut);
      // The next start may be cut as well, and then the one after it goes through.
      try {
        takeIn(folder, cutBefore(second));
      } catch (error) {
        expect(error).toBeInstanceOf(PowerCut);
      }
      takeIn(folder);
      const found = read(folder);
      expect([oldShop, newShop], `cut before ${step}, then ${second}`).toContainEqual(found);
      outcomes.add(found['shop.db'] ?? '');
    }
  }
  expect([...outcomes].sort()).toEqual(['new', 'old']);
});

test('the old shop is deleted when the new one has opened, and not before', async () => {
  const folder = prepare();
  markReady(folder);
  const opened = openRestored(folder, () => {
    expect(existsSync(join(folder, 'before-restore/shop.db'))).toBe(true);
    return read(folder);
  });
  expect(opened).toEqual(newShop);
  await expect.poll(() => readdirSync(folder).filter((name) => /restore/.test(name))).toEqual([]);
});

test('a new shop that does not open although it was checked gives way to the old one', async () => {
  const folder = prepare();
  markReady(folder);
  const opened = openRestored(folder, () => {
    const shop = read(folder);
    if (shop['shop.db'] === 'new') throw new AppError('database-damaged');
    return shop;
  });
  expect(opened).toEqual(oldShop);
  await expect.poll(() => readdirSync(folder).filter((name) => /restore/.test(name))).toEqual([]);
});

test('a shop that cannot be opened for another reason stays beside the old one until it can', () => {
  const folder = prepare();
  markReady(folder);
  const open = () =>
    openRestored(folder, () => {
      throw new AppError('data-folder-full');
    });
  expect(open).toThrow('data-folder-full');
  expect(open).toThrow('data-folder-full');
  expect(read(folder)).toEqual(newShop);
  expect(existsSync(join(folder, 'before-restore/shop.db'))).toBe(true);
});

test('giving back can be cut at any step as well', () => {
  for (let step = 0; step < 12; step += 1) {
    const folder = prepare();
    markReady(folder);
    takeIn(folder);
    try {
      giveBack(folder, cutBefore(step));
    } catch (error) {
      expect(error).toBeInstanceOf(PowerCut);
    }
    takeIn(folder);
    expect(step === 0 ? newShop : oldShop).toEqual(read(folder));
  }
});
