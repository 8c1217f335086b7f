import { z } from 'zod';

/** What stands first in a backup: a file without it is none of ours. */
export const aboutName = 'promo-brothers.json';
/** What stands last: a file without it was cut. */
export const manifestName = 'manifest.json';
export const databaseName = 'shop.db';
export const settingsName = 'settings.json';
export const photosFolder = 'photos';

/** Where the copy of the database lies for a moment, in the data folder. */
export const workFolder = 'backup.new';

/** Grows when an older app could not read the file any more. */
export const formatVersion = 1;

/** The names that a photo's files have, which is all that may lie in a folder: no name leads anywhere else. */
export const photoFile = /^[0-9a-f]{64}-(?:full|thumbnail)\.jpg$/;

export const aboutSchema = z.strictObject({
  format: z.int().min(1),
  appVersion: z.string().max(40),
  /** How many migrations the database has had. */
  schema: z.int().min(0),
  madeAt: z.int().min(0).max(8.64e15),
});
export type About = z.output<typeof aboutSchema>;

export const manifestSchema = z.array(
  z.strictObject({
    name: z.string().max(100),
    size: z.int().min(0),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
);
export type Manifest = z.output<typeof manifestSchema>;

const kilo = 1_024;
const largest: Readonly<Record<string, number>> = {
  [aboutName]: 4 * kilo,
  [settingsName]: kilo * kilo,
  [databaseName]: 4 * kilo ** 3,
  [manifestName]: 64 * kilo ** 2,
};
const largestPhotoBytes = 16 * kilo ** 2;

/** @returns how many bytes a file of this name may have; `undefined` when there is no such file in a backup */
export function mostBytesOf(name: string): number | undefined {
  if (Object.hasOwn(largest, name)) return largest[name];
  const [folder, file, ...rest] = name.split('/');
  const isPhoto = folder === photosFolder && file !== undefined && rest.length === 0 && photoFile.test(file);
  return isPhoto ? largestPhotoBytes : undefined;
}
