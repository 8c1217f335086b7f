import { useLayoutEffect, useState, useSyncExternalStore } from 'react';
import type { LiveName } from '../../shared/ipc/call.ts';
import { keepStretches, type Shown, type Wanted } from './keep-stretches.ts';
import { useLive } from './use-live.ts';

/** A list of any length, of which the window holds what is looked at. */
export interface StretchedList<Item, Counts> extends Shown<Item, Counts> {
  /** `undefined` while it is on its way. */
  readonly at: (index: number) => Item | undefined;
  readonly see: (first: number, last: number) => void;
  readonly reload: () => void;
}

interface StretchesPlan<Item, Counts> extends Pick<Wanted<Item, Counts>, 'key' | 'ask'> {
  /** The live value that tells of a change. */
  readonly version: LiveName;
  /** How many items are asked for at once; never another number. */
  readonly size: number;
}

/** A list that main gives stretch by stretch, kept up to date with every change in main. */
export function useStretches<Item, Counts>(plan: StretchesPlan<Item, Counts>): StretchedList<Item, Counts> {
  const { key, ask, size } = plan;
  const version = useLive(plan.version);
  const [stretches] = useState(() => keepStretches<Item, Counts>(size));
  // Before the paint: the answer to a letter should not wait for a frame that shows nothing but the letter.
  useLayoutEffect(() => stretches.want({ key, version, ask }), [stretches, key, version, ask]);
  const shown = useSyncExternalStore(stretches.onChange, stretches.read);
  return {
    ...shown,
    at: (index) => shown.stretches.get(Math.floor(index / size))?.[index % size],
    see: stretches.see,
    reload: stretches.reload,
  };
}
