import type { Bridge, LiveName } from '../../shared/ipc/call.ts';
import type { Lives } from '../../shared/ipc/contract.ts';

/** The latest of each live value, listened to once however many parts of the window show it. */
export interface LiveValues {
  /** `undefined` until main has told it for the first time. */
  read<Name extends LiveName>(name: Name): Lives[Name] | undefined;
  /** @returns a function that stops it. */
  onChange(name: LiveName, listener: () => void): () => void;
}

export function keepLiveValues(bridge: Pick<Bridge, 'listen'>): LiveValues {
  const latest: { [Name in LiveName]?: Lives[Name] } = {};
  const listeners = new Map<LiveName, Set<() => void>>();
  const stops = new Map<LiveName, () => void>();

  function start<Name extends LiveName>(name: Name): void {
    const stop = bridge.listen(name, (value) => {
      latest[name] = value;
      for (const listener of listeners.get(name) ?? []) listener();
    });
    stops.set(name, stop);
  }

  return {
    read: (name) => latest[name],
    onChange(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener);
      if (!stops.has(name)) start(name);
      return () => {
        set.delete(listener);
        if (set.size > 0) return;
        stops.get(name)?.();
        stops.delete(name);
      };
    },
  };
}
