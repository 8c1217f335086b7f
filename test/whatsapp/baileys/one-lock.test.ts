import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SignalDataTypeMap, SignalKeyStoreWithTransaction } from '@whiskeysockets/baileys';
import * as baileys from '@whiskeysockets/baileys';
import { expect, test } from 'vitest';
import { captureConsole } from '../../../main/system/capture-console.ts';
import { createBaileysLog } from '../../../main/whatsapp/baileys/baileys-log.ts';
import { withOneLock } from '../../../main/whatsapp/baileys/healing/one-lock.ts';
import { silentLog } from '../../fakes/log.ts';

const log = createBaileysLog(silentLog);
const us = '1@lid';
const them = '2@lid';

type Lock = (keys: SignalKeyStoreWithTransaction) => SignalKeyStoreWithTransaction;

/** Baileys' own Signal over rows in memory, whose commits can be held up. */
function createParty(lock: Lock) {
  const rows = new Map<string, unknown>();
  let beforeCommit = async (): Promise<void> => undefined;
  const store = {
    async get<Type extends keyof SignalDataTypeMap>(type: Type, ids: string[]) {
      const found = ids.flatMap((id) => {
        const value = rows.get(`${type} ${id}`);
        return value === undefined ? [] : [[id, structuredClone(value)]];
      });
      return restoreBuffers(Object.fromEntries(found)) as { [id: string]: SignalDataTypeMap[Type] };
    },
    async set(changes: object) {
      const wait = beforeCommit;
      beforeCommit = async () => undefined;
      await wait();
      for (const [type, values] of Object.entries(changes)) {
        for (const [id, value] of Object.entries(values as object))
          rows.set(`${type} ${id}`, structuredClone(value));
      }
    },
  };
  const creds = baileys.initAuthCreds();
  const keys = baileys.addTransactionCapability(store, log, { maxCommitRetries: 1, delayBetweenTriesMs: 1 });
  const { makeSignalRepository } = baileys.DEFAULT_CONNECTION_CONFIG;
  return {
    creds,
    keys,
    repository: makeSignalRepository({ creds, keys: lock(keys) }, log),
    holdNextCommit(until: () => Promise<void>) {
      beforeCommit = until;
    },
  };
}

/** A structured clone gives Uint8Array where libsignal asks for Buffer. */
function restoreBuffers(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, restoreBuffers(inner)]));
}

/** A message of theirs is decrypted while one of ours to them leaves; then both write once more. */
async function writeAtOnce(lock: Lock): Promise<string> {
  const [our, their] = [createParty(lock), createParty((keys) => keys)];
  const { creds } = their;
  await our.repository.injectE2ESession({
    jid: them,
    session: {
      registrationId: creds.registrationId,
      identityKey: baileys.generateSignalPubKey(creds.signedIdentityKey.public),
      signedPreKey: {
        keyId: creds.signedPreKey.keyId,
        publicKey: baileys.generateSignalPubKey(creds.signedPreKey.keyPair.public),
        signature: creds.signedPreKey.signature,
      },
      preKey: undefined as never,
    },
  });
  const write = (from: typeof our, to: string, text: string) =>
    from.repository.encryptMessage({ jid: to, data: Buffer.from(text) });
  const read = async (by: typeof our, from: string, message: Awaited<ReturnType<typeof write>>) =>
    Buffer.from(await by.repository.decryptMessage({ jid: from, ...message })).toString();
  await read(their, us, await write(our, them, 'first'));
  await read(our, them, await write(their, us, 'answer'));

  const incoming = await write(their, us, 'meanwhile');
  let hasLeft = false;
  our.holdNextCommit(async () => {
    for (let turn = 0; turn < 50 && !hasLeft; turn += 1) await nextTurn();
  });
  const reading = read(our, them, incoming);
  await nextTurn();
  const leaving = our.keys
    .transaction(() => write(our, them, 'second'), us)
    .then((message) => {
      hasLeft = true;
      return message;
    });
  expect(await reading).toBe('meanwhile');
  expect(await read(their, us, await leaving)).toBe('second');
  return read(their, us, await write(our, them, 'third'));
}

test('what is written while something is read goes on with the next step of the ratchet', async () => {
  const giveConsoleBack = captureConsole(silentLog);
  expect(await writeAtOnce((keys) => withOneLock(keys, () => us))).toBe('third');
  giveConsoleBack();
});

test('with the locks that Baileys has of its own, the reader takes the step of the writer back', async () => {
  const giveConsoleBack = captureConsole(silentLog);
  await expect(writeAtOnce((keys) => keys)).rejects.toThrow();
  giveConsoleBack();
});

test('what a send may itself wait for keeps a lock of its own', async () => {
  const labels: string[] = [];
  const keys = { transaction: async (_: unknown, label: string) => void labels.push(label) } as never;
  const locked = withOneLock(keys, () => us);
  for (const label of [them, 'g@g.us', 'migrate-2-sessions-1', 'lid-mapping', 'delete-1-sessions']) {
    await locked.transaction(async () => undefined, label);
  }
  expect(labels).toEqual([us, us, us, 'lid-mapping', 'delete-1-sessions']);
  await withOneLock(keys, () => undefined).transaction(async () => undefined, them);
  expect(labels.at(-1)).toBe(them);
});
