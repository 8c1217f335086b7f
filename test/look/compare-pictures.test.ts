import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { comparePictures, tolerance } from '../../scripts/gallery/compare-pictures.ts';

const width = 100;
const height = 50;

/** A grey picture in which so many pixels are brighter by so much. */
function draw(brighter = 0, by = 0, size = { width, height }): Buffer {
  const picture = new PNG(size);
  picture.data.fill(100);
  for (let pixel = 0; pixel < brighter; pixel += 1) picture.data[pixel * 4] = 100 + by;
  return PNG.sync.write(picture);
}

const allowed = width * height * tolerance.share;

test('A picture is the same as itself.', () => {
  expect(comparePictures(draw(), draw())).toEqual({ kind: 'same' });
});

test('Many pixels that differ by less than anybody sees are no other look.', () => {
  expect(comparePictures(draw(), draw(2_000, tolerance.channel))).toEqual({ kind: 'same' });
});

test('A few pixels may differ by more, one too many is another look.', () => {
  expect(comparePictures(draw(), draw(allowed, 80))).toEqual({ kind: 'same' });
  expect(comparePictures(draw(), draw(allowed + 1, 80))).toEqual({
    kind: 'other-look',
    share: (allowed + 1) / (width * height),
  });
});

test('A picture of another size is told as such, and one without a baseline as new.', () => {
  const found = comparePictures(draw(), draw(0, 0, { width, height: 51 }));
  expect(found).toEqual({ kind: 'other-size', expected: '100 × 50', found: '100 × 51' });
  expect(comparePictures(undefined, draw())).toEqual({ kind: 'new' });
});
