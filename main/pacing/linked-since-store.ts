import type { Database } from '../storage/open-database.ts';

/** Since when this computer is linked to the account: in the shop's database, where no setting reaches it. */
export interface LinkedSinceStore {
  /** Milliseconds since 1970; `undefined` while it is not known. */
  read(): number | undefined;
  write(since: number): void;
  forget(): void;
}

export function createLinkedSinceStore({ db, transaction }: Database): LinkedSinceStore {
  return {
    read() {
      const row = db.prepare('SELECT since FROM linked_since').get() as { since: number } | undefined;
      return row?.since;
    },
    write(since) {
      transaction(() => db.prepare('INSERT OR REPLACE INTO linked_since VALUES (1, ?)').run(since));
    },
    forget() {
      transaction(() => db.exec('DELETE FROM linked_since'));
    },
  };
}
