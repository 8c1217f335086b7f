import type { Person } from '../people/person.ts';
import type { DeviceReading } from '../practice-box.ts';

/** How the devices of a group came to read its messages: the box's own record, whatever the sender believes. */
export class Readings {
  readonly #all = new Map<string, DeviceReading>();

  /** A copy arrived. @param trouble why it could not be read; `null` when it could */
  note(messageId: string, person: Person, device: number, trouble: string | null): void {
    const name = `${messageId} ${person.lid}:${device}`;
    const known = this.#all.get(name);
    if (known === undefined) {
      const when = trouble === null ? 'at-first' : 'never';
      this.#all.set(name, { messageId, member: person.name, device, when, trouble });
    } else if (known.when === 'never' && trouble === null) {
      this.#all.set(name, { ...known, when: 'later' });
    }
  }

  list(): readonly DeviceReading[] {
    return [...this.#all.values()];
  }
}
