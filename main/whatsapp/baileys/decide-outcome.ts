import type { FailureCode } from '../../../shared/failure.ts';
import type { PostOutcome } from '../whatsapp.ts';

/** What was asked of WhatsApp: only an edit or a deletion can come too late. */
export type PostKind = 'post' | 'edit' | 'delete';

const minuteMs = 60_000;

/**
 * What an error code in the acknowledgement of a message means. The codes: Baileys 7.0.0-rc14,
 * lib/Utils/decode-wa-message.js:38-53 and lib/Socket/messages-recv.js:1494-1568; github.com/WhiskeySockets/Baileys
 * issues #2441 (463), #2794 (479), #1419 (429).
 */
export function decideOutcome(code: number, kind: PostKind): PostOutcome {
  const pauseMs = pauses[code];
  if (pauseMs !== undefined) return { kind: 'rate-limited', pauseMs, code };
  return { kind: 'refused', reason: refusals[code] ?? tooLate[kind], code };
}

/** Why a message did not go, when its error code comes too late to do anything about it. */
export function explainRefusal(code: number): FailureCode {
  const outcome = decideOutcome(code, 'post');
  return outcome.kind === 'refused' ? outcome.reason : 'rate-limited';
}

export type OutdatedCode = (typeof outdatedCodes)[number];

/** @returns the code with which WhatsApp refused a message because what we know of its readers is out of date */
export function readOutdatedCode(outcome: PostOutcome): OutdatedCode | undefined {
  return outcome.kind === 'refused' ? outdatedCodes.find((each) => each === outcome.code) : undefined;
}

/** 421: github.com/nanocoai/nanoclaw pull requests 2688, 3008. 479: Baileys issue 2794. */
const outdatedCodes = [421, 479] as const;

/** 429: too much at once. 463: the account is restricted for a while; trying again makes it longer. */
const pauses: Readonly<Record<number, number>> = { 429: 15 * minuteMs, 463: 60 * minuteMs };

const refusals: Readonly<Record<number, FailureCode>> = {
  401: 'may-not-post',
  403: 'may-not-post',
  404: 'group-unknown',
  // Wrong addressing or a stale device list: our copy of the group was out of date.
  421: 'unexpected',
  479: 'unexpected',
};

/** WhatsApp has no code of its own for an edit after 15 minutes or a deletion after 60 hours that anyone has published. */
const tooLate: Readonly<Record<PostKind, FailureCode>> = {
  post: 'refused-by-whatsapp',
  edit: 'edit-too-late',
  delete: 'delete-too-late',
};
