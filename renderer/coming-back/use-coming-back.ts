import { useEffect, useMemo, useRef } from 'react';
import { listQuestions } from '../../shared/coming-back.ts';
import type { Connection } from '../../shared/connection.ts';
import { useLive } from '../ipc/use-live.ts';

/** She has something to do first: without a link nothing could be sent. */
const pairing: readonly Connection['kind'][] = [
  'waiting-for-scan',
  'waiting-for-code',
  'linking',
  'unlinked',
  'stopped',
];

/** Who comes back is met by all of it, not by one thing after the other. */
const gatherMs = 400;

/** What she has before her: the questions, a screen that can be left without a loss, or one that cannot. */
export type ShownNow = 'questions' | 'free' | 'busy';

/**
 * How many things wait for her; and the screen that asks about them opens by itself, once for each of them, when the
 * app starts or she comes back. What she is in the middle of is never taken from her, and a screen that
 * she left after it had asked everything does not come again.
 * @param open gets since when there is something to ask, on the clock of `performance.now()`
 */
export function useComingBack(shown: ShownNow, open: (sinceMs: number) => void): number {
  const missedRuns = useLive('missedRuns');
  const schedules = useLive('schedules');
  const broadcasts = useLive('broadcasts');
  const kind = useLive('connection')?.kind;
  const told = useRef<ReadonlySet<string>>(new Set());
  /** Told, and not before her eyes yet. */
  const news = useRef<ReadonlySet<string>>(new Set());
  const timer = useRef<number | undefined>(undefined);
  const openIfFree = useRef((_sinceMs: number) => {});
  const questions = useMemo(
    () =>
      listQuestions({
        missedRuns: missedRuns ?? [],
        schedules: schedules ?? [],
        broadcasts: broadcasts ?? [],
      }),
    [missedRuns, schedules, broadcasts],
  );
  openIfFree.current = (sinceMs) => {
    timer.current = undefined;
    if (shown === 'free' && !isBusy() && questions.some(({ key }) => news.current.has(key))) open(sinceMs);
  };

  useEffect(() => {
    if (kind === undefined || pairing.includes(kind)) return;
    const isStarting = kind === 'off' || kind === 'starting';
    const fresh = questions.filter(({ key }) => !told.current.has(key));
    told.current = new Set([...told.current, ...fresh.map(({ key }) => key)]);
    if (shown === 'questions') {
      news.current = new Set();
      return;
    }
    // What becomes unknown while she is here is told where she sent it.
    const opening = fresh.filter((question) => isStarting || question.kind !== 'unknown');
    if (opening.length === 0) return;
    news.current = new Set([...news.current, ...opening.map(({ key }) => key)]);
    const sinceMs = performance.now();
    timer.current ??= window.setTimeout(() => openIfFree.current(sinceMs), gatherMs);
  }, [questions, kind, shown]);

  return questions.length;
}

/** A dialog is open, or she is writing. */
function isBusy(): boolean {
  const isWriting = document.activeElement?.matches('input, textarea, select, [contenteditable]') ?? false;
  return isWriting || document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}
