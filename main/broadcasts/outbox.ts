import type { DeliveryId, HeldReason } from '../../shared/broadcasts.ts';
import { drawPauseMs, nextStep, type Pacing, type Step } from '../../shared/pacing.ts';
import type { Chance } from '../system/chance.ts';
import type { Clock } from '../system/clock.ts';
import type { WhatsApp } from '../whatsapp/whatsapp.ts';
import type { Settlement } from './decide-settlement.ts';
import { handOver } from './hand-over.ts';
import type { OutboxStore, TakenDelivery } from './outbox-store.ts';
import { trackPace } from './track-pace.ts';

export interface OutboxDeps {
  readonly store: OutboxStore;
  readonly whatsapp: Pick<WhatsApp, 'connection' | 'isSettled' | 'on' | 'post'>;
  readonly pacing: Pacing;
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'between'>;
  /** Takes a fault that nobody is waiting for. */
  readonly report: (error: unknown) => void;
  /** Something that the window shows has changed. */
  readonly onChange: () => void;
  readonly onSettled: (settlement: Settlement) => void;
}

/** What lies before the deliveries that wait. */
export interface Outlook {
  /** Why nothing goes, when it is more than the ordinary pause. */
  readonly held: HeldReason | null;
  /** When the next message goes, in milliseconds since 1970; `null` when that depends on something else. */
  readonly nextAt: number | null;
}

export interface Outbox {
  /** Looks at what there is to send, the first time and whenever that may have changed. */
  wake(): void;
  readOutlook(): Outlook;
  /** Begins nothing new; resolves when what is on its way is settled, which closing WhatsApp hastens. */
  stop(): Promise<void>;
}

/** No timer is set further ahead: the clock may be changed meanwhile. */
const longestTimerMs = 3_600_000;
const afterTroubleMs = 60_000;

/**
 * Sends what waits, one message at a time, from the first `wake` on. That a message may have gone out is on the disk before WhatsApp
 * gets it, so that no crash makes it go twice; what was on its way when the app stopped becomes *unknown* here.
 */
export function startOutbox(deps: OutboxDeps): Outbox {
  const { store, clock, pacing } = deps;
  const stopping = new AbortController();
  let sending: { readonly nextAt: number } | undefined;
  let settled: Promise<void> = Promise.resolve();
  let cancelTimer = () => {};

  store.recover(clock.now());
  const pace = trackPace({ ...deps, onChange: wake });
  const stopListening = deps.whatsapp.on('settled', wake);

  function look(): Step<DeliveryId> {
    const now = clock.now();
    return nextStep(store.readQueue(), pace.read(now), now);
  }

  function wake(): void {
    if (stopping.signal.aborted) return;
    cancelTimer();
    if (!sending) advance();
    deps.onChange();
  }

  function advance(): void {
    try {
      const step = look();
      if (step.kind === 'wait') wakeIn(step.until - clock.now());
      // What WhatsApp had kept for this computer comes first: it may prove what was unknown, and moves keys.
      if (step.kind === 'send' && !pace.isResting() && deps.whatsapp.isSettled) send(step.id);
    } catch (error) {
      deps.report(error);
      wakeIn(afterTroubleMs);
    }
  }

  function send(id: DeliveryId): void {
    const pauseMs = drawPauseMs(pacing, deps.chance.between);
    const taken = store.take(id, clock.now(), pauseMs);
    if (!taken) {
      wakeIn(0);
      return;
    }
    sending = { nextAt: clock.now() + pauseMs / pacing.clockSpeed };
    settled = finish(taken, pauseMs).catch(deps.report);
  }

  async function finish(taken: TakenDelivery, pauseMs: number): Promise<void> {
    try {
      const onAnswer = (at: number) => pace.note({ endedAt: at, pauseMs });
      const settlement = await handOver(taken, { ...deps, onAnswer, signal: stopping.signal });
      if (settlement) deps.onSettled(settlement);
    } finally {
      sending = undefined;
      wake();
    }
  }

  function wakeIn(ms: number): void {
    cancelTimer = clock.after(Math.min(ms, longestTimerMs), wake);
  }

  return {
    wake,
    readOutlook: () => (sending ? { held: null, nextAt: sending.nextAt } : readOutlook(look(), clock.now())),
    async stop() {
      stopping.abort();
      cancelTimer();
      stopListening();
      pace.stop();
      await settled;
    },
  };
}

function readOutlook(step: Step<DeliveryId>, now: number): Outlook {
  switch (step.kind) {
    case 'idle':
      return { held: null, nextAt: null };
    case 'send':
      return { held: null, nextAt: now };
    case 'wait':
      return { held: step.held, nextAt: step.until };
    case 'hold':
      return { held: step.reason, nextAt: null };
  }
}
