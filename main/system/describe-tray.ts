import { readProgress } from '../../shared/broadcast-progress.ts';
import type { Broadcast, BroadcastId } from '../../shared/broadcasts.ts';
import type { Connection } from '../../shared/connection.ts';

/** What the icon beside the clock says. */
export interface TrayView {
  readonly look: 'ready' | 'sending' | 'paused' | 'trouble';
  readonly state:
    | { readonly kind: 'ready' | 'starting' | 'not-linked' | 'offline' | 'needs-you' | 'paused' | 'waiting' }
    | { readonly kind: 'sending'; readonly done: number; readonly total: number };
  /** What "pause" would pause. */
  readonly toPause: readonly BroadcastId[];
  /** What "continue" would go on with. */
  readonly toResume: readonly BroadcastId[];
}

/** Decides what the tray shows: what she must do comes first, then what runs, then what waits. */
export function describeTray(broadcasts: readonly Broadcast[], connection: Connection): TrayView {
  const unfinished = broadcasts
    .map((broadcast) => ({ broadcast, progress: readProgress(broadcast) }))
    .filter(({ progress }) => !progress.isFinished);
  const ids = (isPaused: boolean) =>
    unfinished
      .filter(({ broadcast }) => broadcast.isPaused === isPaused && !broadcast.interruption)
      .map(({ broadcast }) => broadcast.id);
  const toPause = ids(false);
  const state = decideState(broadcasts, connection, toPause.length > 0, unfinished.length > 0);
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
  sending: 'sending',
};

function decideState(
  broadcasts: readonly Broadcast[],
  connection: Connection,
  isAnyGoing: boolean,
  isAnyLeft: boolean,
): TrayView['state'] {
  const all = broadcasts.map(readProgress);
  if (['unlinked', 'stopped', 'waiting-for-scan', 'waiting-for-code', 'linking'].includes(connection.kind)) {
    return { kind: 'not-linked' };
  }
  if (connection.kind === 'offline') return { kind: 'offline' };
  const isCutOff = broadcasts.some(({ interruption }) => interruption !== undefined);
  if (isCutOff || all.some(({ counts }) => counts.unknown > 0)) return { kind: 'needs-you' };
  const running = all.filter(({ outcome }) => outcome === 'running');
  if (running.length > 0) {
    const sum = (count: 'doneCount' | 'total') => running.reduce((total, one) => total + one[count], 0);
    return { kind: 'sending', done: sum('doneCount'), total: sum('total') };
  }
  if (isAnyGoing || connection.kind === 'paused-by-whatsapp') return { kind: 'waiting' };
  if (isAnyLeft) return { kind: 'paused' };
  return { kind: connection.kind === 'connected' ? 'ready' : 'starting' };
}
