import type { Clock } from '../../system/clock.ts';
import type { Timeouts } from './needs.ts';

/** Notices that a connection is dead although nobody has said goodbye: a pulled cable, a router that forgot us. */
export interface Pulse {
  /** Something came from the server. */
  heard(): void;
  /** Milliseconds since anything came, sleep of the computer included. */
  silentMs(): number;
  /** A message waits for its answer, so a dead connection must not take long. @returns to be called when it has it */
  expectAnswer(): () => void;
  /** The computer woke up or its network changed: asks once, now. */
  check(): void;
  stop(): void;
}

export interface PulseNeeds {
  readonly clock: Clock;
  readonly timeouts: Pick<Timeouts, 'keepAliveMs' | 'pulseMs' | 'eagerMs' | 'eagerPulseMs' | 'checkMs'>;
  /** Asks the server for any answer at all. */
  readonly ask: () => void;
  /** No answer came. Called once. */
  readonly onDead: () => void;
}

/**
 * Baileys' own keep-alive asks every 30 s whether or not anything was heard, and looks only then, so that a loss is
 * noticed after 35 to 60 s (7.0.0-rc14, lib/Socket/socket.js, `startKeepAliveRequest`). Here silence is counted from
 * the last frame: whatever is heard puts the next question off.
 */
export function createPulse({ clock, timeouts, ask, onDead }: PulseNeeds): Pulse {
  let lastHeardAt = clock.now();
  let awaitedCount = 0;
  let isAsked = false;
  let isOver = false;
  let cancel = (): void => undefined;

  function startTimer(ms: number, action: () => void): void {
    cancel();
    cancel = clock.after(ms, action);
  }

  function die(): void {
    if (isOver) return;
    stop();
    onDead();
  }

  function askNow(patienceMs: number): void {
    if (!isAsked) ask();
    isAsked = true;
    startTimer(patienceMs, die);
  }

  function rest(): void {
    if (isOver) return;
    isAsked = false;
    if (awaitedCount > 0) startTimer(timeouts.eagerMs, () => askNow(timeouts.eagerPulseMs));
    else startTimer(timeouts.keepAliveMs, () => askNow(timeouts.pulseMs));
  }

  function stop(): void {
    isOver = true;
    cancel();
  }

  const silentMs = () => clock.now() - lastHeardAt;
  rest();

  return {
    silentMs,
    stop,
    heard() {
      lastHeardAt = clock.now();
      rest();
    },
    expectAnswer() {
      if (isOver) return () => undefined;
      awaitedCount += 1;
      // A question that is out already has its answer soon, or never.
      if (isAsked) startTimer(timeouts.eagerPulseMs, die);
      else if (awaitedCount === 1) rest();
      return () => {
        awaitedCount -= 1;
        if (awaitedCount === 0 && !isAsked) rest();
      };
    },
    check() {
      if (isOver) return;
      // It slept through the time in which it would have been given up.
      if (silentMs() > timeouts.keepAliveMs + timeouts.pulseMs) die();
      else askNow(timeouts.checkMs);
    },
  };
}
