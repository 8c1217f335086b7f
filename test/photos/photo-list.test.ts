import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addPhoto, movePhoto, putBackPhoto, removePhoto } from '../../shared/photo-list.ts';
import type { Photo } from '../../shared/photos.ts';
import { aPhotoId } from '../builders.ts';

const photo = (name: string): Photo => ({ id: aPhotoId(name), width: 1_600, height: 1_200 });
const list = (names: string) => [...names].map(photo);

test.for([
  ['', 'a', 'a'],
  ['ab', 'c', 'abc'],
] as const)('to %j is added %j', ([before, name, after]) => {
  expect(addPhoto(list(before), photo(name), 3)).toEqual({ kind: 'added', photos: list(after) });
});

test('a photo that is there already is not there twice, and a full list says so', () => {
  expect(addPhoto(list('abc'), photo('b'), 3)).toEqual({ kind: 'already-there' });
  expect(addPhoto(list('abc'), photo('d'), 3)).toEqual({ kind: 'no-place' });
});

test.for([
  ['abcd', 'c', 0, 'cabd'],
  ['abcd', 'c', 1, 'acbd'],
  ['abcd', 'a', 1, 'bacd'],
  ['abcd', 'a', 3, 'bcda'],
  ['abcd', 'b', 1, 'abcd'],
  ['abcd', 'a', -1, 'abcd'],
  ['abcd', 'd', 9, 'abcd'],
  ['abcd', 'e', 0, 'abcd'],
] as const)('in %j, %j moved to place %i gives %j', ([before, name, to, after]) => {
  expect(movePhoto(list(before), aPhotoId(name), to)).toEqual(list(after));
});

test.for([
  ['acd', 'b', 1, 'abcd'],
  ['bcd', 'a', 0, 'abcd'],
  ['', 'a', 3, 'a'],
  ['abc', 'b', 0, 'abc'],
  ['wxyz', 'a', 0, 'wxyz'],
] as const)('to %j, %j is put back at place %i: %j', ([before, name, place, after]) => {
  expect(putBackPhoto(list(before), photo(name), place, 4)).toEqual(list(after));
});

test('moving loses and doubles nothing, and removing and putting back is as if nothing had been', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...'abcdef0123'), { minLength: 1, maxLength: 10 }),
      fc.nat(9),
      fc.integer({ min: -3, max: 13 }),
      (names, from, to) => {
        const photos = names.map(photo);
        const chosen = photos[from % photos.length];
        if (!chosen) return;
        const moved = movePhoto(photos, chosen.id, to);
        expect([...moved].sort(byId)).toEqual([...photos].sort(byId));
        expect(moved[Math.max(0, Math.min(to, photos.length - 1))]).toBe(chosen);
        const place = photos.indexOf(chosen);
        expect(putBackPhoto(removePhoto(photos, chosen.id), chosen, place, 10)).toEqual(photos);
      },
    ),
  );
});

function byId(a: Photo, b: Photo): number {
  return a.id < b.id ? -1 : 1;
}
