import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRecord, readIfThere, toRecord } from '../system/parse-record.ts';
import type { SavedPlace } from './place-window.ts';

/** What the window itself remembers from start to start. */
export interface WindowMemory {
  readonly place: SavedPlace | null;
  readonly zoom: number;
  /** She was told that closing the window leaves the app running. */
  readonly knowsOfTray: boolean;
}

export interface WindowMemoryFile {
  read(): WindowMemory;
  change(changes: Partial<WindowMemory>): void;
}

const nothing: WindowMemory = { place: null, zoom: 1, knowsOfTray: false };

/**
 * `window.json` in the data folder. It must be read before there is a window, so it is not a part of the settings,
 * whose library takes longer to load than the page to be painted. What cannot be written is forgotten.
 */
export function openWindowMemory(folder: string): WindowMemoryFile {
  const path = join(folder, 'window.json');
  let memory = parseMemory(readIfThere(path));
  return {
    read: () => memory,
    change(changes) {
      memory = { ...memory, ...changes };
      try {
        writeFileSync(`${path}.new`, JSON.stringify(memory), { mode: 0o600 });
        renameSync(`${path}.new`, path);
      } catch {
        // A place is not worth a word; a folder that takes nothing is told of elsewhere.
      }
    },
  };
}

/** @returns what the text says, part by part, with what is usual for whatever is missing or makes no sense */
export function parseMemory(text: string): WindowMemory {
  const { place, zoom, knowsOfTray } = parseRecord(text);
  return {
    place: toPlace(toRecord(place)),
    zoom: typeof zoom === 'number' && zoom >= 0.5 && zoom <= 3 ? zoom : nothing.zoom,
    knowsOfTray: knowsOfTray === true,
  };
}

function toPlace(stored: Record<string, unknown>): SavedPlace | null {
  const { x, y, width, height, isMaximized } = stored;
  if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height)) return null;
  if (width <= 0 || height <= 0) return null;
  return { x, y, width, height, isMaximized: isMaximized === true };
}

/** Further than any screen a number does not fit what Chromium keeps it in. */
function isWhole(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(value as number) < 100_000;
}
