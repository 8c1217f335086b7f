import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { readTile, writeHeif } from '../photos/heif-file.ts';
import { quarters } from '../photos/quarters.ts';
import { type DroppedFile, dropFiles } from './drop-files.ts';
import { findFaults } from './find-faults.ts';
import { openLinkedShop, openUntilFinished } from './linked-shop.ts';
import type { OpenApp } from './open-app.ts';

const sampleFolder = join(import.meta.dirname, '../../assets/sample-shop');
const sample = (name: string) => readFileSync(join(sampleFolder, `${name}.jpg`));

/** Of the same size and all different, so that an order can be told. */
const tile = readTile(quarters.heic, 64);
const turned = (turns: 0 | 1 | 2 | 3, columns = 1): DroppedFile => ({
  name: `IMG_20${columns}${turns}.HEIC`,
  type: 'image/heic',
  bytes: writeHeif({ tile, turns, columns }),
});
const text: DroppedFile = { name: 'tabela.jpg', type: 'image/jpeg', bytes: Buffer.from('queijo 42,90') };
const broken: DroppedFile = {
  name: 'IMG_cut.HEIC',
  type: 'image/heic',
  bytes: quarters.heic.subarray(0, quarters.heic.length - 20),
};

interface Field {
  readonly page: Page;
  /** The ids of the photos in the field, in their order. */
  ids(): Promise<readonly string[]>;
  /** Waits until so many are there. */
  has(count: number): Promise<readonly string[]>;
  drop(...files: readonly DroppedFile[]): Promise<void>;
  press(...keys: readonly string[]): Promise<void>;
  /** What has the focus is called so. */
  focusIsOn(name: string): Promise<void>;
}

function fieldOf(page: Page): Field {
  const ids = () =>
    page
      .locator('[data-photo]')
      .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-photo') ?? ''));
  return {
    page,
    ids,
    async has(count) {
      await expect.poll(async () => (await ids()).length, { timeout: 20_000 }).toBe(count);
      return ids();
    },
    drop: (...files) => dropFiles(page, 'Fotos', files),
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    async focusIsOn(name) {
      const button = page.getByRole('button', { name, exact: true });
      await expect.poll(() => button.and(page.locator(':focus')).count()).toBe(1);
    },
  };
}

async function openForm({ page }: OpenApp): Promise<Field> {
  await page.getByRole('navigation').getByRole('button', { name: 'Produtos' }).click();
  await page.getByRole('button', { name: 'Novo produto' }).first().click();
  await page.getByRole('dialog', { name: 'Novo produto' }).waitFor();
  return fieldOf(page);
}

async function openNewForm(): Promise<Field & { readonly app: OpenApp }> {
  const app = await openUntilFinished({ args: ['--practice'] });
  return { app, ...(await openForm(app)) };
}

test('Several photos are dropped at once: those that can be read stay, in order, each other says why not.', async () => {
  const field = await openNewForm();
  const { page } = field;
  await field.drop(turned(0), text, broken, turned(1), turned(2), turned(1));
  const [first, second, third] = await field.has(3);
  expect(new Set([first, second, third]).size).toBe(3);

  const notes = page.getByRole('group', { name: 'Fotos' }).getByRole('alert');
  await expect.poll(() => notes.count()).toBe(3);
  await expect.poll(() => notes.nth(0).innerText()).toContain('tabela.jpg: Não conseguimos abrir esta foto');
  await expect
    .poll(() => notes.nth(1).innerText())
    .toContain('IMG_cut.HEIC: Não conseguimos abrir esta foto de iPhone (HEIC)');
  await expect.poll(() => notes.nth(1).innerText()).toContain('Mais Compatível');
  await expect.poll(() => notes.nth(2).innerText()).toContain('IMG_2011.HEIC: Esta foto já está aqui');
  expect(await findFaults(page)).toEqual([]);

  await page.getByRole('button', { name: 'Fechar o aviso: tabela.jpg' }).click();
  await expect.poll(() => notes.count()).toBe(2);
  expect(await field.ids()).toEqual([first, second, third]);
});

