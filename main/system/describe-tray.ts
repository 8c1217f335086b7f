import { readProgress } from '../../shared/broadcast-progress.ts';
import type { BroadcastId } from '../../shared/broadcasts.ts';
import { isPausedByWhatsApp, type ToldFacts } from './decide-notifications.ts';

/** What the icon beside the clock says. */
export interface TrayView {
  readonly look: 'ready' | 'sending' | 'paused' | 'trouble';
  readonly state:
    | { readonly kind: 'ready' | 'starting' | 'not-linked' | 'offline' }
    | { readonly kind: 'needs-you' | 'paused' | 'waiting' | 'paused-by-whatsapp' }
    | { readonly kind: 'sending'; readonly done: number; readonly total: number };
  /** What "pause" would pause. */
  readonly toPause: readonly BroadcastId[];
  /** What "continue" would go on with. */
  readonly toResume: readonly BroadcastId[];
}

/** Decides what the tray shows: what she must do comes first, then what runs, then what waits. */
export function describeTray(facts: ToldFacts): TrayView {
  const unfinished = facts.broadcasts
    .map((broadcast) => ({ broadcast, progress: readProgress(broadcast) }))
    .filter(({ progress }) => !progress.isFinished);
  const ids = (isPaused: boolean) =>
    unfinished
      .filter(({ broadcast }) => broadcast.isPaused === isPaused && !broadcast.interruption)
      .map(({ broadcast }) => broadcast.id);
  const toPause = ids(false);
  const state = decideState(facts, toPause.length > 0, unfinished.length > 0);
  return { look: looks[state.kind], state, toPause, toResume: ids(true) };
}

const looks: Readonly<Record<TrayView['state']['kind'], TrayView['look']>> = {
  ready: 'ready',
  starting: 'ready',
  'not-linked': 'trouble',
  offline: 'trouble',
  'needs-you': 'trouble',
  paused: 'paused',
  waiting: 'paused',
  'paused-by-whatsapp': 'paused',
  sending: 'sending',
};

function decideState(facts: ToldFacts, isAnyGoing: boolean, isAnyLeft: boolean): TrayView['state'] {
  const { connection } = facts;
  const all = facts.broadcasts.map(readProgress);
  if (['unlinked', 'stopped', 'waiting-for-scan', 'waiting-for-code', 'linking'].includes(connection.kind)) {
    return { kind: 'not-linked' };
  }
  if (connection.kind === 'offline') return { kind: 'offline' };
  const isCutOff = facts.broadcasts.some(({ interruption }) => interruption !== undefined);
  if (isCutOff || all.some(({ counts }) => counts.unknown > 0) || facts.missedRuns.length > 0)
    return { kind: 'needs-you' };
  if (isPausedByWhatsApp(facts.health)) return { kind: 'paused-by-whatsapp' };
  const running = all.filter(({ outcome }) => outcome === 'running');
  if (running.length > 0) {
    const sum = (count: 'doneCount' | 'total') => running.reduce((total, one) => total + one[count], 0);
    return { kind: 'sending', done: sum('doneCount'), total: sum('total') };
  }
  if (isAnyGoing) return { kind: 'waiting' };
  if (isAnyLeft) return { kind: 'paused' };
  return { kind: connection.kind === 'connected' ? 'ready' : 'starting' };
}
