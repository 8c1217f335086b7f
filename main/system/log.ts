import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';

/** Facts go into fields, never into the sentence: `log.info({ groupCount }, 'groups refreshed')`. */
export type Log = Logger;

const largestLogBytes = 5_000_000;

/**
 * Opens the one log of the app: JSON lines in `folder`, begun anew past 5 MB with one older file kept.
 * It writes at once, so that a crash loses no line, and to a plain stream: pino's own transports are worker threads,
 * which do not survive bundling.
 */
export function openLog(folder: string): Log {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'promo-brothers.log');
  keepOneOlder(file);
  return pino(
    {
      level: 'info',
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      hooks: { streamWrite: hideSecrets },
    },
    pino.destination({ dest: file, sync: true, mode: 0o600 }),
  );
}

/**
 * Blanks what looks like a phone number, a WhatsApp address, or 32 bytes in hex or base64. It is the last net:
 * the code logs no such thing on purpose, but foreign errors carry what they like.
 */
export function hideSecrets(line: string): string {
  return line
    .replace(/[\w.:+-]+@(?:s\.whatsapp\.net|lid|g\.us|c\.us|hosted(?:\.lid)?)/g, '[address]')
    .replace(/\b(?:[0-9a-f]{2}){16,}\b/gi, '[bytes]')
    .replace(/[A-Za-z0-9+/_-]{40,}={0,2}/g, '[bytes]')
    .replace(/\+?\d{8,}/g, '[number]');
}

function keepOneOlder(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestLogBytes) renameSync(file, `${file}.1`);
}
