import type { Node } from '../stanzas/nodes.ts';

/**
 * Stanzas of the server that a client has yet to acknowledge, in the order in which they were sent. What is still
 * here when a connection ends is sent again on the next one: at least once, as WhatsApp does.
 */
export class Unacknowledged {
  readonly #waiting = new Map<string, Node[]>();

  add(stanza: Node): void {
    const name = nameOf(stanza.tag, stanza.attrs.from, stanza.attrs);
    this.#waiting.set(name, [...(this.#waiting.get(name) ?? []), stanza]);
  }

  /** @returns false when nothing waits for this acknowledgement */
  remove({ attrs }: Node): boolean {
    const name = nameOf(attrs.class, attrs.to, attrs);
    const [first, ...rest] = this.#waiting.get(name) ?? [];
    if (!first) return false;
    if (rest.length > 0) this.#waiting.set(name, rest);
    else this.#waiting.delete(name);
    return true;
  }

  /** A message is acknowledged by any receipt for it. */
  removeMessage(id: string): void {
    for (const [name, [stanza]] of this.#waiting) {
      if (stanza?.tag === 'message' && stanza.attrs.id === id) this.#waiting.delete(name);
    }
  }

  includesNotificationFrom(from: string): boolean {
    return this.all().some(({ tag, attrs }) => tag === 'notification' && attrs.from === from);
  }

  all(): Node[] {
    return [...this.#waiting.values()].flat();
  }
}

/** What an acknowledgement repeats of its stanza (Baileys lib/Utils/stanza-ack.js). */
function nameOf(tag: string | undefined, other: string | undefined, attrs: Node['attrs']): string {
  return [tag, attrs.id, other, attrs.participant, attrs.type].join('|');
}
