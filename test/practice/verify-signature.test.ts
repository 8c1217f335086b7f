import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import curve from 'libsignal/src/curve.js';
import { describe, expect, it } from 'vitest';
import { generateKeyPair, sign } from '../../main/practice/signal/key-pair.ts';
import { createVerifySignature } from '../../main/practice/signal/verify-signature.ts';

const verify = createVerifySignature();
const message = fc.uint8Array({ minLength: 1, maxLength: 300 });

describe('the box’s own check of signatures', () => {
  it('says yes to what libsignal and the WASM sign', () => {
    fc.assert(
      fc.property(message, (data) => {
        const keys = generateKeyPair();
        const text = Buffer.from(data);
        expect(verify(keys.publicKey, text, sign(keys.privateKey, text))).toBe(true);
        const { pubKey, privKey } = curve.generateKeyPair();
        expect(verify(pubKey, text, curve.calculateSignature(privKey, text))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('says no to any other message, signature or key', () => {
    const keys = generateKeyPair();
    const text = randomBytes(64);
    const signature = sign(keys.privateKey, text);
    fc.assert(
      fc.property(fc.nat(63), fc.integer({ min: 1, max: 255 }), (index, flip) => {
        const changed = (data: Buffer) => {
          const copy = Buffer.from(data);
          copy.writeUInt8(copy.readUInt8(index % copy.length) ^ flip, index % copy.length);
          return copy;
        };
        expect(verify(keys.publicKey, changed(text), signature)).toBe(false);
        expect(verify(keys.publicKey, text, changed(signature))).toBe(false);
        expect(verify(generateKeyPair().publicKey, text, signature)).toBe(false);
      }),
    );
  });

  it('says no to keys that stand for everybody, and to what is no key or signature at all', () => {
    const { privateKey, publicKey } = generateKeyPair();
    const text = Buffer.from('x');
    const signature = sign(privateKey, text);
    for (const key of [
      Buffer.alloc(32),
      Buffer.from([1, ...Buffer.alloc(31)]),
      Buffer.alloc(0),
      publicKey.subarray(1),
    ]) {
      expect(verify(key, text, signature)).toBe(false);
    }
    expect(verify(publicKey, text, Buffer.alloc(64))).toBe(false);
    expect(verify(publicKey, text, signature.subarray(1))).toBe(false);
  });
});
