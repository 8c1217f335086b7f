import { randomBytes, randomInt } from 'node:crypto';

/** Messages are padded with 1 to 16 bytes that each say how many they are (Baileys lib/Utils/generics.js:47). */
export function pad(message: Uint8Array): Buffer {
  const length = randomInt(1, 17);
  return Buffer.concat([message, Buffer.alloc(length, length)]);
}

/** @throws Error when the padding does not say what it is */
export function unpad(padded: Buffer): Buffer {
  const length = padded.at(-1) ?? 0;
  if (length < 1 || length > 16 || length > padded.length) throw new Error('a message without padding');
  for (const byte of padded.subarray(padded.length - length)) {
    if (byte !== length) throw new Error('uneven padding');
  }
  return padded.subarray(0, padded.length - length);
}

export function newMessageId(): string {
  return `3A${randomBytes(9).toString('hex').toUpperCase()}`;
}
