import type { Node } from '../stanzas/nodes.ts';

/** Stanzas of the server that a client has yet to acknowledge. Equal ones are counted, not merged. */
export class Unacknowledged {
  readonly #waiting = new Map<string, { readonly tag: string; readonly from: string; count: number }>();

  add({ tag, attrs }: Node): void {
    const name = nameOf(tag, attrs.from, attrs);
    const known = this.#waiting.get(name);
    if (known) known.count += 1;
    else this.#waiting.set(name, { tag, from: attrs.from ?? '', count: 1 });
  }

  /** @returns false when nothing waits for this acknowledgement */
  remove({ attrs }: Node): boolean {
    const name = nameOf(attrs.class, attrs.to, attrs);
    const known = this.#waiting.get(name);
    if (!known) return false;
    known.count -= 1;
    if (known.count === 0) this.#waiting.delete(name);
    return true;
  }

  includesNotificationFrom(from: string): boolean {
    return [...this.#waiting.values()].some(
      (waiting) => waiting.tag === 'notification' && waiting.from === from,
    );
  }
}

/** What an acknowledgement repeats of its stanza (Baileys lib/Utils/stanza-ack.js). */
function nameOf(tag: string | undefined, other: string | undefined, attrs: Node['attrs']): string {
  return [tag, attrs.id, other, attrs.participant, attrs.type].join('|');
}
