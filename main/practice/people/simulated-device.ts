import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import libsignal from 'libsignal';
import { DeviceKeys } from '../signal/device-keys.ts';
import { withKeyType } from '../signal/key-pair.ts';
import { pad, unpad } from '../signal/padding.ts';
import type { PreKeyBundle } from '../signal/pre-key-bundle.ts';
import { SenderKeys } from '../signal/sender-keys.ts';
import { SignalStore } from '../signal/signal-store.ts';
import type { VerifySignature } from '../signal/verify-signature.ts';
import { type Applied, Chat } from './chat.ts';
import { type Content, readContent } from './content.ts';
import { type Device, deviceName, type Person } from './person.ts';

/** A message as the server hands it to one device. */
export interface Arrival {
  readonly messageId: string;
  /** The group's address, or the author's LID in a chat of two. */
  readonly chatId: string;
  readonly author: Device;
  /** Sealed for this device alone. */
  readonly pairwise: { readonly type: 'pkmsg' | 'msg'; readonly sealed: Buffer } | null;
  /** Sealed for the whole group with the author's sender key. */
  readonly group: Buffer | null;
}

export type Opened =
  /** `sentTo` is there in a copy for the author's own devices. */
  | { readonly kind: 'opened'; readonly content: Content; readonly sentTo: string | null }
  /** It held only a sender key, or something that no chat here shows. */
  | { readonly kind: 'nothing-to-show' }
  | { readonly kind: 'unreadable'; readonly why: string };

export type Reading =
  | { readonly kind: 'read'; readonly content: Content; readonly applied: Applied }
  | Exclude<Opened, { kind: 'opened' }>;

/** What a device needs from the world to read. */
export interface ReadingAids {
  readonly verify: VerifySignature;
  /** Fetches, verifies and decrypts; gives the SHA-256 of the photo in hex. @throws Error saying what does not fit */
  readonly fetchPhoto: (image: proto.Message.IImageMessage) => string;
  /** Gives back one shared copy of equal texts, because a thousand devices read the same one. */
  readonly oneCopy: (text: string) => string;
}

/** A phone or companion whose owner is simulated; its keys, sessions and decryption are real. */
export class SimulatedDevice {
  readonly kind = 'simulated';
  readonly person: Person;
  readonly id: number;
  readonly keys: DeviceKeys;
  readonly chats = new Map<string, Chat>();
  /** Why this device may be left without keys: a deed gave out no good bundle of it, or made it lose what it had. */
  excuse: 'forged-bundle' | 'withheld-bundle' | 'lost-keys' | null = null;
  /** How often it has asked for a message again, by the message's id. */
  readonly askCounts = new Map<string, number>();
  readonly #store: SignalStore;
  readonly #senderKeys = new SenderKeys();

  constructor(person: Person, id: number, keys = new DeviceKeys()) {
    this.person = person;
    this.id = id;
    this.keys = keys;
    this.#store = new SignalStore(keys);
  }

  chat(chatId: string): Chat {
    const chat = this.chats.get(chatId) ?? new Chat();
    this.chats.set(chatId, chat);
    return chat;
  }

  loseKeys(): void {
    this.#store.loseSessions();
    this.#senderKeys.clear();
    this.excuse = 'lost-keys';
  }

  /** Decrypts a message and shows it in its chat. */
  async read(arrival: Arrival, aids: ReadingAids): Promise<Reading> {
    const opened = await this.open(arrival, aids);
    if (opened.kind !== 'opened') return opened;
    return { kind: 'read', content: opened.content, applied: this.show(arrival, opened.content) };
  }

