import { randomInt } from 'node:crypto';
import { generateKeyPair, type KeyPair, sign, withKeyType } from './key-pair.ts';
import type { PreKeyBundle } from './pre-key-bundle.ts';

const signedPreKeyId = 1;

/**
 * The keys of one simulated device. Everything is made on first use, so that a group of a thousand members
 * costs nothing until somebody writes to it.
 */
export class DeviceKeys {
  readonly #preKeys = new Map<number, KeyPair>();
  #lastPreKeyId = 0;
  #identity: KeyPair | null;
  #signedPreKey: (KeyPair & { readonly signature: Buffer }) | null = null;
  #registrationId = 0;

  constructor(identity: KeyPair | null = null) {
    this.#identity = identity;
  }

  get identity(): KeyPair {
    this.#identity ??= generateKeyPair();
    return this.#identity;
  }

  get registrationId(): number {
    if (this.#registrationId === 0) this.#registrationId = randomInt(1, 16_380);
    return this.#registrationId;
  }

  get signedPreKey(): KeyPair & { readonly signature: Buffer } {
    if (!this.#signedPreKey) {
      const pair = generateKeyPair();
      this.#signedPreKey = {
        ...pair,
        signature: sign(this.identity.privateKey, withKeyType(pair.publicKey)),
      };
    }
    return this.#signedPreKey;
  }

  /** A bundle with a one-time pre-key that nobody got before. */
  nextBundle(): PreKeyBundle {
    const pair = generateKeyPair();
    this.#lastPreKeyId += 1;
    this.#preKeys.set(this.#lastPreKeyId, pair);
    const { publicKey, signature } = this.signedPreKey;
    return {
      registrationId: this.registrationId,
      identity: this.identity.publicKey,
      signedPreKey: { id: signedPreKeyId, publicKey, signature },
      preKey: { id: this.#lastPreKeyId, publicKey: pair.publicKey },
    };
  }

  /** The one-time key; undefined once it was used, or when it never was. */
  preKey(id: number): KeyPair | undefined {
    return this.#preKeys.get(id);
  }

  wasHandedOut(id: number): boolean {
    return id >= 1 && id <= this.#lastPreKeyId;
  }

  spendPreKey(id: number): void {
    this.#preKeys.delete(id);
  }
}
