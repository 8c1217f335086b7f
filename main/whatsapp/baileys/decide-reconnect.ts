import type { FailureCode } from '../../../shared/failure.ts';

/** How far the link had come when it ended. */
export type LinkPhase =
  /** No login yet: nothing is shown, or a QR, or a code. */
  | 'opening-pairing'
  | 'showing-qr'
  | 'showing-code'
  /** The phone has accepted, the first login has not succeeded yet. */
  | 'linking'
  | 'linked';

export interface LinkEnd {
  readonly phase: LinkPhase;
  /** WhatsApp's or Baileys' number for the end (Baileys 7.0.0-rc14, lib/Types/index.js, DisconnectReason). */
  readonly code: number | undefined;
  /** Known when one of our own checks ended it, or when the network did. */
  readonly failure?: FailureCode | undefined;
  /**
   * WhatsApp said in so many words that this computer was taken from the linked devices (`<conflict
   * type="device_removed">`). A bare 401 at a login says only that it was refused this time.
   */
  readonly isDeviceRemoved: boolean;
  /** The server's supply of QR references is used up. */
  readonly isQrSupplyUsedUp: boolean;
  /** Ends in a row without a stable link in between. */
  readonly failedCount: number;
  /** Restarts in a row that WhatsApp asked for and got at once, without a stable link in between. */
  readonly restartCount: number;
  /** The newest version of the client was asked for since the last stable link. */
  readonly isVersionFresh: boolean;
  /** The computer woke up, or its network changed, while this connection was there: the next one is a new matter. */
  readonly isWorldNew: boolean;
}

export type NextLink =
  | { readonly kind: 'restart' }
  | { readonly kind: 'retry'; readonly delayMs: number; readonly reason: FailureCode }
  | { readonly kind: 'refresh-version' }
  | { readonly kind: 'pause'; readonly delayMs: number }
  /** The phone has unlinked this computer: the only end after which the login is deleted. */
  | { readonly kind: 'unlinked' }
  | { readonly kind: 'stop'; readonly reason: FailureCode };

const firstDelayMs = 2_000;
const longestDelayMs = 5 * 60_000;
/** A login refused with 429 was let in again after 16 to 31 minutes in the one measurement published. */
const rateLimitPauseMs = 30 * 60_000;

/**
 * A phone that has just accepted asks for one. Whoever asks for more in a row might do so for ever, many times a second:
 * those that follow are tried as any other failure is.
 */
const mostRestarts = 3;

/** Ends that nothing but the person can mend: trying again by itself would make them worse. */
const finalFailures: ReadonlySet<FailureCode> = new Set([
  'server-not-trusted',
  'account-signature-wrong',
  'data-folder-full',
  'data-folder-read-only',
  'database-damaged',
]);

/**
 * Decides what follows the end of a connection.
 * @param chance from 0 to 1, spreads the delay over all of its length, so that many computers do not return at once
 */
export function decideReconnect(end: LinkEnd, chance: number): NextLink {
  const { code, phase, failure } = end;
  if (failure !== undefined && finalFailures.has(failure)) return { kind: 'stop', reason: failure };
  if (code === 515 && end.restartCount < mostRestarts) return { kind: 'restart' };
  if (code === 403) return { kind: 'stop', reason: 'account-refused' };
  if (code === 405) {
    return end.isVersionFresh ? { kind: 'stop', reason: 'app-too-old' } : { kind: 'refresh-version' };
  }
  if (phase === 'opening-pairing' || phase === 'showing-qr' || phase === 'showing-code') {
    return { kind: 'stop', reason: explainPairingEnd(end) };
  }
  if (code === 401)
    return end.isDeviceRemoved ? { kind: 'unlinked' } : { kind: 'stop', reason: 'login-refused' };
  if (code === 411) return { kind: 'stop', reason: 'account-refused' };
  if (code === 440) return { kind: 'stop', reason: 'replaced-elsewhere' };
  if (code === 429) return { kind: 'pause', delayMs: rateLimitPauseMs };
  const delayMs = Math.min(longestDelayMs, firstDelayMs * 2 ** end.failedCount) * chance;
  return {
    kind: 'retry',
    delayMs: end.isWorldNew ? 0 : Math.round(delayMs),
    reason: failure ?? reasonOf(code),
  };
}

function explainPairingEnd({ phase, failure, code, isQrSupplyUsedUp }: LinkEnd): FailureCode {
  if (phase === 'showing-code') return 'code-abandoned';
  if (phase === 'showing-qr' && isQrSupplyUsedUp) return 'qr-ran-out';
  if (code === 401) return 'account-refused';
  if (code === 429) return 'rate-limited';
  return failure ?? reasonOf(code);
}

function reasonOf(code: number | undefined): FailureCode {
  return code === 515 ? 'keeps-restarting' : 'server-silent';
}
