import { AppError, type FailureCode } from '../../../shared/failure.ts';
import type { PostOutcome } from '../whatsapp.ts';
import { decideOutcome, type PostKind } from './decide-outcome.ts';
import { readQueryCode } from './explain-link-end.ts';

/** What became of a message that this error kept from leaving, when the connection is the same as before. */
export function explainNotSent(error: unknown, kind: PostKind): PostOutcome {
  if (error instanceof AppError) return { kind: 'not-sent', reason: error.code };
  const code = readQueryCode(error);
  if (code === 408 || code === 428) return notConnected;
  if (code === undefined) return { kind: 'not-sent', reason: 'unexpected' };
  const outcome = decideOutcome(code, kind);
  if (outcome.kind !== 'refused') return outcome;
  return { kind: 'not-sent', reason: plainRefusals.has(outcome.reason) ? outcome.reason : 'unexpected' };
}

export const notConnected = { kind: 'not-sent', reason: 'not-connected' } as const;

const plainRefusals: ReadonlySet<FailureCode> = new Set(['may-not-post', 'group-unknown']);

/** Neither WhatsApp nor the connection nor the disk: rows that cannot be read, or sessions that cannot encrypt. */
export function isOwnFault(error: unknown): boolean {
  return !(error instanceof AppError) && readQueryCode(error) === undefined;
}
