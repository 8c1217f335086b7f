import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { databaseName, photosFolder, settingsName, workFolder } from './backup-contents.ts';

/** What a restore replaces; everything else in the data folder stays, the login first of all. */
const replaced = [databaseName, `${databaseName}-wal`, `${databaseName}-shm`, settingsName, photosFolder];

/** Where a backup is unpacked and checked. Nothing happens to it at the next start. */
export const draftFolder = 'restore.new';
/** The checked content under this name is what makes the next start take it in. */
const readyFolder = 'restore.ready';
/** The same, once nothing of the old shop is in its place any more. */
const takingFolder = 'restore.taking';
/** The old shop, until the new one has opened once. */
const asideFolder = 'before-restore';

/** The steps that change the disk. Each is all or nothing, also in a power cut. */
export interface Disk {
  move(from: string, to: string): void;
  makeFolder(path: string): void;
  remove(path: string): void;
}

/** Says that the draft is to be taken in at the next start: one rename, so there is no half of it. */
export function markReady(dataFolder: string, disk: Disk = realDisk): void {
  const at = placesIn(dataFolder);
  disk.remove(at(asideFolder));
  disk.remove(at(readyFolder));
  disk.move(at(draftFolder), at(readyFolder));
  syncFolder(dataFolder);
}

/**
 * Takes in what was marked as ready, before anything is opened. It can be ended at any instant and is then finished by
 * the next start: as long as there is a *ready* folder everything in its place is old and is set aside; as soon as it
 * is called *taking* everything in its place is new. So no start ever opens a mixture.
 * @throws Error of the disk; the next try goes on where this one ended
 */
export function takeIn(dataFolder: string, disk: Disk = realDisk): void {
  const at = placesIn(dataFolder);
  if (existsSync(at(readyFolder))) {
    if (!existsSync(at(asideFolder))) disk.makeFolder(at(asideFolder));
    moveAll(dataFolder, at(asideFolder), disk);
    syncFolder(dataFolder);
    disk.move(at(readyFolder), at(takingFolder));
    syncFolder(dataFolder);
  }
  if (!existsSync(at(takingFolder))) return;
  moveAll(at(takingFolder), dataFolder, disk);
  syncFolder(dataFolder);
  disk.remove(at(takingFolder));
}

/** Whether the old shop still lies beside a new one that has not opened yet. */
export function hasOldShop(dataFolder: string): boolean {
  return existsSync(join(dataFolder, asideFolder));
}

/** Puts the old shop back into its place, in the same way. */
export function giveBack(dataFolder: string, disk: Disk = realDisk): void {
  const at = placesIn(dataFolder);
  disk.move(at(asideFolder), at(readyFolder));
  takeIn(dataFolder, disk);
}

/** The shop has opened: the one before it is no longer needed, nor is what a power cut left of a backup. */
export function listLeftovers(dataFolder: string): readonly string[] {
  return [asideFolder, draftFolder, workFolder].map(placesIn(dataFolder)).filter((path) => existsSync(path));
}

function placesIn(dataFolder: string): (name: string) => string {
  return (name) => join(dataFolder, name);
}

function moveAll(from: string, to: string, disk: Disk): void {
  for (const name of replaced) {
    if (existsSync(join(from, name))) disk.move(join(from, name), join(to, name));
  }
}

const realDisk: Disk = {
  move: renameSync,
  makeFolder: (path) => mkdirSync(path, { mode: 0o700 }),
  remove: (path) => rmSync(path, { recursive: true, force: true, maxRetries: 5 }),
};

/** Windows opens no folder, and writes names down in order. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}
