import { expect, test } from 'vitest';
import { createRatchetJournal } from '../../../main/whatsapp/baileys/ratchet-journal.ts';
import type { KeyStore } from '../../../main/whatsapp/key-store/key-store.ts';

const step = (name: string) => ({ session: { [name]: {} } });

/** The one row that the journal has. */
function openRow() {
  let row: unknown;
  const keys = {
    read: () => (row === undefined ? {} : { all: row }),
    async write(changes: Record<string, Record<string, unknown>>) {
      const change = changes['stepped-sessions'];
      if (change !== undefined) row = change.all ?? undefined;
    },
  } as unknown as KeyStore;
  return { keys, read: () => row };
}

test('what may leave is written down before, and goes in the write of its step', async () => {
  const { keys, read } = openRow();
  const journal = createRatchetJournal(keys);
  journal.note('1@lid');
  await journal.keep();
  expect(read()).toEqual(['1@lid']);
  await keys.write(journal.withEnd(step('1_1.0')));
  expect(read()).toBeUndefined();
});

test('a write with fewer steps than were taken ends nothing', async () => {
  const { keys, read } = openRow();
  const journal = createRatchetJournal(keys);
  for (const address of ['1@lid', '2@lid']) journal.note(address);
  await journal.keep();
  await keys.write(journal.withEnd(step('1_1.0')));
  expect(read()).toEqual(['1@lid', '2@lid']);
});

test('what a crash took back stays written down when something else is sent first', async () => {
  const { keys, read } = openRow();
  const before = createRatchetJournal(keys);
  for (const address of ['1@lid', '2@lid']) before.note(address);
  await before.keep();
  const after = createRatchetJournal(keys);
  after.note('3@lid');
  await after.keep();
  await keys.write(after.withEnd(step('3_1.0')));
  expect(read()).toEqual(['1@lid', '2@lid']);
});
