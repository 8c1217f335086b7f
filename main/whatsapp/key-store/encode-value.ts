import { deserialize, serialize } from 'node:v8';

/**
 * Turns a value into bytes that `decodeValue` turns back into an equal one, with every Uint8Array as Buffer,
 * because libsignal accepts nothing else (libsignal 6.0.0, src/curve.js:21).
 *
 * Baileys' own BufferJSON is not used: its reviver takes every object with numeric keys and values for a Buffer
 * (Baileys 7.0.0-rc14, lib/Utils/generics.js:8-32). Nor v8's format alone: it is six times slower for sessions.
 */
export function encodeValue(value: unknown): Buffer {
  if (value instanceof Uint8Array) return Buffer.concat([Buffer.of(format.bytes), value]);
  const traits = { hasBytes: false, isExotic: false };
  const packed = pack(value, traits);
  if (traits.isExotic) return Buffer.concat([Buffer.of(format.v8), serialize(value)]);
  const kind = traits.hasBytes ? format.jsonWithBytes : format.json;
  return Buffer.concat([Buffer.of(kind), Buffer.from(JSON.stringify(packed))]);
}

/** @throws Error when the bytes are not from `encodeValue`. */
export function decodeValue(encoded: Uint8Array): unknown {
  const body = Buffer.from(encoded.buffer, encoded.byteOffset + 1, encoded.byteLength - 1);
  switch (encoded[0]) {
    case format.bytes:
      return Buffer.from(body);
    case format.json:
      return JSON.parse(body.toString());
    case format.jsonWithBytes:
      return JSON.parse(body.toString(), unpack);
    case format.v8:
      return toBuffers(deserialize(Buffer.from(body)));
    default:
      throw new Error('Unknown format of a stored value');
  }
}

const format = { bytes: 0, json: 1, jsonWithBytes: 2, v8: 3 } as const;

const bytesTag = '$bytes';

/** Finds out what JSON cannot carry. Most values are plain, and those come back untouched and uncopied. */
function pack(value: unknown, traits: { hasBytes: boolean; isExotic: boolean }): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value) || Object.is(value, -0)) traits.isExotic = true;
    return value;
  }
  if (value instanceof Uint8Array) {
    traits.hasBytes = true;
    return { [bytesTag]: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') };
  }
  if (Array.isArray(value)) return packArray(value, traits);
  if (Object.prototype.toString.call(value) === '[object Object]') return packObject(value as object, traits);
  traits.isExotic = true;
  return value;
}

function packArray(items: readonly unknown[], traits: { hasBytes: boolean; isExotic: boolean }): unknown {
  const packed = Array.from(items, (item) => pack(item, traits));
  return packed.every((item, index) => item === items[index]) ? items : packed;
}

/** Protobuf messages lose their class, as they do in Baileys' own store, but not their bytes to `toJSON`. */
function packObject(value: object, traits: { hasBytes: boolean; isExotic: boolean }): object {
  let copy: [string, unknown][] | undefined;
  const entries = Object.entries(value);
  for (const [index, [key, inner]] of entries.entries()) {
    if (key === bytesTag) traits.isExotic = true;
    const packed = inner === undefined ? undefined : pack(inner, traits);
    if (packed !== inner && copy === undefined) copy = entries.slice(0, index);
    copy?.push([key, packed]);
  }
  const isPlain = !('toJSON' in value);
  return copy === undefined && isPlain ? value : Object.fromEntries(copy ?? entries);
}

function unpack(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !(bytesTag in value)) return value;
  return Buffer.from(String(value[bytesTag]), 'base64');
}

function toBuffers(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (Array.isArray(value)) return value.map(toBuffers);
  if (Object.prototype.toString.call(value) !== '[object Object]') return value;
  return Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, toBuffers(inner)]));
}
