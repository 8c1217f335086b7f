import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import { agree, generateKeyPair, type KeyPair } from '../signal/key-pair.ts';

const pattern = Buffer.from('Noise_XX_25519_AESGCM_SHA256\0\0\0\0', 'latin1');

/** What the server knows after the handshake. */
export interface NoiseSession {
  /** The client's long-lived key, by which the server knows it again. */
  readonly clientKey: Buffer;
  readonly payload: proto.ClientPayload;
  seal(data: Buffer): Buffer;
  /** @throws Error when the data was not sealed with the counter that is due */
  open(data: Buffer): Buffer;
}

/**
 * The server's half of Noise XX as WhatsApp speaks it (Baileys lib/Utils/noise-handler.js): hash and key start
 * as the unhashed pattern name, the header is authenticated first.
 */
export class NoiseResponder {
  readonly #staticKey: KeyPair;
  readonly #chain: Buffer;
  readonly #ephemeral = generateKeyPair();
  #hash: Buffer = pattern;
  #salt: Buffer = pattern;
  #key: Buffer = pattern;
  #counter = 0;

  constructor(header: Buffer, staticKey: KeyPair, chain: Buffer) {
    this.#staticKey = staticKey;
    this.#chain = chain;
    this.#authenticate(header);
  }

  /** Takes the client's first frame and gives the server's answer. @throws Error when it is malformed */
  hello(data: Buffer): Buffer {
    const clientKey = proto.HandshakeMessage.decode(data).clientHello?.ephemeral;
    if (clientKey?.length !== 32) throw new Error('a hello without an ephemeral key');
    const clientEphemeral = Buffer.from(clientKey);
    this.#authenticate(clientEphemeral);
    this.#authenticate(this.#ephemeral.publicKey);
    this.#mix(agree(this.#ephemeral.privateKey, clientEphemeral));
    const sealedStatic = this.#seal(this.#staticKey.publicKey);
    this.#mix(agree(this.#staticKey.privateKey, clientEphemeral));
    const payload = this.#seal(this.#chain);
    const hello = { serverHello: { ephemeral: this.#ephemeral.publicKey, static: sealedStatic, payload } };
    return Buffer.from(proto.HandshakeMessage.encode(proto.HandshakeMessage.create(hello)).finish());
  }

  /** Takes the client's second frame. @throws Error when it does not open */
  finish(data: Buffer): NoiseSession {
    const finish = proto.HandshakeMessage.decode(data).clientFinish;
    if (!finish?.static || !finish.payload) throw new Error('a finish without key or payload');
    const clientKey = this.#open(Buffer.from(finish.static));
    this.#mix(agree(this.#ephemeral.privateKey, clientKey));
    const payload = proto.ClientPayload.decode(this.#open(Buffer.from(finish.payload)));
    const keys = Buffer.from(hkdfSync('sha256', Buffer.alloc(0), this.#salt, Buffer.alloc(0), 64));
    const incoming = keys.subarray(0, 32);
    const outgoing = keys.subarray(32);
    let openedCount = 0;
    let sealedCount = 0;
    return {
      clientKey,
      payload,
      seal: (plain) => encrypt(outgoing, sealedCount++, Buffer.alloc(0), plain),
      open: (sealed) => decrypt(incoming, openedCount++, Buffer.alloc(0), sealed),
    };
  }

  #authenticate(data: Buffer): void {
    this.#hash = createHash('sha256').update(this.#hash).update(data).digest();
  }

  #mix(shared: Buffer): void {
    const keys = Buffer.from(hkdfSync('sha256', shared, this.#salt, Buffer.alloc(0), 64));
    this.#salt = keys.subarray(0, 32);
    this.#key = keys.subarray(32);
    this.#counter = 0;
  }

  #seal(plain: Buffer): Buffer {
    const sealed = encrypt(this.#key, this.#counter++, this.#hash, plain);
    this.#authenticate(sealed);
    return sealed;
  }

  #open(sealed: Buffer): Buffer {
    const plain = decrypt(this.#key, this.#counter++, this.#hash, sealed);
    this.#authenticate(sealed);
    return plain;
  }
}

/** The counter stands in the last four of the twelve bytes. */
function nonce(counter: number): Buffer {
  const iv = Buffer.alloc(12);
  iv.writeUInt32BE(counter, 8);
  return iv;
}

function encrypt(key: Buffer, counter: number, associated: Buffer, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce(counter)).setAAD(associated);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, counter: number, associated: Buffer, sealed: Buffer): Buffer {
  if (sealed.length < 16) throw new Error('too short to be sealed');
  const cipher = createDecipheriv('aes-256-gcm', key, nonce(counter)).setAAD(associated);
  cipher.setAuthTag(sealed.subarray(sealed.length - 16));
  return Buffer.concat([cipher.update(sealed.subarray(0, sealed.length - 16)), cipher.final()]);
}
