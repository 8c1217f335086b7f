import type { Page } from 'playwright-core';
import type { PhoneAnswer, PracticePhone } from '../../main/practice/practice-box.ts';
import { readQr } from './read-qr.ts';

/** Longer than a connection that nobody answers takes to be given up, and the pause that follows. */
const patienceMs = 60_000;

/**
 * Holds the phone's camera before the window until it has linked, as often as WhatsApp renews the code.
 * @returns how many codes the phone read
 */
export async function scanUntilLinked(page: Page, phone: PracticePhone): Promise<number> {
  let lastRead = '';
  for (let scanCount = 1; ; scanCount += 1) {
    lastRead = await readNewQr(page, lastRead);
    if ((await phone.scanQr(lastRead)) === 'linked') return scanCount;
  }
}

/** Reads the code that is shown, once, whatever comes of it. */
export async function scanOnce(page: Page, phone: PracticePhone): Promise<PhoneAnswer> {
  return phone.scanQr(await readNewQr(page, ''));
}

/** @throws Error when no other code than the last one appears */
export async function readNewQr(page: Page, lastRead: string): Promise<string> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; ) {
    const text = await readQr(page);
    if (text !== undefined && text !== lastRead) return text;
  }
  throw new Error('the window shows no new code');
}
