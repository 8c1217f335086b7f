import { mostGroups } from '../../../shared/broadcasts.ts';
import { mostSpreadsheetRows } from '../../../shared/imports.ts';
import type { Centavos } from '../../../shared/money.ts';
import { emptyDraft } from '../../../shared/products.ts';
import { dropOn } from '../../demo/drop-on.ts';
import { makePriceList } from '../../demo/price-list.ts';
import { ask } from '../../demo/week/ask.ts';
import { linkApp, untilGroups } from '../../measure/app/link-app.ts';
import { openSend } from '../act.ts';
import { askedShop } from '../asked-shop.ts';
import { nameGroups } from '../name-groups.ts';
import type { BoxStory, Scene } from './story.ts';

const names = nameGroups(mostGroups + 4);
/** As many as a broadcast is begun for without making the far end wait for long. */
const manyCount = 120;
const product = 'Queijo Canastra meia-cura, peça de 500 g';

/** More groups than one broadcast takes, and a spreadsheet that is too long. */
export const crowd: BoxStory = {
  name: 'too many',
  options: {},
  box: { groups: names.map((name) => ({ name, members: 1 })), refreshesPerPairing: 0 },
  async tell(scene, box) {
    const { shop, walk, camera } = scene;
    const { page, words } = shop;
    await page.getByRole('img', { name: words('connection.pair.qrLabel') }).waitFor();
    const app = askedShop(shop);
    await linkApp(app, box.phone);
    const groupIds = await untilGroups(app, names);
    await ask(page, 'products.save', { product: { ...emptyDraft, name: product, price: 6_490 as Centavos } });
    const set = { name: 'Todos os bairros', color: 'blue' as const, groupIds: groupIds.slice(0, manyCount) };
    await ask(page, 'groups.saveSet', { set });
    await walk.open('groups', 'groups.title');
    await page
      .getByText(/^Amigas/)
      .first()
      .waitFor();
    await camera.shoot('groups', 'too-many');
    await importTooMany(scene);
    await sendToAll(scene);
  },
};

async function importTooMany({ shop: { page, words }, walk, camera }: Scene): Promise<void> {
  await walk.open('products', 'products.title');
  await walk.button('importing.menu.label').click();
  await page.getByRole('menuitem', { name: words('importing.menu.import') }).click();
  const rows = Array.from({ length: mostSpreadsheetRows + 1 }, (_, index) => [`Queijo ${index}`, '10,00']);
  await dropOn(page, words('importing.file.title'), makePriceList('tudo.csv', [['Nome', 'Preço'], ...rows]));
  await page.getByText(words('failure.spreadsheet-too-many-rows.title')).waitFor();
  await camera.shoot('import', 'too-many');
  await walk.leave();
}

async function sendToAll(scene: Scene): Promise<void> {
  const { shop, walk, camera } = scene;
  const { page, words } = shop;
  await openSend(scene, product);
  await walk.button('send.selectAll').click();
  await page.getByText(words('sending.problem.tooManyGroups', { most: mostGroups })).waitFor();
  await camera.shoot('send', 'too-many');
  await walk.button('send.selectNone').click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Todos os bairros/ })
    .click();
  await walk.button('send.continue').click();
  await page.getByRole('button', { name: words('send.confirm', { count: manyCount }) }).click();
  await page.getByRole('timer').waitFor({ timeout: 120_000 });
  await camera.shoot('progress', 'too-many');
  // Otherwise leaving would ask.
  const [broadcast] = await shop.read('broadcasts');
  if (broadcast) await ask(page, 'broadcasts.cancel', { id: broadcast.id });
}
