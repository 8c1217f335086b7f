import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Picture } from './take-pictures.ts';

/** Letters are drawn by each Electron, and on each system, in a way of its own: these are compared with no other. */
export const thisMachine = `electron-${process.versions.electron}-${process.platform}`;

const allBaselines = join(import.meta.dirname, 'baselines');

/** @returns what the parts looked like when somebody last looked and kept it; nothing for another Electron */
export function readBaselines(machine = thisMachine): ReadonlyMap<string, Buffer> {
  const folder = join(allBaselines, machine);
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.png'))
      .map((file) => [file.slice(0, -'.png'.length), readFileSync(join(folder, file))]),
  );
}

/** Names of the machines that have baselines. */
export function listBaselines(): readonly string[] {
  return existsSync(allBaselines) ? readdirSync(allBaselines).sort() : [];
}

/** From now on it is to look like this. */
export function keepBaselines(pictures: readonly Picture[]): string {
  const folder = join(allBaselines, thisMachine);
  writePictures(folder, pictures);
  return folder;
}

/** Writes them into a folder of their own, which is emptied first. */
export function writePictures(folder: string, pictures: readonly Picture[]): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { name, png } of pictures) writeFileSync(join(folder, `${name}.png`), png);
}
