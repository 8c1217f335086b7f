import type { SignalStorage } from 'libsignal';
import libsignal from 'libsignal';
import type { DeviceKeys } from './device-keys.ts';
import { type KeyPair, withKeyType } from './key-pair.ts';

/** What libsignal asks of a device: its keys and its sessions, kept in memory. */
export class SignalStore implements SignalStorage {
  readonly #keys: DeviceKeys;
  /** Serialised, so that a message that fails half-way leaves nothing behind. */
  readonly #sessions = new Map<string, Uint8Array>();

  readonly #identities = new Map<string, Buffer>();

  constructor(keys: DeviceKeys) {
    this.#keys = keys;
  }

  async loadSession(id: string) {
    const session = this.#sessions.get(id);
    return session ? libsignal.SessionRecord.deserialize(session) : null;
  }

  async storeSession(id: string, session: libsignal.SessionRecord): Promise<void> {
    this.#sessions.set(id, session.serialize());
  }

  loseSessions(): void {
    this.#sessions.clear();
  }

  /** Who is behind an address, as the server knows it. */
  expectIdentity(address: string, identity: Buffer): void {
    this.#identities.set(address, identity);
  }

  /** libsignal asks with the full address before it begins a session, and with the bare name otherwise. */
  isTrustedIdentity(address: string, identity: Uint8Array): boolean {
    const expected = this.#identities.get(address);
    return expected === undefined || withKeyType(expected).equals(identity);
  }

  async loadPreKey(id: number | string) {
    const pair = this.#keys.preKey(Number(id));
    return pair && asSignalPair(pair);
  }

  removePreKey(id: number): void {
    this.#keys.spendPreKey(id);
  }

  loadSignedPreKey() {
    return asSignalPair(this.#keys.signedPreKey);
  }

  getOurRegistrationId(): number {
    return this.#keys.registrationId;
  }

  getOurIdentity() {
    return asSignalPair(this.#keys.identity);
  }
}

function asSignalPair(pair: KeyPair) {
  return { privKey: pair.privateKey, pubKey: withKeyType(pair.publicKey) };
}
