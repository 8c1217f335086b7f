import type { Connection } from '../server/connection.ts';
import type { PreKeyBundle, PublicPreKey, SignedPreKey } from '../signal/pre-key-bundle.ts';
import type { Node } from '../stanzas/nodes.ts';
import type { Device, Person } from './person.ts';

/** What the phone signed when it linked this device, as it goes with the first message to anybody. */
export interface SignedIdentity {
  readonly details: Buffer;
  readonly accountSignature: Buffer;
  readonly accountKey: Buffer;
}

/** A real client, for example a stock Baileys: the server knows of it only what it uploaded. */
export class LinkedDevice {
  readonly kind = 'linked';
  readonly person: Person;
  readonly id: number;
  readonly identity: Buffer;
  readonly noiseKey: Buffer;
  readonly registrationId: number;
  readonly signedIdentity: SignedIdentity;
  signedPreKey: SignedPreKey;
  connection: Connection | null = null;
  hasHistory = false;
  /** Told to the client at its next login. */
  hasMissedGroupChanges = false;
  routingInfo: Buffer | null = null;
  /** Stanzas for a client that is away. */
  readonly waiting: { readonly stanza: Node; readonly lane: string }[] = [];
  /** Whose message came under which id, so that receipts find their way. */
  readonly received = new Map<string, Device>();
  readonly #unused = new Map<number, PublicPreKey>();
  readonly #uploaded = new Map<number, PublicPreKey>();

  constructor(facts: {
    readonly person: Person;
    readonly id: number;
    readonly identity: Buffer;
    readonly noiseKey: Buffer;
    readonly registrationId: number;
    readonly signedPreKey: SignedPreKey;
    readonly signedIdentity: SignedIdentity;
  }) {
    this.person = facts.person;
    this.id = facts.id;
    this.identity = facts.identity;
    this.noiseKey = facts.noiseKey;
    this.registrationId = facts.registrationId;
    this.signedPreKey = facts.signedPreKey;
    this.signedIdentity = facts.signedIdentity;
  }

  get preKeyCount(): number {
    return this.#unused.size;
  }

  /** @returns false when a key of this id was uploaded before */
  addPreKey(key: PublicPreKey): boolean {
    if (this.#uploaded.has(key.id)) return false;
    this.#uploaded.set(key.id, key);
    this.#unused.set(key.id, key);
    return true;
  }

  /** A bundle with a one-time key that is given to nobody else. */
  nextBundle(): PreKeyBundle {
    const preKey = this.#unused.values().next().value ?? null;
    if (preKey) this.#unused.delete(preKey.id);
    return {
      registrationId: this.registrationId,
      identity: this.identity,
      signedPreKey: this.signedPreKey,
      preKey,
    };
  }

  /** What a connection that has ended left unacknowledged comes first, or at once where there is another one already. */
  takeBack(ended: Connection, stanzas: readonly Node[]): void {
    const again = stanzas.map((stanza) => ({ stanza, lane: 'again' }));
    const { connection } = this;
    if (connection === null || connection === ended || !connection.isActive) this.waiting.unshift(...again);
    else for (const { stanza, lane } of again) connection.send(stanza, lane);
  }

  /** Sends now, or keeps until the client is back. */
  deliver(stanza: Node, lane: string): void {
    if (this.connection?.isActive) this.connection.send(stanza, lane);
    else this.waiting.push({ stanza, lane });
  }
}
