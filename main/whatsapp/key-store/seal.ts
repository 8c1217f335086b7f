import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
} from 'node:crypto';

/** Seals rows under keys that come from one master key: without it neither names nor values can be read. */
export interface Seal {
  /** The row's id: tells nothing of the name, and is always the same for it. */
  nameRow(name: string): Buffer;
  /** A short mark that is the same for all rows of a type, so that they can be counted; it does not tell the type. */
  markType(type: string): Buffer;
  /** AES-256-GCM; the name is authenticated, so that a value cannot be moved to another row. */
  close(name: string, value: Uint8Array): Buffer;
  /** @throws Error when key, name or bytes are not the ones that it was closed with. */
  open(name: string, sealed: Uint8Array): Buffer;
  /** A keyed hash in hex (64 characters), for names that must not be found by trying. */
  hash(purpose: string, text: string): string;
}

const nonceBytes = 12;
const tagBytes = 16;

/** @param masterKey 32 bytes */
export function createSeal(masterKey: Uint8Array): Seal {
  if (masterKey.byteLength !== 32) throw new RangeError('The master key must be 32 bytes');
  const derive = (purpose: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, '', `promo-brothers/${purpose}/1`, 32)));
  const [valueKey, nameKey, hashKey] = [derive('values'), derive('names'), derive('hashes')];

  // A large send writes 2,000 rows of three types.
  const marks = new Map<string, Buffer>();
  const makeMark = (type: string) =>
    createHmac('sha256', hashKey).update(joinName('type of a row', type)).digest().subarray(0, 8);

  return {
    nameRow: (name) => createHmac('sha256', nameKey).update(name).digest(),
    markType(type) {
      const mark = marks.get(type) ?? makeMark(type);
      marks.set(type, mark);
      return mark;
    },
    close(name, value) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', valueKey, nonce);
      cipher.setAAD(Buffer.from(name));
      return Buffer.concat([nonce, cipher.update(value), cipher.final(), cipher.getAuthTag()]);
    },
    open(name, sealed) {
      const decipher = createDecipheriv('aes-256-gcm', valueKey, sealed.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(Buffer.from(name));
      decipher.setAuthTag(sealed.subarray(-tagBytes));
      return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
    },
    hash: (purpose, text) => createHmac('sha256', hashKey).update(joinName(purpose, text)).digest('hex'),
  };
}

/** One name for two words; the length in front keeps `('a', 'bc')` apart from `('ab', 'c')`. */
export function joinName(first: string, second: string): string {
  return `${first.length}:${first}:${second}`;
}

/** The first of the two words. */
export function readType(name: string): string {
  const start = name.indexOf(':') + 1;
  return name.slice(start, start + Number.parseInt(name, 10));
}
