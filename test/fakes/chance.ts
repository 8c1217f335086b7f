import { seededRandom } from '../../main/practice/server/random.ts';
import type { Chance } from '../../main/system/chance.ts';

/** Chance that gives the same numbers for the same seed. */
export function createSeededChance(seed = 1): Chance {
  const next = seededRandom(seed);
  const bytes = (count: number) => Uint8Array.from({ length: count }, () => Math.floor(next() * 256));

  return {
    between: (min, max) => min + next() * (max - min),
    bytes,
    uuid() {
      const id = Buffer.from(bytes(16));
      id.writeUInt8((id.readUInt8(6) & 0x0f) | 0x40, 6);
      id.writeUInt8((id.readUInt8(8) & 0x3f) | 0x80, 8);
      return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    },
  };
}
