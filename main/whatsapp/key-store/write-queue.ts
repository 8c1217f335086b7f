import type { Breathe } from '../breathe.ts';
import { readType, type Seal } from './seal.ts';

/** Values by name as they will lie in the file, before sealing; `null` deletes. */
export type PendingRows = ReadonlyMap<string, Buffer | null>;

export interface SealedRow {
  readonly id: Buffer;
  readonly mark: Buffer;
  readonly value: Buffer | null;
}

export interface WriteQueue {
  /** Seals the rows, with pauses for the event loop, and commits them together, after everything added before. */
  add(rows: PendingRows): Promise<void>;
  /** What was added and is not yet committed: `null` for a deletion, `undefined` when nothing waits. */
  find(name: string): Buffer | null | undefined;
  /** Runs an action after everything added so far. */
  whenDone(action: () => void): Promise<void>;
}

/** The first message to a large group writes 2,000 rows, and sealing them at a stretch would stall the windows for 40 ms. */
export function createWriteQueue(deps: {
  readonly breathe: Breathe;
  readonly seal: Seal;
  /** One transaction. */
  readonly commit: (rows: readonly SealedRow[]) => void;
}): WriteQueue {
  const waiting: PendingRows[] = [];
  let last: Promise<void> = Promise.resolve();

  function enqueue(work: () => Promise<void> | void): Promise<void> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  async function sealAll(rows: PendingRows): Promise<readonly SealedRow[]> {
    const sealed: SealedRow[] = [];
    for (const [name, value] of rows) {
      await deps.breathe();
      const [id, mark] = [deps.seal.nameRow(name), deps.seal.markType(readType(name))];
      sealed.push({ id, mark, value: value && deps.seal.close(name, value) });
    }
    return sealed;
  }

  return {
    add(rows) {
      waiting.push(rows);
      return enqueue(async () => {
        try {
          deps.commit(await sealAll(rows));
        } finally {
          waiting.splice(waiting.indexOf(rows), 1);
        }
      });
    },
    find: (name) => waiting.findLast((rows) => rows.has(name))?.get(name),
    whenDone: (action) => enqueue(action),
  };
}
