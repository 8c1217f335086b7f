import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideReconnect, type LinkEnd } from '../../../main/whatsapp/baileys/decide-reconnect.ts';
import { explainLinkEnd } from '../../../main/whatsapp/baileys/explain-link-end.ts';

const linked: LinkEnd = {
  phase: 'linked',
  code: undefined,
  failure: undefined,
  isDeviceRemoved: false,
  isQrSupplyUsedUp: false,
  failedCount: 0,
  restartCount: 0,
  isVersionFresh: false,
  isWorldNew: false,
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
  [
    'WhatsApp asks a linked computer for a restart again and again',
    { code: 515, restartCount: 3 },
    retry(2_000, 'keeps-restarting'),
  ],
  [
    'it has asked for restarts all night',
    { code: 515, restartCount: 3, failedCount: 200 },
    retry(300_000, 'keeps-restarting'),
  ],
  [
    'the first login is answered with restarts again and again',
    { phase: 'linking', code: 515, restartCount: 3 },
    retry(2_000, 'keeps-restarting'),
  ],
  [
    'a pairing is answered with restarts again and again',
    { phase: 'opening-pairing', code: 515, restartCount: 3 },
    stop('keeps-restarting'),
  ],
  ['the phone unlinked the computer', { code: 401, isDeviceRemoved: true }, { kind: 'unlinked' }],
  ['a login is refused and nobody says why', { code: 401 }, stop('login-refused')],
  ['the first login is refused', { phase: 'linking', code: 401 }, stop('login-refused')],
  ['the account is refused', { code: 403 }, stop('account-refused')],
  ['the client is too old, and may not know it', { code: 405 }, { kind: 'refresh-version' }],
  ['the client is too old although it just asked', { code: 405, isVersionFresh: true }, stop('app-too-old')],
  ['the account has no linked devices', { code: 411 }, stop('account-refused')],
  ['another program uses the same login', { code: 440 }, stop('replaced-elsewhere')],
  ['WhatsApp wants a pause', { code: 429 }, { kind: 'pause', delayMs: 1_800_000 }],
  ['the line is cut', { code: 428 }, retry(2_000, 'server-silent')],
  ['there is no network', { code: 408, failure: 'no-network' }, retry(2_000, 'no-network')],
  ['a linked computer hears nothing', { code: 408 }, retry(2_000, 'server-silent')],
  ['the line is dead', { failure: 'server-silent' }, retry(2_000, 'server-silent')],
  [
    'the line is dead after the computer slept',
    { failure: 'server-silent', isWorldNew: true },
    retry(0, 'server-silent'),
  ],
  [
    'the network changed under a night of failures',
    { code: 428, failedCount: 200, isWorldNew: true },
    retry(0, 'server-silent'),
  ],
  [
    'the account is refused after the computer slept',
    { code: 403, isWorldNew: true },
    stop('account-refused'),
  ],
  ['another program took over in its sleep', { code: 440, isWorldNew: true }, stop('replaced-elsewhere')],
  [
    'WhatsApp wants a pause after a wake-up',
    { code: 429, isWorldNew: true },
    { kind: 'pause', delayMs: 1_800_000 },
  ],
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

const anyEnd = fc.record<LinkEnd>({
  phase: fc.constantFrom('opening-pairing', 'showing-qr', 'showing-code', 'linking', 'linked'),
  code: fc.option(fc.integer({ min: 400, max: 599 }), { nil: undefined }),
  failure: fc.option(fc.constantFrom('no-network', 'server-silent'), { nil: undefined }),
  isDeviceRemoved: fc.boolean(),
  isQrSupplyUsedUp: fc.boolean(),
  failedCount: fc.nat({ max: 2_000 }),
  restartCount: fc.nat({ max: 10 }),
  isVersionFresh: fc.boolean(),
  isWorldNew: fc.boolean(),
});
const anyChance = fc.double({ min: 0, max: 1, noNaN: true });

test('a login is given up only when WhatsApp says that the device was removed, and never during a pairing', () => {
  fc.assert(
    fc.property(anyEnd, anyChance, (end, chance) => {
      if (decideReconnect(end, chance).kind !== 'unlinked') return;
      const isLogin = end.phase === 'linked' || end.phase === 'linking';
      expect([isLogin, end.code, end.isDeviceRemoved]).toEqual([true, 401, true]);
    }),
  );
});

test('nothing is tried by itself after 403 and 440, and nothing later than after five minutes but a pause', () => {
  fc.assert(
    fc.property(anyEnd, anyChance, (end, chance) => {
      const next = decideReconnect(end, chance);
      if (end.code === 403 || (end.code === 440 && end.phase === 'linked')) expect(next.kind).toBe('stop');
      if (next.kind === 'retry') expect(next.delayMs).toBeLessThanOrEqual(300_000);
    }),
  );
});

test('restarts without a stable link in between never follow each other for ever', () => {
  fc.assert(
    fc.property(anyEnd, (end) => {
      const next = decideReconnect({ ...end, code: 515, restartCount: 3, isWorldNew: false }, 1);
      expect(['retry', 'stop']).toContain(next.kind);
      if (next.kind === 'retry') expect(next.delayMs).toBeGreaterThanOrEqual(2_000);
    }),
  );
});

test('chance spreads a delay over all of its length', () => {
  expect(decideReconnect({ ...linked, code: 428 }, 0)).toMatchObject({ delayMs: 0 });
  expect(decideReconnect({ ...linked, code: 428 }, 0.5)).toMatchObject({ delayMs: 1_000 });
  expect(decideReconnect({ ...linked, code: 428, failedCount: 7 }, 0.5)).toMatchObject({ delayMs: 128_000 });
});

test.each([
  ['a removed device', 401, { tag: 'conflict', attrs: { type: 'device_removed' } }, true],
  ['another client', 440, { tag: 'conflict', attrs: { type: 'replaced' } }, false],
  ['a bare refusal', 401, { reason: '401', location: 'box' }, false],
  ['a stream error without a reason', 401, { tag: 'stream:error', attrs: { code: '401' } }, false],
])(
  '%s is told from the others by what the server gave as its reason',
  (_, statusCode, data, isDeviceRemoved) => {
    const boom = Object.assign(new Error('ended'), { output: { statusCode }, data });
    expect(explainLinkEnd(boom)).toMatchObject({ code: statusCode, isDeviceRemoved });
  },
);
