import { createContext, use, useCallback, useSyncExternalStore } from 'react';
import type { LiveName } from '../../shared/ipc/call.ts';
import type { Lives } from '../../shared/ipc/contract.ts';
import type { LiveValues } from './live-values.ts';

/** A value that main keeps up to date; `undefined` until it has arrived for the first time. */
export function useLive<Name extends LiveName>(name: Name): Lives[Name] | undefined {
  const lives = use(LivesContext);
  if (lives === null) throw new Error('useLive needs a LivesContext around it.');
  const subscribe = useCallback((listener: () => void) => lives.onChange(name, listener), [lives, name]);
  const read = () => lives.read(name);
  return useSyncExternalStore(subscribe, read, read);
}

export const LivesContext = createContext<LiveValues | null>(null);
