/** Tells listeners of named events, each with a value of its own type. */
export interface Events<Named> {
  on<Name extends keyof Named>(name: Name, listener: (event: Named[Name]) => void): () => void;
  emit<Name extends keyof Named>(name: Name, event: Named[Name]): void;
}

/** @param onFailure told of a listener that threw: whoever emits must not stumble over who listens */
export function createEvents<Named>(onFailure: (error: unknown) => void): Events<Named> {
  const listeners = new Map<keyof Named, Set<(event: never) => void>>();

  return {
    on(name, listener) {
      const all = listeners.get(name) ?? new Set<(event: never) => void>();
      listeners.set(name, all.add(listener));
      return () => all.delete(listener);
    },
    emit(name, event) {
      for (const listener of [...(listeners.get(name) ?? [])]) {
        try {
          (listener as (event: Named[typeof name]) => void)(event);
        } catch (error) {
          onFailure(error);
        }
      }
    },
  };
}
