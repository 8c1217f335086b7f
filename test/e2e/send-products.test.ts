import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { weekOfCheese } from '../../scripts/demo/price-list.ts';
import type { Lives } from '../../shared/ipc/contract.ts';
import { dayOf } from '../../shared/plain-date.ts';
import { composePromo } from '../../shared/promo.ts';
import { dropFiles } from './drop-files.ts';
import { correctsWeekOfCheese, createImporter } from './importer.ts';
import { keepGroups } from './keep-groups.ts';
import { openLinkedShop, type Shop } from './linked-shop.ts';
import { asShown, readBubble } from './read-preview.ts';

const sampleFolder = join(import.meta.dirname, '../../assets/sample-shop');
const photo = {
  name: 'queijo.jpg',
  type: 'image/jpeg',
  bytes: readFileSync(join(sampleFolder, 'queijo-canastra.jpg')),
};
/** The good rows of `weekOfCheese`. */
const products = ['Queijo Canastra meia cura', 'Doce de leite "da vovó" – 400 g', 'Pão de queijo; congelado'];
const footers = {
  Clientes: '🛵 Entrega no bairro\nPara sair, é só avisar.',
  'Mães da escola': '_Retirada na portaria_',
  Vizinhos: '',
} as const;
const groupNames = Object.keys(footers) as (keyof typeof footers)[];
const patienceMs = 60_000;

async function openShop(): Promise<Shop> {
  const shop = await openLinkedShop({
    box: {
      groups: [
        { name: 'Avisos', members: 3, announceOnly: true },
        { name: 'Clientes', members: 4, devicesPerMember: [1, 2] },
        { name: 'Família', members: 2 },
        { name: 'Mães da escola', members: 3, addressing: 'phone-number' },
        { name: 'Vizinhos', members: 2 },
      ],
    },
  });
  await shop.person.opens('Produtos');
  return shop;
}

/** The price list of the week, of which three rows are good, with two columns called what they are not. */
async function importsProducts({ electron, page }: Shop): Promise<void> {
  const importer = createImporter(electron, page);
  await importer.opens();
  await importer.drops(weekOfCheese);
  await correctsWeekOfCheese(importer);
  await importer.counts({ Todas: 6, Novos: 3, Recusadas: 3 });
  await importer.imports(3);
  await importer.finishes();
}

/** Finds a product by the beginnings of its words, and gives it a photo and a note. */
async function editsWhatSheFinds({ page }: Shop): Promise<void> {
  const search = page.getByRole('searchbox', { name: 'Buscar produto' });
  await search.fill('cana mei');
  await expect.poll(() => page.getByRole('article').count()).toBe(1);
  await page.getByRole('button', { name: `Editar: ${products[0]}`, exact: true }).click();
  await dropFiles(page, 'Fotos', [photo]);
  await page.getByRole('button', { name: 'Ver a foto 1 de 1' }).waitFor();
  await page.getByRole('textbox', { name: 'Observação' }).fill('Só *hoje* 🧀\n- fatiado\n- inteiro');
  await page.getByRole('button', { name: 'Salvar produto' }).click();
  await page.getByText(`“${products[0]}” foi salvo.`).waitFor();
  await search.fill('');
  await expect.poll(() => page.getByRole('article').count()).toBe(3);
}

/** The three products in one send dialog: two that are marked in the list, and one more. */
async function opensSendDialog({ page }: Shop): Promise<void> {
  const [first, second, third] = products;
  for (const name of [first, second]) {
    await page.getByRole('article', { name: name ?? '', exact: true }).hover();
    await page.getByRole('button', { name: `Marcar: ${name}`, exact: true }).click();
  }
  const marked = page.getByRole('region', { name: 'Produtos marcados' });
  await marked.getByRole('button', { name: 'Enviar agora' }).click();
  await page.getByRole('dialog', { name: 'Enviar 2 produtos' }).waitFor();
  await page.getByRole('button', { name: 'Mais um produto' }).click();
  const found = page.getByRole('list', { name: 'Produtos encontrados' });
  await found.getByRole('button', { name: third ?? '' }).click();
  await page.getByRole('dialog', { name: 'Enviar 3 produtos' }).waitFor();
}

/** What the preview shows of every product in every group, and the photo above it. */
async function readPreviews(page: Page): Promise<ReadonlyMap<string, string>> {
  const shown = new Map<string, string>();
  const preview = page.getByRole('region', { name: 'Como vai chegar' });
  for (const product of products) {
    await page.getByLabel('Produto mostrado').selectOption({ label: product });
    for (const group of groupNames) {
      await page.getByLabel('Grupo mostrado').selectOption({ label: `em ${group}` });
      await preview.getByText(product).waitFor();
      const hasPhoto = (await preview.getByRole('img').count()) > 0;
      shown.set(`${product} → ${group}`, `${hasPhoto ? '[photo] ' : ''}${await readBubble(page)}`);
    }
  }
  return shown;
}

