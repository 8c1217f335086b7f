import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';

/** What is replaced of `libsignal/src/curve.js`. Public keys carry a type byte in front. */
export interface AgreementFunctions {
  generateKeyPair(): { readonly pubKey: Buffer; readonly privKey: Buffer };
  calculateAgreement(publicKey: Uint8Array, privateKey: Uint8Array): Buffer;
}

/** What stands before the 32 bytes of an X25519 key in DER (RFC 8410). */
const publicPrefix = Buffer.from('302a300506032b656e032100', 'hex');
const privatePrefix = Buffer.from('302e020100300506032b656e04220420', 'hex');

const typeByte = Buffer.of(5);

/** A session uses three private keys five times; a few more may be in use beside it. */
const keptCount = 16;

/**
 * Makes new sessions a third cheaper. libsignal reads each private key anew for each of the five agreements of a
 * session (libsignal 6.0.0, src/curve.js:93-119, src/session_builder.js:106-118), and reading one takes nearly as
 * long as agreeing. The keys and secrets that come out are the same.
 * @param curve the CommonJS exports of `libsignal/src/curve.js`, changed in place
 */
export function quickenAgreement(curve: AgreementFunctions): void {
  const kept = new Map<string, KeyObject>();

  function keep(name: string, key: KeyObject): KeyObject {
    kept.set(name, key);
    for (const oldest of kept.keys()) {
      if (kept.size <= keptCount) break;
      kept.delete(oldest);
    }
    return key;
  }

  function readPrivateKey(bytes: Uint8Array): KeyObject {
    const name = Buffer.from(bytes).toString('latin1');
    const known = kept.get(name);
    if (known === undefined) {
      const key = Buffer.concat([privatePrefix, bytes]);
      return keep(name, createPrivateKey({ key, format: 'der', type: 'pkcs8' }));
    }
    // Used again, it is the youngest again: the account's own key stays while thousands pass through.
    kept.delete(name);
    return keep(name, known);
  }

  curve.generateKeyPair = () => {
    const { publicKey, privateKey } = generateKeyPairSync('x25519');
    const publicBytes = publicKey.export({ format: 'der', type: 'spki' }).subarray(publicPrefix.length);
    const privateBytes = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(privatePrefix.length);
    keep(privateBytes.toString('latin1'), privateKey);
    return { pubKey: Buffer.concat([typeByte, publicBytes]), privKey: Buffer.from(privateBytes) };
  };

  curve.calculateAgreement = (publicKey, privateKey) => {
    if (privateKey.byteLength !== 32) throw new Error('A private key must be 32 bytes');
    const publicBytes = publicKey.byteLength === 33 && publicKey[0] === 5 ? publicKey.subarray(1) : publicKey;
    if (publicBytes.byteLength !== 32)
      throw new Error('A public key must be 32 bytes, or 33 with its type byte');
    const key = Buffer.concat([publicPrefix, publicBytes]);
    return diffieHellman({
      privateKey: readPrivateKey(privateKey),
      publicKey: createPublicKey({ key, format: 'der', type: 'spki' }),
    });
  };
}
