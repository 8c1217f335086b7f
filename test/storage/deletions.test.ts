import { expect, test } from 'vitest';
import { createDeletions } from '../../main/storage/deletions.ts';
import { openTestShop } from '../builders.ts';

function openSets(...ids: readonly string[]) {
  const shop = openTestShop();
  for (const id of ids) shop.db.exec(`INSERT INTO group_sets VALUES ('${id}', '${id}', 'teal', 0, NULL)`);
  const rows = () => shop.db.prepare('SELECT id, deleted_at AS at FROM group_sets ORDER BY id').all();
  return { rows, ...createDeletions(shop, 'group_sets') };
}

test('A deletion is marked with its moment, and can be taken back.', () => {
  const sets = openSets('a', 'b');
  expect(sets.delete('a', 7)).toBe(true);
  expect(sets.rows()).toMatchObject([
    { id: 'a', at: 7 },
    { id: 'b', at: null },
  ]);
  expect(sets.restore('a')).toBe(true);
  expect(sets.rows()).toMatchObject([
    { id: 'a', at: null },
    { id: 'b', at: null },
  ]);
});

test('What is deleted already, or was never there, is not deleted; what is not deleted is not brought back.', () => {
  const sets = openSets('a');
  sets.delete('a', 7);
  expect([sets.delete('a', 8), sets.delete('b', 8)]).toEqual([false, false]);
  expect(sets.rows()).toMatchObject([{ id: 'a', at: 7 }]);
  sets.restore('a');
  expect([sets.restore('a'), sets.restore('b')]).toEqual([false, false]);
});

test('Only what is deleted is forgotten, and then nothing brings it back.', () => {
  const sets = openSets('a', 'b');
  sets.delete('a', 7);
  sets.forgetDeleted();
  expect(sets.restore('a')).toBe(false);
  expect(sets.rows()).toMatchObject([{ id: 'b', at: null }]);
});