test('There is room for ten photos, those that are left out are counted, and the form begins at a name in sight.', async () => {
  const field = await openNewForm();
  const many = [1, 2, 3].flatMap((columns) => ([0, 1, 2, 3] as const).map((turns) => turned(turns, columns)));
  await field.drop(...many);
  const ten = await field.has(10);
  expect(new Set(ten).size).toBe(10);
  await field.page.getByText('2 fotos ficaram de fora: cabem até 10.').waitFor();
  await expect.poll(() => field.page.getByRole('button', { name: 'Mais fotos…' }).isDisabled()).toBe(true);
  expect(await findFaults(field.page)).toEqual([]);

  const { page, app } = field;
  const name = page.getByRole('textbox', { name: 'Nome' });
  await name.fill('Tábua de frios');
  await page.getByRole('button', { name: 'Salvar produto' }).click();
  await page.getByRole('article', { name: 'Tábua de frios', exact: true }).waitFor();
  await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600),
  );
  await page.getByRole('button', { name: 'Editar: Tábua de frios', exact: true }).click();
  await expect.poll(() => name.and(page.locator(':focus')).evaluate(isUncovered)).toBe(true);
});

test('Photos are put in order, looked at, removed and brought back by the keyboard alone; the focus goes along.', async () => {
  const field = await openNewForm();
  const { page } = field;
  await field.drop(turned(0), turned(1), turned(2));
  const [a, b, c] = await field.has(3);

  await page.getByRole('button', { name: 'Mover para a direita: foto 1', exact: true }).focus();
  await field.press('Enter');
  expect(await field.ids()).toEqual([b, a, c]);
  await field.focusIsOn('Mover para a direita: foto 2');
  await page.getByText('Agora é a foto 2 de 3.').waitFor({ state: 'attached' });
  await field.press('Enter');
  expect(await field.ids()).toEqual([b, c, a]);
  // At the end there is no "right" any more, and the focus stays with the photo.
  await field.focusIsOn('Ver a foto 3 de 3');
  await field.press('Tab');
  await field.focusIsOn('Mover para a esquerda: foto 3');
  await field.press('Space');
  expect(await field.ids()).toEqual([b, a, c]);
  await field.press('Tab', 'Tab');
  await field.focusIsOn('Usar como capa: foto 2');
  await field.press('Enter');
  expect(await field.ids()).toEqual([a, b, c]);
  await field.focusIsOn('Ver a foto 1 de 3');

  await field.press('Enter');
  await page.getByRole('dialog', { name: 'Foto 1 de 3' }).waitFor();
  expect(await page.getByRole('img', { name: 'Foto 1 de 3' }).evaluate(isLoaded)).toBe(true);
  expect(await findFaults(page)).toEqual([]);
  await field.press('Escape');
  await page.getByRole('dialog', { name: 'Foto 1 de 3' }).waitFor({ state: 'detached' });
  await expect.poll(() => page.getByRole('dialog', { name: 'Novo produto' }).isVisible()).toBe(true);
  await expect.poll(() => page.getByRole('dialog').count()).toBe(1);
  await field.focusIsOn('Ver a foto 1 de 3');

  await page.getByRole('button', { name: 'Tirar a foto 2', exact: true }).focus();
  await field.press('Enter');
  expect(await field.ids()).toEqual([a, c]);
  await field.focusIsOn('Desfazer');
  expect(await findFaults(page)).toEqual([]);
  await field.press('Enter');
  expect(await field.ids()).toEqual([a, b, c]);
  await field.focusIsOn('Ver a foto 2 de 3');
});

test('A photo is dragged to another place; what is dragged is not taken for a new photo.', async () => {
  const field = await openNewForm();
  const { page } = field;
  await field.drop(turned(0), turned(1), turned(2));
  const [a, b, c] = await field.has(3);
  const photo = (place: number) =>
    page.getByRole('button', { name: `Ver a foto ${place} de 3`, exact: true });
  await photo(3).dragTo(photo(1));
  await expect.poll(field.ids).toEqual([c, a, b]);
  await photo(1).dragTo(photo(2));
  await expect.poll(field.ids).toEqual([a, c, b]);
  await photo(1).dragTo(page.getByRole('textbox', { name: 'Nome' }));
  expect(await field.ids()).toEqual([a, c, b]);
  await expect.poll(() => page.getByRole('textbox', { name: 'Nome' }).inputValue()).toBe('');
});

