import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** Says whether `signature` (64 bytes) is `publicKey`'s (X25519, 32 or 33 bytes) over `message`. Never throws. */
export type VerifySignature = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

const prime = 2n ** 255n - 19n;
const ed25519Prefix = Buffer.from('302a300506032b6570032100', 'hex');

/** Keys whose agreement is the same for everybody (RFC 7748, section 6.1): a signature by them means nothing. */
const smallOrder = new Set([
  0n,
  1n,
  325606250916557431795983626356110631294008115727848805560023387167927233504n,
  39382357235489614581723060781553021112529911719440698176882885853963445705823n,
  prime - 1n,
]);

/**
 * XEdDSA, checked by way of Ed25519: the Montgomery point is turned into an Edwards point whose sign travels in
 * the last bit of the signature (signal.org/docs/specifications/xeddsa). It shares no code with Baileys or
 * libsignal on purpose: `Curve.verify` of Baileys 7.0.0-rc14 (lib/Utils/crypto.js:23) says yes to everything.
 */
export function createVerifySignature(rememberedKeys = 4096): VerifySignature {
  const keys = new Map<string, KeyObject>();

  const edwardsKey = (montgomery: Buffer, sign: number): KeyObject | null => {
    const name = `${sign}${montgomery.toString('latin1')}`;
    const known = keys.get(name);
    if (known) return known;
    const point = toEdwards(montgomery, sign);
    if (!point) return null;
    const key = createPublicKey({ key: Buffer.concat([ed25519Prefix, point]), format: 'der', type: 'spki' });
    if (keys.size >= rememberedKeys) keys.clear();
    keys.set(name, key);
    return key;
  };

  return (publicKey, message, signature) => {
    const montgomery = Buffer.from(
      publicKey.length === 33 && publicKey[0] === 5 ? publicKey.slice(1) : publicKey,
    );
    if (montgomery.length !== 32 || signature.length !== 64) return false;
    const plain = Buffer.from(signature);
    const last = plain.readUInt8(63);
    plain.writeUInt8(last & 0x7f, 63);
    try {
      const key = edwardsKey(montgomery, last & 0x80);
      return key !== null && verify(null, message, key, plain);
    } catch {
      return false;
    }
  };
}

/** y = (u - 1) / (u + 1), with the sign of x in the highest bit. */
function toEdwards(montgomery: Buffer, sign: number): Buffer | null {
  const u = readLittleEndian(montgomery) % prime;
  if (smallOrder.has(u)) return null;
  const y = ((u - 1n + prime) * power(u + 1n, prime - 2n)) % prime;
  const point = writeLittleEndian(y);
  point.writeUInt8(point.readUInt8(31) | sign, 31);
  return point;
}

function readLittleEndian(data: Buffer): bigint {
  const masked = Buffer.from(data);
  masked.writeUInt8(masked.readUInt8(31) & 0x7f, 31);
  return BigInt(`0x${masked.reverse().toString('hex')}`);
}

function writeLittleEndian(value: bigint): Buffer {
  return Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse();
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % prime;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % prime;
    square = (square * square) % prime;
  }
  return result;
}
