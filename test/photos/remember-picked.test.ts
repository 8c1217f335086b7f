import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rememberPicked } from '../../main/photos/remember-picked.ts';
import { createSeededChance } from '../fakes/chance.ts';

test('the window learns a name and an id, main gets the path back, once', () => {
  const picked = rememberPicked(createSeededChance());
  const path = join('Users', 'ana', 'Pictures', 'IMG_2041.HEIC');
  const { id, name } = picked.remember(path);
  expect(name).toBe('IMG_2041.HEIC');
  expect(picked.take(id)).toBe(path);
  expect(picked.take(id)).toBeUndefined();
});

test('what was never asked for does not pile up: of a thousand the latest two hundred are known', () => {
  const picked = rememberPicked(createSeededChance());
  const ids = Array.from({ length: 1_000 }, (_, index) => picked.remember(`${index}.jpg`).id);
  const known = ids.map((id) => picked.take(id)).filter((path) => path !== undefined);
  expect(known).toEqual(Array.from({ length: 200 }, (_, index) => `${index + 800}.jpg`));
});
