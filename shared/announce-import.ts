import type { ImportCounts, Importing } from './imports.ts';

/** What a screen reader is told of an import, beside the headings that get the focus. */
export type Announcement =
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'checked'; readonly counts: ImportCounts }
  | { readonly kind: 'progress'; readonly percent: 25 | 50 | 75 };

/** @returns what is worth an interruption between two moments; `null` leaves the last words as they are */
export function announceImport(before: Importing | null, now: Importing | null): Announcement | null {
  if (now === null) return null;
  if (now.kind === 'reading') {
    return before?.kind === 'reading' ? null : { kind: 'reading', name: now.fileName };
  }
  if (now.kind === 'open') {
    if (now.counts === null) return null;
    const isNews = before?.kind !== 'open' || before.counts === null || before.version !== now.version;
    return isNews ? { kind: 'checked', counts: now.counts } : null;
  }
  if (now.kind !== 'running' || before?.kind !== 'running') return null;
  const [last, present] = [quarterOf(before), quarterOf(now)];
  return present > last && present < 4 ? { kind: 'progress', percent: percents[present] ?? 75 } : null;
}

const percents: Readonly<Record<number, 25 | 50 | 75>> = { 1: 25, 2: 50, 3: 75 };

function quarterOf({ step, doneCount, wholeCount }: Extract<Importing, { kind: 'running' }>): number {
  if (step === 'photos' || wholeCount === 0) return 0;
  return Math.floor((4 * doneCount) / wholeCount);
}
