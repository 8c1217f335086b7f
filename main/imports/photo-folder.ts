import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fold } from '../../shared/fold.ts';

/** The pictures that lie in a folder, as it was when it was chosen. */
export interface PhotoFolder {
  readonly name: string;
  readonly photoCount: number;
  /** Without regard to capitals and accents, and also without the ending. @returns the file's own name */
  find(name: string): string | undefined;
  pathOf(fileName: string): string;
}

const picture = /\.(?:jpe?g|png|webp|avif|gif|heic|heif)$/i;

/** @throws whatever the disk throws when the folder cannot be read */
export async function openPhotoFolder(folder: string): Promise<PhotoFolder> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => !entry.isDirectory() && picture.test(entry.name))
    .map(({ name }) => name);
  const byKey = new Map<string, string>();
  for (const name of names) {
    byKey.set(keyOf(name), name);
    const withoutEnding = keyOf(name.replace(picture, ''));
    if (!byKey.has(withoutEnding)) byKey.set(withoutEnding, name);
  }
  return {
    name: basename(folder),
    photoCount: names.length,
    find: (name) => byKey.get(keyOf(name)),
    pathOf: (fileName) => join(folder, fileName),
  };
}

function keyOf(name: string): string {
  return fold(name).trim();
}
