import type { PossiblyExtendedCacheStore } from '@whiskeysockets/baileys';
import NodeCache from 'node-cache';

/** `devices` notifications keep an entry true while it is there, so it may live for hours. */
const ttlSeconds = 6 * 60 * 60;

/**
 * Whose devices are which, kept over reconnects. A bare NodeCache would not do: Baileys writes
 * `mset([{ key, value }])` (7.0.0-rc14, lib/Socket/messages-send.js:248) where node-cache reads `{ key, val }`, so
 * nothing would ever be found and every send would ask for all devices again.
 */
export type DeviceCache = Required<PossiblyExtendedCacheStore>;

export function createDeviceCache(): DeviceCache {
  const cache = new NodeCache({ stdTTL: ttlSeconds, useClones: false });

  return {
    get: (key) => cache.get(key),
    set: (key, value) => cache.set(key, value),
    del: (key) => cache.del(key),
    flushAll: () => cache.flushAll(),
    mget: async (keys) => cache.mget(keys),
    mset: (entries) => cache.mset(entries.map(({ key, value }) => ({ key, val: value }))),
    mdel: (keys) => cache.del(keys),
    close: () => cache.close(),
  };
}
