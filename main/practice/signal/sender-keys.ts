import {
  GroupCipher,
  GroupSessionBuilder,
  SenderKeyDistributionMessage,
  SenderKeyMessage,
  SenderKeyName,
  SenderKeyRecord,
} from '@whiskeysockets/baileys/lib/Signal/Group/index.js';
import libsignal from 'libsignal';
import { decrypt } from 'libsignal/src/crypto.js';
import type { VerifySignature } from './verify-signature.ts';

/** Keeps the sender keys of one device: those it was given, and its own for the groups it writes to. */
export class SenderKeys {
  readonly #records = new Map<string, SenderKeyRecord>();

  /** Takes the key that `sender` hands out for `group`. @throws Error when it is malformed */
  async accept(group: string, sender: string, distribution: Uint8Array): Promise<void> {
    const message = new SenderKeyDistributionMessage(null, null, null, null, Buffer.from(distribution));
    await new GroupSessionBuilder(this.#store()).process(senderName(group, sender), message);
  }

  /**
   * Decrypts a group message. The chain is Baileys' own; the signature is checked with `verify` instead of
   * libsignal's JavaScript, which takes ten milliseconds for each member.
   * @throws Error `no sender key`, `wrong signature`, or what the chain says
   */
  read(group: string, sender: string, sealed: Buffer, verify: VerifySignature): Buffer {
    const message = new SenderKeyMessage(null, null, null, null, sealed);
    const record = this.#records.get(senderName(group, sender).toString());
    const state = record?.getSenderKeyState(message.getKeyId());
    if (!state) throw new Error('no sender key');
    const signed = sealed.subarray(0, sealed.length - 64);
    if (!verify(state.getSigningKeyPublic(), signed, sealed.subarray(sealed.length - 64))) {
      throw new Error('wrong signature');
    }
    const key = messageKey(state, message.getIteration());
    return Buffer.from(decryptNow(key.getCipherKey(), message.getCipherText(), key.getIv()));
  }

  /** Encrypts a message of this device and gives the key that readers need. */
  async write(group: string, self: string, message: Buffer) {
    const name = senderName(group, self);
    const distribution = await new GroupSessionBuilder(this.#store()).create(name);
    const sealed = await new GroupCipher(this.#store(), name).encrypt(message);
    return { sealed: Buffer.from(sealed), distribution: Buffer.from(distribution.serialize()) };
  }

  /** Loses all of them. */
  clear(): void {
    this.#records.clear();
  }

  #store() {
    return {
      loadSenderKey: async (name: SenderKeyName) =>
        this.#records.get(name.toString()) ?? new SenderKeyRecord(),
      storeSenderKey: async (name: SenderKeyName, record: SenderKeyRecord) => {
        this.#records.set(name.toString(), record);
      },
    };
  }
}

type SenderKeyState = NonNullable<ReturnType<SenderKeyRecord['getSenderKeyState']>>;

const furthestAhead = 2000;

/** The message key of this iteration, as lib/Signal/Group/group_cipher.js:44-69 finds it. */
function messageKey(state: SenderKeyState, iteration: number) {
  let chain = state.getSenderChainKey();
  if (chain.getIteration() > iteration) {
    const kept = state.removeSenderMessageKey(iteration);
    if (!kept) throw new Error('old counter');
    return kept;
  }
  if (iteration - chain.getIteration() > furthestAhead) throw new Error('too far in the future');
  while (chain.getIteration() < iteration) {
    state.addSenderMessageKey(chain.getSenderMessageKey());
    chain = chain.getNext();
  }
  state.setSenderChainKey(chain.getNext());
  return chain.getSenderMessageKey();
}

/** libsignal's types say that it answers later; it answers at once (libsignal 6.0.0 src/crypto.js). */
function decryptNow(key: Uint8Array, sealed: Uint8Array, iv: Uint8Array): Uint8Array {
  return decrypt(key, sealed, iv) as unknown as Uint8Array;
}

function senderName(group: string, sender: string): SenderKeyName {
  return new SenderKeyName(group, new libsignal.ProtocolAddress(sender, 0));
}
