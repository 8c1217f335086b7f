import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listBaselines, readBaselines, thisMachine } from '../../scripts/gallery/baselines.ts';
import { buildGallery } from '../../scripts/gallery/build-gallery.mjs';
import { comparePictures } from '../../scripts/gallery/compare-pictures.ts';
import { type OpenGallery, openGallery, type Picture } from '../../scripts/gallery/take-pictures.ts';
import { findFaults } from './find-faults.ts';

const different = join(import.meta.dirname, '../../gallery/different');
let gallery: OpenGallery;

beforeAll(async () => {
  await buildGallery();
  gallery = await openGallery();
});
afterAll(() => gallery?.close());

test('Every component looks as it did when somebody last looked at it.', async ({ skip }) => {
  const baselines = readBaselines();
  if (baselines.size === 0) {
    skip(
      `pictures are kept for ${listBaselines().join(', ')}; this is ${thisMachine}, and nothing is judged`,
    );
  }
  const pictures = await gallery.takePictures();
  expect(pictures.map(({ name }) => name).sort()).toEqual([...baselines.keys()].sort());
  const other = pictures
    .map((picture) => ({ picture, found: comparePictures(baselines.get(picture.name), picture.png) }))
    .filter(({ found }) => found.kind !== 'same');
  keepForLooking(other.map(({ picture }) => picture));
  const told = other.map(({ picture, found }) => `${picture.name}: ${JSON.stringify(found)}`);
  expect(told, 'look in gallery/different/; if it is meant, `npm run gallery -- --keep`').toEqual([]);
});

test('The gallery itself is free of faults that axe can find.', async () => {
  // Two messages on one page are the gallery's own doing; each screen shows one.
  const faults = await findFaults(gallery.page);
  expect(faults.filter((fault) => !fault.includes('landmark-unique'))).toEqual([]);
});

test('Whatever can be pressed is at least 24 pixels wide and high.', async () => {
  const small = await gallery.page.evaluate(() =>
    [...document.querySelectorAll('button, a, input, select, textarea, [role="button"]')]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(
        ({ element, box }) =>
          box.width > 0 && !(element instanceof HTMLInputElement && element.labels?.length),
      )
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(({ element, box }) => `${element.outerHTML.slice(0, 80)}: ${box.width} × ${box.height}`),
  );
  expect(small).toEqual([]);
});

test('What is ticked stands on another ground than what is not.', async () => {
  const rows = await gallery.page.evaluate(() =>
    [...document.querySelectorAll('li > label')].map((row) => ({
      isTicked: row.querySelector('input:checked') !== null,
      ground: getComputedStyle(row).backgroundColor,
    })),
  );
  const [ticked, others] = [true, false].map((isTicked) =>
    rows.filter((row) => row.isTicked === isTicked).map(({ ground }) => ground),
  ) as [string[], string[]];
  expect([ticked.length, others.length].every((count) => count > 1)).toBe(true);
  expect(ticked.filter((ground) => others.includes(ground))).toEqual([]);
});

test('Whatever has the focus has a ring around it that can be seen.', async () => {
  const { page } = gallery;
  const count = await page.locator('button:enabled, select:enabled, input:enabled').count();
  const without: string[] = [];
  for (let step = 0; step < count; step += 1) {
    await page.keyboard.press('Tab');
    const bare = await page.evaluate(() => {
      const at = document.activeElement;
      if (at === null || at === document.body) return null;
      const ring = getComputedStyle(at);
      const isSeen = ring.outlineStyle !== 'none' && Number.parseFloat(ring.outlineWidth) >= 2;
      return isSeen ? null : at.outerHTML.slice(0, 120);
    });
    if (bare !== null) without.push(bare);
  }
  expect(without).toEqual([]);
});

test('The letters are those of the font that comes with the app.', async () => {
  const loaded = await gallery.page.evaluate(() =>
    [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map(({ family }) => family.replaceAll('"', '')),
  );
  expect(loaded).toEqual(['Figtree']);
});

function keepForLooking(pictures: readonly Picture[]): void {
  mkdirSync(different, { recursive: true });
  for (const { name, png } of pictures) writeFileSync(join(different, `${name}.png`), png);
}
