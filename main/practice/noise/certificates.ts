import { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import type { Forgery } from '../practice-box.ts';
import { generateKeyPair, type KeyPair, sign } from '../signal/key-pair.ts';

/** The server's keys: a root that clients must know, an intermediate signed by it, and the key that it uses. */
export interface ServerCertificates {
  readonly rootKey: Buffer;
  /** The key of the Noise handshake. */
  readonly staticKey: KeyPair;
  /** The chain as it is sent, honest or with one thing forged. */
  chain(forgery: Forgery): Buffer;
}

/**
 * Makes fresh keys and their chain. Clients compare the root with the one they were built with and expect
 * issuer 0 (Baileys lib/Utils/noise-handler.js:150-165).
 */
export function createCertificates(): ServerCertificates {
  const root = generateKeyPair();
  const intermediate = generateKeyPair();
  const staticKey = generateKeyPair();
  const stranger = generateKeyPair();

  return {
    rootKey: root.publicKey,
    staticKey,
    chain(forgery) {
      const rootSigner = forgery === 'root' ? stranger : root;
      const leafSigner = forgery === 'leaf' ? stranger : intermediate;
      const leafKey = forgery === 'leaf-key' ? stranger : staticKey;
      const chain = proto.CertChain.create({
        intermediate: certificate({ serial: 1, issuerSerial: 0, key: intermediate.publicKey }, rootSigner),
        leaf: certificate({ serial: 2, issuerSerial: 1, key: leafKey.publicKey }, leafSigner),
      });
      return Buffer.from(proto.CertChain.encode(chain).finish());
    },
  };
}

function certificate(details: { serial: number; issuerSerial: number; key: Buffer }, signer: KeyPair) {
  const encoded = Buffer.from(
    proto.CertChain.NoiseCertificate.Details.encode(
      proto.CertChain.NoiseCertificate.Details.create(details),
    ).finish(),
  );
  return { details: encoded, signature: sign(signer.privateKey, encoded) };
}
