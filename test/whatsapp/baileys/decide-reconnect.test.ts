import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideReconnect, type LinkEnd } from '../../../main/whatsapp/baileys/decide-reconnect.ts';

const linked: LinkEnd = {
  phase: 'linked',
  code: undefined,
  failure: undefined,
  isQrSupplyUsedUp: false,
  failedCount: 0,
  isVersionFresh: false,
};

const retry = (delayMs: number, reason: string) => ({ kind: 'retry', delayMs, reason });
const stop = (reason: string) => ({ kind: 'stop', reason });

test.each<[string, Partial<LinkEnd>, object]>([
  [
    'the phone has accepted and WhatsApp asks for a restart',
    { phase: 'linking', code: 515 },
    { kind: 'restart' },
  ],
  ['WhatsApp asks a linked computer for a restart', { code: 515 }, { kind: 'restart' }],
  ['the phone unlinked the computer', { code: 401 }, { kind: 'unlinked' }],
  ['the account is refused', { code: 403 }, stop('account-refused')],
  ['the client is too old, and may not know it', { code: 405 }, { kind: 'refresh-version' }],
  ['the client is too old although it just asked', { code: 405, isVersionFresh: true }, stop('app-too-old')],
  ['the account has no linked devices', { code: 411 }, stop('account-refused')],
  ['another program uses the same login', { code: 440 }, stop('replaced-elsewhere')],
  ['WhatsApp wants a pause', { code: 429 }, { kind: 'pause', delayMs: 1_800_000 }],
  ['the line is cut', { code: 428 }, retry(2_000, 'server-silent')],
  ['there is no network', { code: 408, failure: 'no-network' }, retry(2_000, 'no-network')],
  ['WhatsApp has trouble', { code: 503 }, retry(2_000, 'server-silent')],
  ['an error that Baileys does not know', { code: 500 }, retry(2_000, 'server-silent')],
  ['the first login fails on the way', { phase: 'linking', code: 428 }, retry(2_000, 'server-silent')],
  ['it fails for the fourth time', { code: 428, failedCount: 3 }, retry(16_000, 'server-silent')],
  ['it has failed all night', { code: 428, failedCount: 200 }, retry(300_000, 'server-silent')],
  ['the server is not WhatsApp', { failure: 'server-not-trusted' }, stop('server-not-trusted')],
  ['the disk is full', { failure: 'data-folder-full' }, stop('data-folder-full')],
  [
    'the account is not the one of the phone',
    { phase: 'showing-qr', failure: 'account-signature-wrong' },
    stop('account-signature-wrong'),
  ],
  ['nobody scanned the QR', { phase: 'showing-qr', code: 408, isQrSupplyUsedUp: true }, stop('qr-ran-out')],
  ['the line is cut while the QR is shown', { phase: 'showing-qr', code: 428 }, stop('server-silent')],
  [
    'nobody typed the code',
    { phase: 'showing-code', code: 408, isQrSupplyUsedUp: true },
    stop('code-abandoned'),
  ],
  ['a login with half a pairing is refused', { phase: 'showing-code', code: 401 }, stop('code-abandoned')],
  [
    'there is no network for a pairing',
    { phase: 'opening-pairing', code: 408, failure: 'no-network' },
    stop('no-network'),
  ],
  ['the server never answers a pairing', { phase: 'opening-pairing', code: 408 }, stop('server-silent')],
  ['WhatsApp gives no QR for now', { phase: 'opening-pairing', code: 429 }, stop('rate-limited')],
  [
    'the number has no account',
    { phase: 'opening-pairing', failure: 'phone-number-invalid' },
    stop('phone-number-invalid'),
  ],
])('when %s', (_, end, next) => {
  expect(decideReconnect({ ...linked, ...end }, 1)).toEqual(next);
});

test('a login is given up for nothing but 401, and never while a pairing is under way', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<LinkEnd['phase']>('opening-pairing', 'showing-qr', 'showing-code', 'linking', 'linked'),
      fc.integer({ min: 400, max: 599 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (phase, code, chance) => {
        const next = decideReconnect({ ...linked, phase, code }, chance);
        if (next.kind === 'unlinked')
          expect([phase === 'linked' || phase === 'linking', code]).toEqual([true, 401]);
      },
    ),
  );
});

test('chance spreads a delay over its upper half', () => {
  expect(decideReconnect({ ...linked, code: 428 }, 0)).toMatchObject({ delayMs: 1_000 });
  expect(decideReconnect({ ...linked, code: 428 }, 0.5)).toMatchObject({ delayMs: 1_500 });
});
