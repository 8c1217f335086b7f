import { expect, test } from 'vitest';
import { decideHealth } from '../../main/health/decide-health.ts';
import type { AccountStanding } from '../../main/whatsapp/whatsapp.ts';
import type { Connection } from '../../shared/connection.ts';

const now = 1_000_000;
const connected: Connection = { kind: 'connected', listedAs: 'Chrome' };
const good: AccountStanding = { timeLock: null, quiet: null, unknownCode: null };
const quiet = { until: now + 900_000, code: 429 };
const unknownCode = { code: 499, at: now - 1_000 };

test.each<[string, Connection, Partial<AccountStanding>, object]>([
  ['all is well', connected, {}, { light: 'green', reason: 'good', until: null, code: null }],
  ['there is no connection', { kind: 'off' }, {}, { light: 'yellow', reason: 'not-connected' }],
  ['WhatsApp asked for quiet', connected, { quiet }, { light: 'yellow', reason: 'quiet', ...quiet }],
  ['the quiet is over', connected, { quiet: { until: now, code: 429 } }, { light: 'green' }],
  [
    'WhatsApp asks for a pause at the login',
    { kind: 'paused-by-whatsapp', until: now + 5 },
    {},
    { light: 'yellow', reason: 'quiet', until: now + 5, code: 429 },
  ],
  [
    'the account is restricted, and quiet for it',
    connected,
    { timeLock: { until: now + 60_000 }, quiet },
    { light: 'red', reason: 'time-lock', until: now + 60_000 },
  ],
  [
    'the account is restricted and nobody says how long',
    connected,
    { timeLock: { until: null } },
    { light: 'red', reason: 'time-lock', until: null },
  ],
  ['the restriction is over', connected, { timeLock: { until: now } }, { light: 'green' }],
  [
    'the account is restricted and there is no connection',
    { kind: 'off' },
    { timeLock: { until: now + 1 } },
    { light: 'red', reason: 'time-lock' },
  ],
  [
    'a message was refused with a number that nobody knows',
    connected,
    { unknownCode },
    { light: 'yellow', reason: 'unknown-code', code: 499 },
  ],
  [
    'that was the day before yesterday',
    connected,
    { unknownCode: { code: 499, at: now - 48 * 3_600_000 } },
    { light: 'green' },
  ],
  [
    'the account is refused',
    { kind: 'stopped', reason: 'account-refused' },
    { timeLock: { until: now + 1 } },
    { light: 'red', reason: 'account-refused' },
  ],
  [
    'the login is refused',
    { kind: 'stopped', reason: 'login-refused' },
    {},
    { light: 'red', reason: 'login-refused' },
  ],
  [
    'it stopped for another reason',
    { kind: 'stopped', reason: 'app-too-old' },
    {},
    { light: 'yellow', reason: 'not-connected' },
  ],
])('when %s', (_, connection, standing, health) => {
  expect(decideHealth(connection, { ...good, ...standing }, now)).toMatchObject(health);
});
