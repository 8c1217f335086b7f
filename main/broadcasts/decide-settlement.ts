import type { FailureCode } from '../../shared/failure.ts';
import type { PostOutcome } from '../whatsapp/whatsapp.ts';

/** What a delivery becomes after its message was handed over. Times are milliseconds since 1970. */
export type Settlement =
  /** `pauseMs` if WhatsApp asked for quiet all the same. */
  | { readonly kind: 'sent'; readonly at: number; readonly pauseMs?: number }
  | { readonly kind: 'failed'; readonly reason: FailureCode }
  | { readonly kind: 'unknown' }
  /** It certainly did not go out, so it may be tried again, after `pauseMs` if WhatsApp asked for quiet. */
  | { readonly kind: 'waiting'; readonly countsAsTry: boolean; readonly pauseMs: number | null };

export interface SettlementFacts {
  /** Tries that came back before this one. */
  readonly tryCount: number;
  /** Whether WhatsApp can be reached now, after the try. */
  readonly isConnected: boolean;
  /** Whether something has already shown that WhatsApp has it: a receipt, for example of an earlier try. */
  readonly isProven: boolean;
  readonly now: number;
}

/** So often is a message tried that comes back although there is a connection. */
export const mostTries = 5;

/** Reasons that pass by themselves. */
const passingReasons: ReadonlySet<FailureCode> = new Set(['not-connected', 'no-network', 'server-silent']);

/** Decides what is true of a delivery, given what became of its message. */
export function decideSettlement(outcome: PostOutcome, facts: SettlementFacts): Settlement {
  if (outcome.kind === 'sent') return { kind: 'sent', at: Math.round(outcome.at) };
  if (facts.isProven) {
    return {
      kind: 'sent',
      at: facts.now,
      ...(outcome.kind === 'rate-limited' && { pauseMs: outcome.pauseMs }),
    };
  }
  switch (outcome.kind) {
    case 'unknown':
      return { kind: 'unknown' };
    case 'refused':
      return { kind: 'failed', reason: outcome.reason };
    case 'rate-limited':
      return tryAgain('rate-limited', outcome.pauseMs, true, facts);
    case 'not-sent':
      if (!passingReasons.has(outcome.reason)) return { kind: 'failed', reason: outcome.reason };
      // Losing the connection says nothing about the message: a night of bad Wi-Fi must not make it fail.
      return tryAgain(outcome.reason, null, facts.isConnected, facts);
  }
}

function tryAgain(
  reason: FailureCode,
  pauseMs: number | null,
  countsAsTry: boolean,
  { tryCount }: SettlementFacts,
): Settlement {
  if (countsAsTry && tryCount + 1 >= mostTries) return { kind: 'failed', reason };
  return { kind: 'waiting', countsAsTry, pauseMs };
}
