import type { Page } from 'playwright-core';
import type { PracticePhone } from '../../main/practice/practice-box.ts';
import { readQr } from './read-qr.ts';

/** Longer than a connection that nobody answers takes to be given up, and the pause that follows. */
const patienceMs = 60_000;

/**
 * Holds the phone's camera before the window until it has linked, as often as WhatsApp renews the code.
 * @returns how many codes the phone read
 */
export async function scanUntilLinked(page: Page, phone: PracticePhone): Promise<number> {
  let lastRead = '';
  let scanCount = 0;
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; ) {
    const text = await readQr(page);
    if (text === undefined || text === lastRead) continue;
    lastRead = text;
    scanCount += 1;
    if ((await phone.scanQr(text)) === 'linked') return scanCount;
  }
  throw new Error('the phone never linked');
}
