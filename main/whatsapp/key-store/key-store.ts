import { AppError } from '../../../shared/failure.ts';
import { openDatabase } from '../../storage/open-database.ts';
import type { Breathe } from '../breathe.ts';
import { countRows } from './count-rows.ts';
import { decodeValue, encodeValue } from './encode-value.ts';
import { createLoginCopy } from './login-copy.ts';
import { createSeal, joinName, readType, type Seal } from './seal.ts';
import { createWriteQueue } from './write-queue.ts';

/** Values by type and id; `null` deletes. */
export type KeyChanges = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Everything secret of the link to WhatsApp, sealed in one SQLite file. */
export interface KeyStore {
  /** The login, or `undefined` before the first pairing. A fresh object each time. @throws AppError `login-unreadable` */
  readLogin(): unknown;
  /** On the disk when it returns. */
  writeLogin(login: unknown): void;
  /** A copy of what must never be lost of the login, beside the file; `undefined` when there is none to be read. */
  readLoginCopy(): unknown;
  writeLoginCopy(copy: unknown): void;
  /** The values that exist, as fresh objects: whoever changes one changes only their own. @throws AppError `database-damaged` */
  read(type: string, ids: readonly string[]): Record<string, unknown>;
  /** All of it in one transaction, on the disk when it resolves; `read` sees it at once. @throws AppError `data-folder-full` … */
  write(changes: KeyChanges): Promise<void>;
  /** A keyed hash in hex, 64 characters, that stays the same as long as the master key. */
  hash(purpose: string, text: string): string;
  /** How many rows of each type there are, for the diagnosis. */
  countRows(): Readonly<Record<string, number>>;
  /** Deletes everything, the copy first: the next login starts from nothing. */
  erase(): Promise<void>;
  close(): Promise<void>;
}

const migrations = [
  'CREATE TABLE sealed (id BLOB PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID',
  // The same for all rows of a type; NULL in rows from before.
  'ALTER TABLE sealed ADD COLUMN mark BLOB',
];

const loginName = joinName('login', 'login');
const witnessName = joinName('witness', 'witness');

/**
 * @param masterKey 32 bytes
 * @throws AppError `login-unreadable` when the file was sealed with another key; also what `openDatabase` throws
 */
export function openKeyStore(file: string, masterKey: Uint8Array, breathe: Breathe): KeyStore {
  const seal = createSeal(masterKey);
  const copy = createLoginCopy(file, seal);
  const { db, transaction, close } = openDatabase(file, migrations);
  const select = db.prepare('SELECT value FROM sealed WHERE id = ?');
  const upsert = db.prepare(
    `INSERT INTO sealed (id, value, mark) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET value = excluded.value, mark = excluded.mark`,
  );
  const remove = db.prepare('DELETE FROM sealed WHERE id = ?');

  const readRow = (name: string) => openRow(seal, name, select.get(seal.nameRow(name))?.value);
  const writeRow = (name: string, value: Uint8Array) =>
    upsert.run(seal.nameRow(name), seal.close(name, value), seal.markType(readType(name)));
  const writeWitness = () => writeRow(witnessName, Buffer.from('sealed with this key'));

  /** Row ids depend on the key: under a wrong one every row would seem missing, and a new login would replace the old. */
  function refuseOtherKey(): void {
    const isEmpty = db.prepare('SELECT 1 FROM sealed LIMIT 1').get() === undefined;
    if (isEmpty) writeWitness();
    else if (readRow(witnessName) === undefined) throw new AppError('login-unreadable');
  }

  const queue = createWriteQueue({
    breathe,
    seal,
    commit: (rows) =>
      transaction(() => {
        for (const { id, value, mark } of rows) value === null ? remove.run(id) : upsert.run(id, value, mark);
      }),
  });

  try {
    refuseOtherKey();
  } catch (error) {
    close();
    throw error;
  }

  return {
    readLogin() {
      try {
        const row = readRow(loginName);
        return row === undefined ? undefined : decodeValue(row);
      } catch (cause) {
        throw new AppError('login-unreadable', { cause });
      }
    },
    writeLogin: (login) => void transaction(() => writeRow(loginName, encodeValue(login))),
    readLoginCopy: copy.read,
    writeLoginCopy: copy.write,
    read(type, ids) {
      const found: Record<string, unknown> = Object.create(null);
      for (const id of ids) {
        const name = joinName(type, id);
        const waiting = queue.find(name);
        const row = waiting === undefined ? readRow(name) : waiting;
        if (row) found[id] = decodeRow(row);
      }
      return found;
    },
    write: (changes) => queue.add(encodeChanges(changes)),
    hash: seal.hash,
    countRows: () => countRows(db, seal),
    erase: () =>
      queue.whenDone(() => {
        copy.remove();
        transaction(() => {
          db.exec('DELETE FROM sealed');
          writeWitness();
        });
      }),
    close: () => queue.whenDone(close),
  };
}

/** Encoded at once, because the caller may go on changing its objects. */
function encodeChanges(changes: KeyChanges): Map<string, Buffer | null> {
  const rows = new Map<string, Buffer | null>();
  for (const [type, values] of Object.entries(changes)) {
    for (const [id, value] of Object.entries(values)) {
      rows.set(joinName(type, id), value === null || value === undefined ? null : encodeValue(value));
    }
  }
  return rows;
}

function openRow(seal: Seal, name: string, sealed: unknown): Buffer | undefined {
  if (sealed === undefined) return undefined;
  try {
    return seal.open(name, sealed as Uint8Array);
  } catch (cause) {
    throw new AppError('database-damaged', { cause });
  }
}

function decodeRow(row: Uint8Array): unknown {
  try {
    return decodeValue(row);
  } catch (cause) {
    throw new AppError('database-damaged', { cause });
  }
}
