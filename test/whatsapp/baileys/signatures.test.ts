import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as wasm from 'whatsapp-rust-bridge';
import {
  BadSignature,
  checkSignatures,
  type SignatureFunctions,
} from '../../../main/whatsapp/baileys/check-signatures.ts';
import { loadBaileys } from '../../../main/whatsapp/baileys/load-baileys.ts';

interface Curve extends SignatureFunctions {
  generateKeyPair(): { pubKey: Buffer; privKey: Buffer };
}

/** The untouched JavaScript, read a second time, so that replacing it elsewhere does not change this one. */
function readPlainCurve(): Curve {
  const require = createRequire(import.meta.url);
  const path = require.resolve('libsignal/src/curve.js');
  const loaded = require.cache[path];
  delete require.cache[path];
  const plain = require(path) as Curve;
  if (loaded) require.cache[path] = loaded;
  else delete require.cache[path];
  return plain;
}

const plain = readPlainCurve();
const checked: Curve = { ...plain };
checkSignatures(checked, wasm);

const message = fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => Buffer.from(bytes));

test('each verifies what the other signs, with the type byte before the key', () => {
  fc.assert(
    fc.property(message, (text) => {
      const { pubKey, privKey } = plain.generateKeyPair();
      expect(plain.verifySignature(pubKey, text, checked.calculateSignature(privKey, text))).toBe(true);
      expect(checked.verifySignature(pubKey, text, plain.calculateSignature(privKey, text))).toBe(true);
    }),
    { numRuns: 25 },
  );
});

test('both say no to the same changed signatures, messages and keys, and ours says it by throwing', () => {
  fc.assert(
    fc.property(
      message,
      fc.nat({ max: 511 }),
      fc.constantFrom('signature', 'message', 'key'),
      (text, bit, what) => {
        const { pubKey, privKey } = plain.generateKeyPair();
        const parts = {
          signature: plain.calculateSignature(privKey, text),
          message: Buffer.from(text),
          key: pubKey,
        };
        const target = what === 'key' ? parts.key.subarray(1) : parts[what];
        const place = Math.floor(bit / 8) % target.length;
        target[place] = (target[place] ?? 0) ^ (1 << (bit % 8));
        const verdict = plain.verifySignature(parts.key, parts.message, parts.signature);
        const ask = () => checked.verifySignature(parts.key, parts.message, parts.signature);
        if (verdict) expect(ask()).toBe(true);
        else expect(ask).toThrow(BadSignature);
      },
    ),
    { numRuns: 40 },
  );
});

test('a pre-key bundle is refused where libsignal alone would not look', () => {
  const { pubKey } = plain.generateKeyPair();
  expect(plain.verifySignature(pubKey, Buffer.of(1), Buffer.alloc(64), true)).toBe(true);
  expect(() => checked.verifySignature(pubKey, Buffer.of(1), Buffer.alloc(64), true)).toThrow(BadSignature);
});

test('bytes of the wrong length are refused, not crashed over', () => {
  const { pubKey } = plain.generateKeyPair();
  for (const [key, signature] of [
    [pubKey, Buffer.alloc(3)],
    [Buffer.alloc(3), Buffer.alloc(64)],
    [Buffer.alloc(0), Buffer.alloc(0)],
  ] as const) {
    expect(() => checked.verifySignature(key, Buffer.of(1), signature)).toThrow(BadSignature);
  }
});

test('Baileys as the app loads it refuses what nobody signed, wherever it asks', async () => {
  const { Curve } = await loadBaileys();
  const key = Curve.generateKeyPair();
  const text = Buffer.from('Queijo');
  const signature = Curve.sign(key.private, text);
  expect(Curve.verify(key.public, text, signature)).toBe(true);
  expect(Curve.verify(key.public, text, Buffer.alloc(64))).toBe(false);
  expect(Curve.verify(Curve.generateKeyPair().public, text, signature)).toBe(false);
  const { verifySignature } = await import('libsignal/src/curve.js' as string);
  expect(() => verifySignature(key.public, text, Buffer.alloc(64), true)).toThrow(/not by this key/);
});
