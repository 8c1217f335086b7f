import { expect, test } from 'vitest';
import { trimOwnKeys } from '../../../main/whatsapp/baileys/trim-own-keys.ts';

const asBaileysWrites = (states: readonly object[]) => Buffer.from(JSON.stringify(states));

const state = (privateKey: Buffer, skippedCount: number) => ({
  senderKeyId: 7,
  senderChainKey: { iteration: 2 * skippedCount, seed: Buffer.alloc(32, 1) },
  senderSigningKey: { public: Buffer.alloc(33, 5), private: privateKey },
  senderMessageKeys: Array.from({ length: skippedCount }, (_, index) => ({
    iteration: 2 * index,
    seed: Buffer.alloc(32, index),
  })),
});

const own = Buffer.alloc(32, 9);
const nobodys = Buffer.alloc(0);

test('the skipped keys of our own key go, and all else of it stays', () => {
  const changes = { 'sender-key': { 'g::me_1::2': asBaileysWrites([state(own, 300)]) }, session: { a: 1 } };
  const trimmed = trimOwnKeys(changes);
  const written = trimmed['sender-key']?.['g::me_1::2'] as Buffer;
  expect(JSON.parse(String(written))).toEqual(
    JSON.parse(JSON.stringify([{ ...state(own, 300), senderMessageKeys: [] }])),
  );
  expect(written.length).toBeLessThan(1_000);
  expect(trimmed.session).toBe(changes.session);
});

test('a member’s key keeps its skipped keys: a message that comes late is read with them', () => {
  const record = asBaileysWrites([state(nobodys, 3), state(nobodys, 2)]);
  expect(trimOwnKeys({ 'sender-key': { 'g::ana_1::0': record } })['sender-key']?.['g::ana_1::0']).toBe(
    record,
  );
});

test.each([
  ['a deletion', null],
  ['a key that was never used', asBaileysWrites([state(own, 0)])],
  ['nothing of a key', asBaileysWrites([])],
  ['something that Baileys did not write', Buffer.from('{')],
])('%s is left as it is', (_, value) => {
  expect(trimOwnKeys({ 'sender-key': { name: value } })['sender-key']?.name).toBe(value);
});

test('changes without keys of groups are handed on untouched', () => {
  const changes = { session: { a: 1 } };
  expect(trimOwnKeys(changes)).toBe(changes);
});
