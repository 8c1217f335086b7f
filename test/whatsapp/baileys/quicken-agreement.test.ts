import { createRequire } from 'node:module';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AgreementFunctions,
  quickenAgreement,
} from '../../../main/whatsapp/baileys/quicken-agreement.ts';

const plain = createRequire(import.meta.url)('libsignal/src/curve.js') as AgreementFunctions;
const quick: AgreementFunctions = { ...plain };
quickenAgreement(quick);

/** Public keys with the type byte, as libsignal has them; a private key is any 32 bytes. */
const privateKey = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));

test('both agree on the same secret, whoever made the keys and however often they are used', () => {
  fc.assert(
    fc.property(fc.array(privateKey, { minLength: 1, maxLength: 20 }), (privateKeys) => {
      const { pubKey } = plain.generateKeyPair();
      for (const key of [...privateKeys, ...privateKeys]) {
        expect(quick.calculateAgreement(pubKey, key)).toEqual(plain.calculateAgreement(pubKey, key));
      }
    }),
    { numRuns: 40 },
  );
});

test('a pair that was made quickly is an ordinary pair', () => {
  for (let round = 0; round < 40; round += 1) {
    const [ana, bia] = [quick.generateKeyPair(), plain.generateKeyPair()];
    expect(ana.pubKey).toHaveLength(33);
    expect(ana.privKey).toHaveLength(32);
    const secret = plain.calculateAgreement(ana.pubKey, bia.privKey);
    expect(quick.calculateAgreement(bia.pubKey, ana.privKey)).toEqual(secret);
    expect(plain.calculateAgreement(bia.pubKey, ana.privKey)).toEqual(secret);
  }
});

test('keys of the wrong length are refused', () => {
  const { pubKey, privKey } = plain.generateKeyPair();
  expect(() => quick.calculateAgreement(pubKey.subarray(2), privKey)).toThrow(/public key/);
  expect(() => quick.calculateAgreement(pubKey, privKey.subarray(1))).toThrow(/private key/);
});
