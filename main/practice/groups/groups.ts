import type { Group } from './group.ts';

/** All groups, by address and by name. */
export class Groups {
  readonly #byJid = new Map<string, Group>();

  add(group: Group): void {
    this.#byJid.set(group.jid, group);
  }

  find(jid: string | undefined): Group | null {
    return jid === undefined ? null : (this.#byJid.get(jid) ?? null);
  }

  named(name: string): Group | null {
    return this.all().find((group) => group.name === name) ?? null;
  }

  all(): Group[] {
    return [...this.#byJid.values()];
  }
}
