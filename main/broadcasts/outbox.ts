import type { DeliveryId } from '../../shared/broadcasts.ts';
import type { Forecast } from '../../shared/pacing/foresee.ts';
import { drawPauseMs } from '../../shared/pacing/limits.ts';
import type { PastPost } from '../../shared/pacing/past-posts.ts';
import { nextStep, type Pace } from '../../shared/pacing.ts';
import type { Chance } from '../system/chance.ts';
import type { Clock } from '../system/clock.ts';
import type { WhatsApp } from '../whatsapp/whatsapp.ts';
import type { Settlement } from './decide-settlement.ts';
import { handOver } from './hand-over.ts';
import type { InterruptionsStore } from './interruptions-store.ts';
import { noticeInterruption } from './notice-interruption.ts';
import type { OutboxStore, TakenDelivery } from './outbox-store.ts';
import { foreseeBroadcast, type Outlook, readOutlook } from './read-outlook.ts';
import { type PaceRules, trackPace } from './track-pace.ts';

export interface OutboxDeps {
  readonly store: OutboxStore;
  readonly interruptions: InterruptionsStore;
  /** So late may something still go by itself. */
  readonly readGraceMs: () => number;
  readonly whatsapp: Pick<WhatsApp, 'connection' | 'isSettled' | 'on' | 'post'>;
  readonly readRules: (now: number) => PaceRules;
  /** The computer is about to sleep: what would be begun now might never hear its answer. */
  readonly isAsleep: () => boolean;
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'between'>;
  /** Takes a fault that nobody is waiting for. */
  readonly report: (error: unknown) => void;
  /** Something that the window shows has changed. */
  readonly onChange: () => void;
  readonly onSettled: (settlement: Settlement) => void;
}

export interface Outbox {
  /** Looks at what there is to send, the first time and whenever that may have changed. */
  wake(): void;
  readOutlook(): Outlook;
  /** What a broadcast to so many groups would meet if it were made now. */
  foresee(groupCount: number): Forecast;
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
  const { store, clock } = deps;
  const stopping = new AbortController();
  let sending: PastPost | undefined;
  let settled: Promise<void> = Promise.resolve();
  let cancelTimer = () => {};

  store.recover(clock.now());
  const interruption = noticeInterruption({ ...deps, store: deps.interruptions, isAble });
  const pace = trackPace({ ...deps, onChange: wake });
  const stopListening = deps.whatsapp.on('settled', wake);

  /** The pace as it will be when what is on its way has arrived. */
  function readPace(now: number): Pace {
    const known = pace.read(now);
    return sending ? { ...known, posts: [...known.posts, sending] } : known;
  }

  function wake(): void {
    if (stopping.signal.aborted) return;
    cancelTimer();
    advance();
    deps.onChange();
  }

  /** Quiet that WhatsApp asked for is no time away: it is waited for, and known to end. */
  function isAble(): boolean {
    return ['connected', 'paused-by-whatsapp'].includes(deps.whatsapp.connection.kind) && !deps.isAsleep();
  }

  function advance(): void {
    try {
      const now = clock.now();
      const queue = lookForInterruption(now);
      if (sending) return;
      const step = nextStep(queue, readPace(now), now);
      if (step.kind === 'wait') wakeIn(step.until - now);
      else wakeWhenTooLate(now);
      // What WhatsApp had kept for this computer comes first: it may prove what was unknown, and moves keys.
      const isFree = !pace.isResting() && deps.whatsapp.isSettled && !deps.isAsleep();
      if (step.kind === 'send' && isFree) send(step.id);
    } catch (error) {
      deps.report(error);
      wakeIn(afterTroubleMs);
    }
  }

  /** @returns what may go by itself */
  function lookForInterruption(now: number): ReturnType<OutboxStore['readQueue']> {
    const queue = store.readQueue();
    const isHeld = interruption.look(queue, readPace(now), now);
    return isHeld ? store.readQueue() : queue;
  }

  function wakeWhenTooLate(now: number): void {
    const latest = interruption.readLatest();
    if (latest !== null) wakeIn(Math.max(1, latest - now));
  }

  function send(id: DeliveryId): void {
    const now = clock.now();
    const pauseMs = drawPauseMs(deps.readRules(now).pacing, deps.chance.between);
    const taken = store.take(id, now, pauseMs);
    if (!taken) {
      wakeIn(0);
      return;
    }
    sending = { endedAt: now, pauseMs, isOwnChat: taken.message.destination.kind === 'own-chat' };
    settled = finish(taken, sending).catch(deps.report);
  }

  async function finish(taken: TakenDelivery, post: PastPost): Promise<void> {
    try {
      const onAnswer = (at: number) => pace.note({ ...post, endedAt: at });
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
    readOutlook: () => readOutlook(store.readQueue(), readPace(clock.now()), clock.now()),
    foresee: (groupCount) =>
      foreseeBroadcast(groupCount, store.readQueue(), readPace(clock.now()), clock.now()),
    async stop() {
      stopping.abort();
      cancelTimer();
      stopListening();
      pace.stop();
      await settled;
    },
  };
}
