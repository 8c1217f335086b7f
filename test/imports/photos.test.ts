import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AppError, type FailureCode } from '../../shared/failure.ts';
import type { PhotoId } from '../../shared/photos.ts';
import { aPhotoId, makeFolder, openTestShop } from '../builders.ts';
import { csv, openImports } from './open-imports.ts';

/** Takes in files that say what becomes of them: a digit is a photo, anything else the code of a failure. */
function openWithPhotos(
  files: Readonly<Record<string, string>>,
  onTake: (folder: string) => void = () => {},
) {
  const folder = makeFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  mkdirSync(join(folder, 'pasta.jpg'));
  const shop = openTestShop();
  const keep = shop.db.prepare(
    'INSERT OR IGNORE INTO photos (id, width, height, added_at) VALUES (?, 10, 10, 0)',
  );
  const opened = openImports({
    shop,
    folder: () => folder,
    async takeInPhoto(bytes): Promise<{ readonly id: PhotoId }> {
      onTake(folder);
      const content = Buffer.from(bytes).toString();
      if (!/^\d$/.test(content)) throw new AppError(content as FailureCode);
      keep.run(aPhotoId(content));
      return { id: aPhotoId(content) };
    },
  });
  const photos = () =>
    Object.fromEntries(opened.products().map(({ name, photos: own }) => [name, own.map(({ id }) => id[0])]));
  const notes = async () =>
    (await opened.rows('noted')).rows.map(({ number, result }) => [
      number,
      ...(result.kind === 'refused' ? [] : result.notes.map(({ code }) => code)),
    ]);
  return { ...opened, folder, photos, notes };
}

test('photos are found in the folder by their names, whatever their capitals, accents and endings', async () => {
  const { open, handlers, now, start, photos, told } = openWithPhotos({
    'Mel.JPG': '1',
    'pão.png': '2',
    'pote.webp': '3',
  });
  await open(csv(['Nome', 'Fotos'], ['Mel', 'mel.jpg|POTE'], ['Pão', 'pao.png'], ['Sal', '']));
  expect(now()).toMatchObject({ photoFolder: null, counts: { add: 3, noted: 2 } });
  expect(await handlers['imports.choosePhotoFolder']({})).toBe(true);
  expect(now()).toMatchObject({ photoFolder: { photoCount: 3 }, counts: { noted: 0 } });
  await start();
  expect(photos()).toEqual({ Mel: ['1', '3'], Pão: ['2'], Sal: [] });
  expect(
    told.some((shown) => shown?.kind === 'running' && shown.step === 'photos' && shown.wholeCount === 3),
  ).toBe(true);
});

test('a photo that cannot be had is told beside its row, and the row goes in without it', async () => {
  const { open, handlers, start, photos, notes } = openWithPhotos({
    'bom.jpg': '1',
    'ruim.jpg': 'photo-unreadable',
    'grande.jpg': 'photo-too-large',
  });
  await open(
    csv(
      ['Nome', 'Foto'],
      ['Mel', 'bom.jpg|ruim.jpg'],
      ['Pão', 'falta.jpg'],
      ['Sal', 'grande.jpg'],
      ['Chá', 'pasta.jpg'],
    ),
  );
  await handlers['imports.choosePhotoFolder']({});
  expect(await notes()).toEqual([
    [3, 'photo-missing'],
    [5, 'photo-missing'],
  ]);
  await start();
  expect(photos()).toEqual({ Mel: ['1'], Pão: [], Sal: [], Chá: [] });
  expect(await notes()).toEqual([
    [2, 'photo-unreadable'],
    [3, 'photo-missing'],
    [4, 'photo-too-large'],
    [5, 'photo-missing'],
  ]);
});

test('a photo file that vanished after the folder was chosen is told, and nothing else is lost', async () => {
  const { open, handlers, start, photos, notes } = openWithPhotos({ 'a.jpg': '1', 'b.jpg': '2' }, (folder) =>
    rmSync(join(folder, 'b.jpg'), { force: true }),
  );
  await open(csv(['Nome', 'Foto'], ['Mel', 'a.jpg'], ['Pão', 'b.jpg']));
  await handlers['imports.choosePhotoFolder']({});
  await start();
  expect(photos()).toEqual({ Mel: ['1'], Pão: [] });
  expect(await notes()).toEqual([[3, 'photo-missing']]);
});

test('new photos take the place of the old ones, and a row without photos keeps them', async () => {
  const { open, handlers, start, photos } = openWithPhotos({ 'a.jpg': '1', 'b.jpg': '2', 'c.jpg': '3' });
  await open(csv(['Nome', 'Foto'], ['Mel', 'a.jpg|b.jpg'], ['Pão', 'b.jpg']));
  await handlers['imports.choosePhotoFolder']({});
  await start();
  await open(
    csv(
      ['Nome', 'Foto', 'Preço'],
      ['Mel', 'c.jpg', '1,00'],
      ['Pão', '', '2,00'],
      ['Sal', 'falta.jpg', '3,00'],
    ),
  );
  await handlers['imports.choosePhotoFolder']({});
  await start();
  expect(photos()).toEqual({ Mel: ['3'], Pão: ['2'], Sal: [] });
  const [newest] = await handlers['imports.past']({});
  if (newest) await handlers['imports.undo']({ id: newest.id });
  expect(photos()).toEqual({ Mel: ['1', '2'], Pão: ['2'] });
});

test('one file that many rows name is taken in once', async () => {
  let count = 0;
  const { open, handlers, start, photos } = openWithPhotos({ 'a.jpg': '1' }, () => {
    count += 1;
  });
  await open(csv(['Nome', 'Foto'], ['Mel', 'a.jpg'], ['Pão', 'A.JPG|a']));
  await handlers['imports.choosePhotoFolder']({});
  await start();
  expect(photos()).toEqual({ Mel: ['1'], Pão: ['1'] });
  expect(count).toBe(1);
});

test('a full disk while photos are taken in ends the import, and nothing has changed', async () => {
  const { open, handlers, start, products, now } = openWithPhotos({ 'a.jpg': 'data-folder-full' });
  await open(csv(['Nome', 'Foto'], ['Mel', 'a.jpg']));
  await handlers['imports.choosePhotoFolder']({});
  await expect(start()).rejects.toMatchObject({ code: 'data-folder-full' });
  expect(products()).toEqual([]);
  expect(now()).toMatchObject({ kind: 'open' });
});