/** In the smallest window and in the usual one each message is shown whole: only what is around it may scroll. */
async function seesWholeMessages({ electron, page }: Shop): Promise<void> {
  const preview = page.getByRole('region', { name: 'Como vai chegar' });
  for (const [width, height] of [
    [900, 600],
    [1_180, 780],
  ] as const) {
    await electron.evaluate(
      ({ BrowserWindow }, size) => {
        // The one that decodes photos is hidden.
        const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
        window?.setContentSize(size.width, size.height);
      },
      { width, height },
    );
    await expect.poll(() => page.evaluate(() => innerHeight), { timeout: 10_000 }).toBe(height);
    for (const product of products) {
      await page.getByLabel('Produto mostrado').selectOption({ label: product });
      await preview.getByText(product).waitFor();
      const hiddenPixels = () => preview.evaluate((chat) => chat.scrollHeight - chat.clientHeight);
      await expect
        .poll(hiddenPixels, { message: `${product} at ${width} × ${height}` })
        .toBeLessThanOrEqual(1);
    }
  }
}

test('A price list is imported, a column corrected, a product found and edited, three sent to a group set: every device decrypts exactly what the preview of its group showed.', async () => {
  const shop = await openShop();
  const { box, page } = shop;
  await importsProducts(shop);
  await editsWhatSheFinds(shop);
  // One of the set is closed to her.
  await keepGroups(page, 'Freguesia', { ...footers, Avisos: '' });
  await opensSendDialog(shop);

  await page.getByRole('button', { name: /^Freguesia/ }).click();
  await page.getByText('3 grupos marcados').waitFor();
  await seesWholeMessages(shop);
  const previews = await readPreviews(page);
  expect(previews.size).toBe(9);
  expect(new Set(previews.values()).size).toBe(9);
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.getByText('3 produtos', { exact: true }).waitFor();
  await page.getByText('até 9 pessoas').waitFor();
  await expect.poll(() => readPreviews(page)).toEqual(previews);
  await page.getByRole('button', { name: 'Enviar 9 mensagens' }).click();

  await page.getByRole('heading', { name: 'Envios', level: 1 }).waitFor();
  await expect
    .poll(async () => (await box.report()).posts.filter(isRead).length, { timeout: patienceMs })
    .toBe(9);
  const { posts } = await box.report();
  const read = posts.map(({ groupName, text, hasPhoto }) => {
    const product = products.find((name) => text.startsWith(`*${name}*`));
    const shown = `${hasPhoto ? '[photo] ' : ''}${asShown(text)}`;
    return [`${product} → ${groupName}`, shown] as const;
  });
  expect(new Map(read)).toEqual(previews);
  const composed = await composeAll(page);
  for (const { groupName, text } of posts) {
    const product = products.find((name) => text.startsWith(`*${name}*`));
    expect(text).toBe(composed(product ?? '', groupName));
    const footer = footers[groupName as keyof typeof footers];
    expect(footer === '' || text.endsWith(`\n\n${footer}`)).toBe(true);
  }
  expect(posts.find(({ text }) => text.includes('Queijo'))?.text).toContain('R$\u00a01.299,90');
  expect(await box.group('Avisos').stanzaCount()).toBe(0);
  expect(await box.group('Família').stanzaCount()).toBe(0);
  expect(await box.server.uploadCount()).toBe(1);
  expect(await box.violations()).toEqual([]);
});

/** What `composePromo` makes of each product for each group, out of what main holds. */
async function composeAll(page: Page): Promise<(product: string, group: string) => string> {
  const [sent, list, { groups: known }] = await page.evaluate(async () => {
    const { call, listen } = window.promoBrothers;
    const reply = await call('products.list', { tab: 'sent', search: '', offset: 0, limit: 10 });
    const live = <Name extends 'templates' | 'groups'>(name: Name) =>
      new Promise<Lives[Name]>((resolve) => listen(name, resolve));
    return [reply, await live('templates'), await live('groups')] as const;
  });
  const template = list.templates.find(({ id }) => id === list.defaultId);
  if (!sent.ok || template === undefined) throw new Error('there is nothing to compose');
  const at = { language: 'pt-BR', today: dayOf(Date.now()) } as const;
  return (productName, groupName) => {
    const product = sent.value.products.find(({ name }) => name === productName);
    const group = known.find(({ name }) => name === groupName);
    if (product === undefined || group === undefined) throw new Error(`no ${productName} or ${groupName}`);
    return composePromo({ kind: 'product', product }, template, group, at).text;
  };
}

function isRead({ readableCount, deviceCount }: { readableCount: number; deviceCount: number }): boolean {
  return readableCount === deviceCount;
}
