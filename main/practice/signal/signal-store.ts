import type { SignalStorage } from 'libsignal';
import libsignal from 'libsignal';
import type { DeviceKeys } from './device-keys.ts';
import { type KeyPair, withKeyType } from './key-pair.ts';

/** What libsignal asks of a device: its keys and its sessions, kept in memory. */
export class SignalStore implements SignalStorage {
  readonly #keys: DeviceKeys;
  /** Serialised, so that a message that fails half-way leaves nothing behind. */
  readonly #sessions = new Map<string, Uint8Array>();

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

  forgetSession(id: string): void {
    this.#sessions.delete(id);
  }

  isTrustedIdentity(): boolean {
    return true;
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
