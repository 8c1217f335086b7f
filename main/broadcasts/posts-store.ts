import type { DatabaseSync } from 'node:sqlite';
import type { DeliveryId } from '../../shared/broadcasts.ts';
import type { Settlement } from './decide-settlement.ts';

/** Notes that a message of this delivery is handed over, for the pauses and caps. @returns the number of the post */
export function beginPost(db: DatabaseSync, deliveryId: DeliveryId, at: number, pauseMs: number): number {
  const { lastInsertRowid } = db
    .prepare('INSERT INTO posts (delivery_id, started_at, pause_ms) VALUES (?, ?, ?)')
    .run(deliveryId, at, pauseMs);
  return Number(lastInsertRowid);
}

export function endPost(db: DatabaseSync, postId: number, at: number): void {
  db.prepare('UPDATE posts SET ended_at = ? WHERE id = ?').run(at, postId);
}

/** Keeps the quiet that WhatsApp asked for, if it did. */
export function keepPauseByWhatsApp(db: DatabaseSync, settlement: Settlement, at: number): void {
  const pauseMs = 'pauseMs' in settlement ? settlement.pauseMs : null;
  if (typeof pauseMs !== 'number') return;
  db.prepare('INSERT OR REPLACE INTO pause_by_whatsapp (only_row, until, pause_ms) VALUES (1, ?, ?)').run(
    at + pauseMs,
    pauseMs,
  );
}