  /** Decrypts a message without showing it yet. */
  async open(arrival: Arrival, aids: ReadingAids): Promise<Opened> {
    try {
      const decrypted = await this.#decrypt(arrival, aids.verify);
      const found = decrypted && readContent(decrypted.message);
      if (!found) return { kind: 'nothing-to-show' };
      return { kind: 'opened', content: this.#complete(found, aids), sentTo: decrypted.sentTo };
    } catch (error) {
      return { kind: 'unreadable', why: error instanceof Error ? error.message : String(error) };
    }
  }

  show(arrival: Arrival, content: Content): Applied {
    return this.chat(arrival.chatId).apply(arrival.messageId, arrival.author.person.lid, content);
  }

  async #decrypt(arrival: Arrival, verify: VerifySignature) {
    let message: proto.IMessage | null = null;
    let sentTo: string | null = null;
    if (arrival.pairwise) {
      const plain = proto.Message.decode(unpad(await this.#openPairwise(arrival.author, arrival.pairwise)));
      this.excuse = null;
      const wrapped = plain.deviceSentMessage;
      if (wrapped && arrival.author.person !== this.person)
        throw new Error('a copy for devices of another person');
      message = wrapped?.message ?? plain;
      sentTo = wrapped?.destinationJid ?? null;
      await this.#acceptSenderKey(arrival, message);
    }
    if (arrival.group) {
      const sender = deviceName(arrival.author);
      message = proto.Message.decode(
        unpad(this.#senderKeys.read(arrival.chatId, sender, arrival.group, verify)),
      );
    }
    return message && { message, sentTo };
  }

  async #openPairwise(author: Device, pairwise: NonNullable<Arrival['pairwise']>): Promise<Buffer> {
    const from = address(author);
    this.#store.expectIdentity(
      from.toString(),
      author.kind === 'linked' ? author.identity : author.keys.identity.publicKey,
    );
    const cipher = new libsignal.SessionCipher(this.#store, from);
    return pairwise.type === 'pkmsg'
      ? cipher.decryptPreKeyWhisperMessage(pairwise.sealed)
      : cipher.decryptWhisperMessage(pairwise.sealed);
  }

  async #acceptSenderKey(arrival: Arrival, message: proto.IMessage): Promise<void> {
    const given = message.senderKeyDistributionMessage;
    if (!given?.axolotlSenderKeyDistributionMessage) return;
    if (given.groupId !== arrival.chatId) throw new Error('a sender key for another group');
    await this.#senderKeys.accept(
      arrival.chatId,
      deviceName(arrival.author),
      given.axolotlSenderKeyDistributionMessage,
    );
  }

  #complete(found: Content, aids: ReadingAids): Content {
    if (found.kind !== 'post') return found;
    const photoSha256 = found.photo ? aids.fetchPhoto(found.photo) : null;
    return { ...found, text: aids.oneCopy(found.text), photoSha256 };
  }

  /** Seals a message for one device; `bundle` is asked for when there is no session yet. */
  async sealFor(device: Device, message: proto.IMessage, bundle: () => PreKeyBundle) {
    const to = address(device);
    if (!(await this.#store.loadSession(to.toString()))) {
      await new libsignal.SessionBuilder(this.#store, to).initOutgoing(asSignalBundle(bundle()));
    }
    const plain = pad(proto.Message.encode(proto.Message.create(message)).finish());
    const { type, body } = await new libsignal.SessionCipher(this.#store, to).encrypt(plain);
    return { type: type === 3 ? 'pkmsg' : 'msg', sealed: Buffer.from(body, 'binary') } as const;
  }

  /** Seals a message for a group and gives the sender key that its readers need. */
  sealForGroup(groupId: string, message: proto.IMessage) {
    const plain = pad(proto.Message.encode(proto.Message.create(message)).finish());
    return this.#senderKeys.write(groupId, deviceName(this), plain);
  }
}

function address(device: Device): libsignal.ProtocolAddress {
  return new libsignal.ProtocolAddress(device.person.lid, device.id);
}

type SignalBundle = Parameters<libsignal.SessionBuilder['initOutgoing']>[0];

function asSignalBundle(bundle: PreKeyBundle): SignalBundle {
  const { id, publicKey, signature } = bundle.signedPreKey;
  const { preKey } = bundle;
  const common = {
    registrationId: bundle.registrationId,
    identityKey: withKeyType(bundle.identity),
    signedPreKey: { keyId: id, publicKey: withKeyType(publicKey), signature },
  };
  // The types of libsignal ask for a one-time key; its code does without one (src/session_builder.js:39).
  if (!preKey) return common as Partial<SignalBundle> as SignalBundle;
  return { ...common, preKey: { keyId: preKey.id, publicKey: withKeyType(preKey.publicKey) } };
}
