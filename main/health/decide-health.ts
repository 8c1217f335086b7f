import type { Connection } from '../../shared/connection.ts';
import type { Health } from '../../shared/health.ts';
import type { AccountStanding } from '../whatsapp/whatsapp.ts';

/** An unexplained refusal is worth a look for a day. */
const unknownCodeForMs = 24 * 3_600_000;

const light = (colour: Health['light'], reason: Health['reason'], more: Partial<Health> = {}): Health => ({
  light: colour,
  reason,
  until: null,
  code: null,
  ...more,
});

/** Decides how the account stands: the worst of what is known and still true. */
export function decideHealth(connection: Connection, standing: AccountStanding, now: number): Health {
  const { timeLock, quiet, unknownCode } = standing;
  if (connection.kind === 'stopped' && connection.reason === 'account-refused')
    return light('red', 'account-refused');
  if (connection.kind === 'stopped' && connection.reason === 'login-refused')
    return light('red', 'login-refused');
  if (timeLock !== null && (timeLock.until ?? Number.POSITIVE_INFINITY) > now)
    return light('red', 'time-lock', { until: timeLock.until });
  if (quiet !== null && quiet.until > now)
    return light('yellow', 'quiet', { until: quiet.until, code: quiet.code });
  if (connection.kind === 'paused-by-whatsapp' && connection.until > now)
    return light('yellow', 'quiet', { until: connection.until, code: 429 });
  if (unknownCode !== null && unknownCode.at + unknownCodeForMs > now)
    return light('yellow', 'unknown-code', {
      until: unknownCode.at + unknownCodeForMs,
      code: unknownCode.code,
    });
  return connection.kind === 'connected' ? light('green', 'good') : light('yellow', 'not-connected');
}
