import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** Whether the file holds more than the witness of its key. A file that cannot be read counts as yes. */
export function mayHoldLogin(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    const db = new DatabaseSync(file, { readOnly: true });
    try {
      // One row is the witness of the master key, which stays when everything else is erased.
      const { rows } = db.prepare('SELECT count(*) AS rows FROM (SELECT 1 FROM sealed LIMIT 2)').get() ?? {};
      return Number(rows) > 1;
    } finally {
      db.close();
    }
  } catch {
    return true;
  }
}
