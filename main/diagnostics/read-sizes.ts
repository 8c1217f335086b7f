import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostics, StoredPart, StoredSize } from '../../shared/diagnostics.ts';

/** Which files of the data folder belong to what; a database's WAL counts as part of it. */
const partOf: Readonly<Record<StoredPart, { readonly folder: string; readonly prefix: string }>> = {
  shop: { folder: '.', prefix: 'shop.db' },
  login: { folder: '.', prefix: 'whatsapp.db' },
  photos: { folder: 'photos', prefix: '' },
  logs: { folder: 'logs', prefix: '' },
};

/** How many files there are and how much they hold, not what. */
export function readSizes(dataFolder: string): Diagnostics['storage'] {
  const measure = ({ folder, prefix }: (typeof partOf)[StoredPart]): StoredSize => {
    const files = listFiles(join(dataFolder, folder)).filter((name) => name.startsWith(prefix));
    const bytes = files.map((name) => sizeOf(join(dataFolder, folder, name)));
    return { fileCount: files.length, bytes: bytes.reduce((sum, size) => sum + size, 0) };
  };
  return {
    shop: measure(partOf.shop),
    login: measure(partOf.login),
    photos: measure(partOf.photos),
    logs: measure(partOf.logs),
  };
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  } catch {
    // Folders are made when something is first put into them.
    return [];
  }
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
