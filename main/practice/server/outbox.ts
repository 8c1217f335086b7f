import type { Node } from '../stanzas/nodes.ts';

/** Where delays come from; none when stanzas leave in the order in which they were written. */
export interface Jitter {
  /** A number from 0 to 1. */
  readonly random: () => number;
  readonly longestMs: number;
}

interface Due {
  readonly at: number;
  readonly sequence: number;
  readonly stanza: Node;
}

/**
 * Lets stanzas go to one client. With jitter each waits a random while, so that independent ones overtake each
 * other; those of one lane never do (the messages of one chat, or an acknowledgement and the receipts after it).
 */
export class Outbox {
  readonly #write: (stanza: Node) => void;
  readonly #jitter: Jitter | null;
  readonly #laneEndsAt = new Map<string, number>();
  #queue: Due[] = [];
  #sequence = 0;
  #timer: NodeJS.Timeout | null = null;
  #isHeld = false;

  constructor(write: (stanza: Node) => void, jitter: Jitter | null) {
    this.#write = write;
    this.#jitter = jitter;
  }

  send(stanza: Node, lane?: string): void {
    if (!this.#jitter && !this.#isHeld && this.#queue.length === 0) {
      this.#write(stanza);
      return;
    }
    const now = Date.now();
    const delayMs = this.#jitter ? this.#jitter.random() * this.#jitter.longestMs : 0;
    const at = Math.max(now + delayMs, lane === undefined ? 0 : (this.#laneEndsAt.get(lane) ?? 0));
    if (lane !== undefined) this.#laneEndsAt.set(lane, at);
    this.#insert({ at, sequence: this.#sequence++, stanza });
    this.#arm();
  }

  /** Without delay, unless nothing may leave at all. */
  sendNow(stanza: Node): void {
    if (this.#isHeld) this.#insert({ at: 0, sequence: this.#sequence++, stanza });
    else this.#write(stanza);
  }

  /** Writes everything that waits, in order: what follows must come after all of it. */
  flush(): void {
    if (this.#isHeld) return;
    const all = this.#queue;
    this.#queue = [];
    this.#laneEndsAt.clear();
    for (const due of all) this.#write(due.stanza);
  }

  hold(): void {
    this.#isHeld = true;
    this.#disarm();
  }

  release(): void {
    this.#isHeld = false;
    this.#arm();
  }

  /** Forgets everything that waits. */
  drop(): void {
    this.#queue = [];
    this.#disarm();
  }

  #insert(due: Due): void {
    let index = this.#queue.length;
    while (index > 0) {
      const before = this.#queue[index - 1];
      if (!before || before.at <= due.at) break;
      index -= 1;
    }
    this.#queue.splice(index, 0, due);
  }

  #arm(): void {
    const first = this.#queue[0];
    if (!first || this.#isHeld || this.#timer) return;
    this.#timer = setTimeout(() => this.#writeDue(), Math.max(0, first.at - Date.now()));
  }

  #writeDue(): void {
    this.#timer = null;
    const now = Date.now();
    while (this.#queue[0] && this.#queue[0].at <= now) {
      const due = this.#queue.shift();
      if (due) this.#write(due.stanza);
    }
    if (this.#queue.length === 0) this.#laneEndsAt.clear();
    this.#arm();
  }

  #disarm(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
