import { randomBytes, randomUUID } from 'node:crypto';

/** Chance, from outside: the computer's own in the app, a seeded one in tests. */
export interface Chance {
  /** A number from `min` up to, not including, `max`. */
  between(min: number, max: number): number;
  bytes(count: number): Uint8Array;
  uuid(): string;
}

export const systemChance: Chance = {
  between: (min, max) => min + (randomBytes(6).readUIntBE(0, 6) / 2 ** 48) * (max - min),
  bytes: (count) => randomBytes(count),
  uuid: () => randomUUID(),
};
