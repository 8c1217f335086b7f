import type { Clock } from '../system/clock.ts';
import type { PostOutcome, ReadyMessage, WhatsApp } from '../whatsapp/whatsapp.ts';
import { decideSettlement, type Settlement } from './decide-settlement.ts';
import type { OutboxStore, TakenDelivery } from './outbox-store.ts';

export interface HandOverDeps {
  readonly store: Pick<OutboxStore, 'settle' | 'isProven'>;
  readonly whatsapp: Pick<WhatsApp, 'connection' | 'post'>;
  readonly clock: Clock;
  readonly report: (error: unknown) => void;
  /** Called when the answer is there, before it is written down. */
  readonly onAnswer: (at: number) => void;
  /** Ends the wait for a disk that takes no writing. */
  readonly signal: AbortSignal;
}

const betweenWritesMs = 60_000;

/**
 * Hands a message over, waits for what becomes of it and writes that down.
 * @returns what was written, or `undefined` when the app stopped before the disk would take it: the delivery stays
 * *sending* there, and the next start makes *unknown* of it
 */
export async function handOver(taken: TakenDelivery, deps: HandOverDeps): Promise<Settlement | undefined> {
  const outcome = await postSafely(taken.message, deps);
  const at = deps.clock.now();
  deps.onAnswer(at);
  const isConnected = deps.whatsapp.connection.kind === 'connected';
  return writeDown(deps, () => {
    const facts = { tryCount: taken.tryCount, isConnected, isProven: deps.store.isProven(taken.id) };
    const settlement = decideSettlement(outcome, { ...facts, now: at });
    deps.store.settle(taken, settlement, at);
    return settlement;
  });
}

/** A fault on the way does not say whether the message went out. */
async function postSafely(message: ReadyMessage, deps: HandOverDeps): Promise<PostOutcome> {
  try {
    return await deps.whatsapp.post(message);
  } catch (error) {
    deps.report(error);
    return { kind: 'unknown' };
  }
}

/** Tries again and again, because nothing else may be sent before this is known for good. */
async function writeDown<Result>(deps: HandOverDeps, write: () => Result): Promise<Result | undefined> {
  for (;;) {
    try {
      return write();
    } catch (error) {
      deps.report(error);
    }
    await pause(betweenWritesMs, deps);
    if (deps.signal.aborted) return undefined;
  }
}

function pause(ms: number, { clock, signal }: HandOverDeps): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const cancel = clock.after(ms, resolve);
    signal.addEventListener('abort', () => {
      cancel();
      resolve();
    });
  });
}
