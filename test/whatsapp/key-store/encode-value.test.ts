import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeValue, encodeValue } from '../../../main/whatsapp/key-store/encode-value.ts';

const oddKey = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toJSON',
    '$bytes',
    '$',
    'type',
    'data',
    '0',
    '1',
    '123@lid',
    '5511@s.whatsapp.net',
  ),
);

const bytes = fc.uint8Array({ maxLength: 40 });

const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.bigInt(),
    fc.date(),
    bytes,
    bytes.map((each) => Buffer.from(each)),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.array(fc.tuple(oddKey, tie('value')), { maxLength: 5 }).map((pairs) => Object.fromEntries(pairs)),
  ),
}));

/** What Baileys may expect back: every Uint8Array as Buffer, and no keys without a value. */
function asReturned(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (Array.isArray(value)) return value.map(asReturned);
  if (Object.prototype.toString.call(value) !== '[object Object]') return value;
  const entries = Object.entries(value as object).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([key, inner]) => [key, asReturned(inner)]));
}

test('every value comes back equal, with its bytes as Buffer', () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      deepStrictEqual(asReturned(decodeValue(encodeValue(value))), asReturned(value));
    }),
    { numRuns: 2_000 },
  );
});

test('a session stays an object and a map of devices keeps its flags and numbers', () => {
  for (const value of [
    { version: 'v1', _sessions: { abc: { registrationId: 7, _chains: {} } } },
    { '123@lid': true, '456:2@lid': true },
    { '0': 1, '1': 2, '2': 3 },
    { type: 'Buffer', data: 'aGk=' },
    ['0', '12'],
  ]) {
    deepStrictEqual(decodeValue(encodeValue(value)), value);
  }
});

test('bytes come back as Buffer at every depth, because libsignal accepts nothing else', () => {
  const keys = decodeValue(
    encodeValue({ public: new Uint8Array([1, 2]), nested: [{ private: Buffer.of(3) }] }),
  );
  expect(keys).toEqual({ public: Buffer.of(1, 2), nested: [{ private: Buffer.of(3) }] });
  expect((keys as { public: unknown }).public).toBeInstanceOf(Buffer);
  expect(decodeValue(encodeValue(new Uint8Array([9])))).toBeInstanceOf(Buffer);
});

test('a message with a toJSON of its own keeps its bytes', () => {
  class Message {
    readonly key = Buffer.of(1, 2, 3);
    toJSON(): unknown {
      return { key: 'AQID' };
    }
  }
  expect(decodeValue(encodeValue({ deep: new Message() }))).toEqual({ deep: { key: Buffer.of(1, 2, 3) } });
});

test('bytes that encodeValue never made are refused', () => {
  expect(() => decodeValue(Buffer.of(9, 1, 2))).toThrow();
  expect(() => decodeValue(Buffer.of(1, 0x7b))).toThrow();
});
