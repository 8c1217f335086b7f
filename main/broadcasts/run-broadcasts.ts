import type { Broadcast } from '../../shared/broadcasts.ts';
import type { Product, ProductId } from '../../shared/products.ts';
import type { Chance } from '../system/chance.ts';
import type { Clock } from '../system/clock.ts';
import type { Log } from '../system/log.ts';
import type { WhatsApp } from '../whatsapp/whatsapp.ts';
import { readOfferEnd } from './answer-interrupted.ts';
import { atMostEvery } from './at-most-every.ts';
import type { BroadcastsStore } from './broadcasts-store.ts';
import { countReceipts } from './count-receipts.ts';
import type { Settlement } from './decide-settlement.ts';
import { every } from './every.ts';
import { forgetOld } from './forget-old.ts';
import { listenForLateNews } from './listen-for-late-news.ts';
import { type Outbox, startOutbox } from './outbox.ts';
import type { CountedReceipts } from './receipts-store.ts';
import { showBroadcasts } from './show-broadcasts.ts';
import type { PaceRules } from './track-pace.ts';

export interface RunBroadcastsDeps {
  readonly store: BroadcastsStore;
  readonly whatsapp: Pick<WhatsApp, 'connection' | 'isSettled' | 'on' | 'post'>;
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'between' | 'uuid'>;
  readonly log: Log;
  readonly readRules: (now: number) => PaceRules;
  /** Tells that the rules have changed, so that what waits follows them at once. @returns a function that stops it */
  readonly onRules: (listener: () => void) => () => void;
  /** So late may something still go by itself. */
  readonly readGraceMs: () => number;
  readonly readProduct: (id: ProductId) => Product | undefined;
  readonly isAsleep: () => boolean;
  /** The computer is awake again. @returns a function that stops listening */
  readonly onWake: (listener: () => void) => () => void;
  /** A promo reached WhatsApp, so that its product counts as sent. */
  readonly onSent: () => void;
  readonly publish: (broadcasts: readonly Broadcast[]) => void;
}

export interface RunningBroadcasts extends Pick<Outbox, 'foresee'> {
  /** Looks again, because there is something new to send, or not to send. */
  wake(): void;
  stop(): Promise<void>;
}

/** At most four snapshots a second. */
const showGapMs = 250;
/** So many broadcasts are shown, finished ones included; the rest is history. */
const shownCount = 10;
/** The time for an edit runs out while the outbox is busy elsewhere, or offline. */
const resolveGapMs = 30_000;
const dayMs = 24 * 3_600_000;

/** Starts what runs by itself: the outbox, the counting of receipts, the forgetting of what is old, the snapshots. */
export function runBroadcasts(deps: RunBroadcastsDeps): RunningBroadcasts {
  const { store, clock, log } = deps;
  const showing = atMostEvery(showGapMs, clock, guarded(show));
  const outbox = startOutbox({
    ...deps,
    ...{ store: store.outbox, interruptions: store.interruptions, report },
    onChange: showing.ask,
    onSettled,
  });
  const forget = guarded(() => forgetOld(deps));
  const stops = [
    countReceipts({
      ...deps,
      ...{ store: store.receipts, needsProof: store.outbox.needsProof, report, onCounted },
    }),
    every(dayMs, clock, forget),
    every(resolveGapMs, clock, guarded(resolveChanges)),
    listenForLateNews({
      ...deps,
      ...{ store: store.outbox, report, onSent: noteSent, onRefused: noteRefused },
    }),
    deps.onRules(outbox.wake),
    deps.onWake(outbox.wake),
  ];
  outbox.wake();

  function show(): void {
    const stored = store.list.readLatest(shownCount);
    deps.publish(showBroadcasts(stored, outbox.readOutlook(), (id) => readOfferEnd(id, deps)));
  }

  function resolveChanges(): void {
    if (store.resolveChanges(clock.now())) outbox.wake();
  }

  function onSettled(settlement: Settlement): void {
    log.info({ settlement }, 'delivery settled');
    if (settlement.kind === 'sent') noteSent();
  }

  function onCounted({ hasChanged, provenCount }: CountedReceipts): void {
    if (provenCount > 0) noteSent();
    else if (hasChanged) showing.ask();
  }

  /** A change may have waited to know whether there is anything to change. */
  function noteRefused(): void {
    guarded(resolveChanges)();
    showing.ask();
  }

  function noteSent(): void {
    deps.onSent();
    // A change may have waited to know that its promo arrived.
    outbox.wake();
  }

  function report(error: unknown): void {
    log.error({ err: error, incident: deps.chance.uuid() }, 'unexpected failure in the outbox');
  }

  function guarded(action: () => unknown): () => void {
    return () => {
      try {
        action();
      } catch (error) {
        report(error);
      }
    };
  }

  return {
    wake: outbox.wake,
    foresee: outbox.foresee,
    async stop() {
      for (const stop of stops) stop();
      await outbox.stop();
      showing.stop();
    },
  };
}
