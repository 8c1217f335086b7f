import { replaceEqualDeep } from '@tanstack/react-query';

/** A long list of which only what is looked at is here. */
export interface Shown<Item, Counts> {
  /** What it is a list of; `null` before anything has arrived. */
  readonly key: string | null;
  readonly counts: Counts | undefined;
  readonly stretches: ReadonlyMap<number, readonly Item[]>;
  readonly error: Error | null;
}

/** What is wanted: another key is another list, another version the same one after a change. */
export interface Wanted<Item, Counts> {
  readonly key: string;
  readonly version: unknown;
  readonly ask: (offset: number) => Promise<{ readonly items: readonly Item[]; readonly counts: Counts }>;
}

export interface Stretches<Item, Counts> {
  /** Asks for another list, or the same one anew. What is shown stays until the answer is there. */
  want(wanted: Wanted<Item, Counts>): void;
  /** Asks for what is missing between two places of the list that is shown. */
  see(first: number, last: number): void;
  /** After a failure. */
  reload(): void;
  read(): Shown<Item, Counts>;
  onChange(listener: () => void): () => void;
}

/** More than what fits on any screen; what lies further away is asked for again. */
const mostStretches = 16;

/** @param size how many items main gives at once */
export function keepStretches<Item, Counts>(size: number): Stretches<Item, Counts> {
  let shown: Shown<Item, Counts> = { key: null, counts: undefined, stretches: new Map(), error: null };
  let wanted: Wanted<Item, Counts> | null = null;
  let seen = { first: 0, last: 0 };
  /** Of the present list and version; an answer to an older question is no answer. */
  let asked = new Set<number>();
  const listeners = new Set<() => void>();

  function show(next: Partial<Shown<Item, Counts>>): void {
    shown = { ...shown, ...next };
    for (const listener of listeners) listener();
  }

  function askForSeen(): void {
    const last = Math.floor(seen.last / size);
    for (let stretch = Math.floor(seen.first / size); stretch <= last; stretch += 1) {
      if (!asked.has(stretch)) void askFor(stretch);
    }
  }

  async function askFor(stretch: number): Promise<void> {
    if (wanted === null) return;
    const { key, ask } = wanted;
    const question = asked;
    question.add(stretch);
    try {
      const { items, counts } = await ask(stretch * size);
      if (question === asked) take(key, stretch, items, counts);
    } catch (error) {
      if (question !== asked) return;
      question.delete(stretch);
      show({ error: error as Error });
    }
  }

  function take(key: string, stretch: number, items: readonly Item[], counts: Counts): void {
    const stretches = new Map(key === shown.key ? shown.stretches : []);
    // What has not changed stays the same object, so that it is not drawn again.
    stretches.set(stretch, replaceEqualDeep(stretches.get(stretch), items));
    const middle = (seen.first + seen.last) / 2 / size;
    const nearest = [...stretches.keys()].sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
    for (const far of nearest.slice(mostStretches)) {
      stretches.delete(far);
      asked.delete(far);
    }
    show({ key, counts: replaceEqualDeep(shown.counts, counts), stretches, error: null });
  }

  return {
    want(next) {
      if (next.key === wanted?.key && next.version === wanted.version) return;
      if (next.key !== wanted?.key) seen = { first: 0, last: 0 };
      wanted = next;
      asked = new Set();
      askForSeen();
    },
    see(first, last) {
      // The old list is still looked at while the new one is on its way.
      if (shown.key !== wanted?.key) return;
      seen = { first, last };
      askForSeen();
    },
    reload() {
      asked = new Set();
      askForSeen();
    },
    read: () => shown,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
