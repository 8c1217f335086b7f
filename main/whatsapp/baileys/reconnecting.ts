import type { Connection } from '../../../shared/connection.ts';
import type { Chance } from '../../system/chance.ts';
import type { Clock } from '../../system/clock.ts';
import type { Log } from '../../system/log.ts';
import type { Attempt, AttemptEnd } from './attempt.ts';
import { decideReconnect, type NextLink } from './decide-reconnect.ts';
import { countEnd, noHistory } from './link-history.ts';
import { isPaired, type Login } from './login.ts';
import type { PairingWay } from './pairing.ts';

/** How a connection begins. */
export interface Beginning {
  readonly way: PairingWay;
  /** Of the connection before; the stored one when missing. */
  readonly login?: Login | undefined;
  readonly isFirstLogin?: boolean;
}

export interface ReconnectingNeeds {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  /** So long must a connection have lasted, in milliseconds, until what went before it no longer counts. */
  readonly stableMs: number;
  readonly show: (connection: Connection) => void;
  readonly begin: (beginning: Beginning) => void;
  /** The person has taken this computer from the linked devices. */
  readonly onUnlinked: () => void;
}

/** What follows the end of a connection, and when. */
export interface Reconnecting {
  /** Whether the newest version of the client is to be asked for. */
  mustVersionBeFresh(): boolean;
  /** A connection is being made: only what happens from now on counts as new to it. */
  noteBeginning(): void;
  noteOpen(): void;
  /** Decides what follows, shows it, and begins it when its time has come. @param ended what it was, if it was at all */
  follow(end: AttemptEnd, ended: Pick<Attempt, 'login' | 'way'> | undefined): void;
  /** The computer woke up or its network changed: a connection that is due comes now. @returns whether one was */
  hurry(): boolean;
  /** Nothing follows any more. */
  cancel(): void;
}

export function createReconnecting(needs: ReconnectingNeeds): Reconnecting {
  const { clock, chance, log, show, begin } = needs;
  let history = noHistory;
  let isWorldNew = false;
  /** What begins when the pause is over. */
  let due: Beginning | undefined;
  let cancelTimer = (): void => undefined;

  function plan(next: NextLink, beginning: Beginning): void {
    const delayMs = readDelay(next);
    if (delayMs === undefined) return;
    if (delayMs === 0) {
      begin(beginning);
      return;
    }
    // WhatsApp's own pause is not cut short by a new network.
    if (next.kind === 'retry') due = beginning;
    cancelTimer = clock.after(delayMs, () => begin(beginning));
  }

  return {
    mustVersionBeFresh: () => history.isVersionFresh,
    noteBeginning() {
      isWorldNew = false;
    },
    noteOpen() {
      cancelTimer = clock.after(needs.stableMs, () => {
        history = noHistory;
      });
    },
    follow(end, ended) {
      const next = decideReconnect({ ...end, ...history, isWorldNew }, chance.between(0, 1));
      log.info({ ...end, next: next.kind }, 'the link to WhatsApp ended');
      history = countEnd(history, next);
      if (next.kind === 'unlinked') needs.onUnlinked();
      const waiting = describeNext(next, clock.now());
      if (waiting !== undefined) show(waiting);
      // A login that only asked for a code would be refused, so it is thrown away.
      const login = ended !== undefined && isPaired(ended.login) ? ended.login : undefined;
      plan(next, { way: ended?.way ?? { kind: 'qr' }, login, isFirstLogin: end.phase === 'linking' });
    },
    hurry() {
      isWorldNew = true;
      if (due === undefined) return false;
      begin(due);
      return true;
    },
    cancel() {
      due = undefined;
      cancelTimer();
    },
  };
}

/** What the person sees until the next connection begins; nothing when it begins at once. */
function describeNext(next: NextLink, now: number): Connection | undefined {
  switch (next.kind) {
    case 'restart':
    case 'refresh-version':
      return undefined;
    case 'retry':
      return { kind: 'offline', retryAt: now + next.delayMs, reason: next.reason };
    case 'pause':
      return { kind: 'paused-by-whatsapp', until: now + next.delayMs };
    case 'unlinked':
      return { kind: 'unlinked', by: 'phone' };
    case 'stop':
      return { kind: 'stopped', reason: next.reason };
  }
}

/** Until the next connection begins, in milliseconds; `undefined` when it waits for the person. */
function readDelay(next: NextLink): number | undefined {
  if (next.kind === 'restart' || next.kind === 'refresh-version') return 0;
  return next.kind === 'retry' || next.kind === 'pause' ? next.delayMs : undefined;
}