test('A picture that was copied is pasted with Ctrl+V; the words of a table that is pasted stay words.', async () => {
  const app = await openUntilFinished({ args: ['--practice'] });
  const { page } = app;
  await page.getByRole('navigation').getByRole('button', { name: 'Produtos' }).click();
  const place = await page.getByRole('article').first().getByRole('img').boundingBox();
  if (!place) throw new Error('the first product has a photo');
  // In the middle: the mark to choose the product stands in the corner.
  const at = { x: Math.round(place.x + place.width / 2), y: Math.round(place.y + place.height / 2) };
  await app.electron.evaluate(
    ({ BrowserWindow }, { x, y }) => BrowserWindow.getAllWindows()[0]?.webContents.copyImageAt(x, y),
    at,
  );
  const field = await openForm(app);
  await expect
    .poll(async () => {
      await page.keyboard.press(process.platform === 'darwin' ? 'Meta+v' : 'Control+v');
      return (await field.ids()).length;
    })
    .toBe(1);

  // As Excel copies cells: words, and a picture of them.
  const name = page.getByRole('textbox', { name: 'Nome' });
  const wasTaken = await name.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'Queijo da serra');
    clipboardData.items.add(new File(['picture'], 'image.png', { type: 'image/png' }));
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    return !element.dispatchEvent(paste);
  });
  expect(wasTaken).toBe(false);
  expect((await field.ids()).length).toBe(1);
});

test('Files are chosen in the dialog; one that vanished and one of 200 MB are told by name, the others are there.', async () => {
  const { app, page, ...field } = await openNewForm();
  const folder = mkdtempSync(join(tmpdir(), 'promo-photos-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const paths = ['gone.jpg', 'huge.png', 'phone.heic', 'print.avif'].map((name) => join(folder, name));
  const [gone = '', huge = '', phone = '', print = ''] = paths;
  writeFileSync(huge, quarters.pngDeep);
  truncateSync(huge, 200_000_000);
  writeFileSync(phone, quarters.heic);
  writeFileSync(print, quarters.avif);
  expect(gone).not.toBe('');
  await app.electron.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...filePaths] });
  }, paths);
  await page.getByRole('button', { name: 'Escolher fotos…' }).click();
  await field.has(2);
  await page.getByText('gone.jpg: Esta foto não está mais onde estava').waitFor();
  await page.getByText('huge.png: Esta foto é grande demais').waitFor();
});

test('The cover that was chosen is what the members get, and the order is there when the product is opened again.', async () => {
  const shop = await openLinkedShop({ box: { groups: [{ name: 'Clientes', members: 3 }] } });
  const { page, person, box } = shop;
  const field = await openForm(shop);
  await page.getByRole('textbox', { name: 'Nome' }).fill('Queijo de três fotos');
  await page.getByRole('textbox', { name: 'Por (preço de agora)' }).fill('42,90');
  await field.drop(
    turned(0),
    { name: 'b.jpg', type: 'image/jpeg', bytes: sample('queijo-canastra') },
    turned(1),
  );
  const [a, b, c] = await field.has(3);
  await page.getByRole('button', { name: 'Usar como capa: foto 2', exact: true }).click();
  expect(await field.ids()).toEqual([b, a, c]);
  await page.getByRole('button', { name: 'Salvar produto' }).click();
  await page.getByRole('article', { name: 'Queijo de três fotos', exact: true }).waitFor();
  await page.getByRole('button', { name: /Editar.*Queijo de três fotos/ }).click();
  expect(await field.has(3)).toEqual([b, a, c]);
  await field.press('Escape');

  await person.sends('Queijo de três fotos', ['Clientes']);
  await person.seesDelivered(1);
  const inbox = await box.group('Clientes').inbox();
  expect(inbox.length).toBeGreaterThan(0);
  for (const { entries } of inbox) expect(entries.map(({ photoSha256 }) => photoSha256)).toEqual([b]);
});

/** Nothing lies over its middle, and that is inside the window. */
function isUncovered(element: SVGElement | HTMLElement): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  return document.elementFromPoint(left + width / 2, top + height / 2) === element;
}

function isLoaded(element: SVGElement | HTMLElement): Promise<boolean> {
  const image = element as HTMLImageElement;
  return image.decode().then(() => image.naturalWidth > 0);
}
