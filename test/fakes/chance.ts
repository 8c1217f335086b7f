import type { Chance } from '../../main/system/chance.ts';

/** Chance that gives the same numbers for the same seed (mulberry32). */
export function createSeededChance(seed = 1): Chance {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

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
