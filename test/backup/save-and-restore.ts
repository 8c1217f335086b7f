import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBackup } from '../../main/backup/read-backup.ts';
import { writeBackup } from '../../main/backup/write-backup.ts';
import { makeFolder } from '../builders.ts';
import type { TestShop } from './make-shop.ts';

/** Saves a shop into a new file. @returns where it is */
export function save(shop: TestShop): string {
  const path = join(makeFolder(), 'loja.promobrothers');
  writeBackup({ dataFolder: shop.folder, path, ...plan }, noProgress);
  return path;
}

/** Reads a backup as far as the next start would take it in. */
export function restore(path: string) {
  const draftFolder = join(makeFolder(), 'restore.new');
  return { draftFolder, summary: readBackup({ path, draftFolder, now }, noProgress) };
}

/** Every file of a folder with its content. */
export function readAll(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'latin1')]));
}

export const now = Date.UTC(2026, 11, 24, 12);
export const plan = { appVersion: '0.1.0', madeAt: now - 1_000 };
export const noProgress = () => {};
