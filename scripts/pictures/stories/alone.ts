import type { Centavos } from '../../../shared/money.ts';
import { emptyDraft } from '../../../shared/products.ts';
import { ask } from '../../demo/week/ask.ts';
import { linkApp } from '../../measure/app/link-app.ts';
import { openSend, tick } from '../act.ts';
import { askedShop } from '../asked-shop.ts';
import type { BoxStory, Scene } from './story.ts';

const group = 'Clientes do Bairro';
const products = ['Queijo Canastra meia-cura', 'Doce de leite 450 g', 'Mel silvestre', 'Café em grãos 1 kg'];

/**
 * A shop in one group, on a WhatsApp of its own: no frame of practice. Then the connection is gone, and what she
 * confirms waits for it.
 */
export const alone: BoxStory = {
  name: 'one group',
  options: {},
  box: { groups: [{ name: group, members: 12 }], refreshesPerPairing: 0 },
  async tell(scene, box) {
    const { shop, walk, camera } = scene;
    const { page, words } = shop;
    await page.getByRole('img', { name: words('connection.pair.qrLabel') }).waitFor();
    await linkApp(askedShop(shop), box.phone);
    await walk.open('groups', 'groups.title');
    await page.getByText(group).first().waitFor();
    await camera.shoot('groups', 'one');
    await box.stop();
    await walk.open('connection');
    await page.getByRole('heading', { name: words('connection.offline.unreachableTitle') }).waitFor();
    await camera.shoot('connection-offline', 'any');
    await sendOffline(scene);
  },
};

async function sendOffline(scene: Scene): Promise<void> {
  const { shop, walk, camera } = scene;
  const { page, words } = shop;
  for (const [index, name] of products.entries()) {
    const price = (1_990 + index * 1_200) as Centavos;
    await ask(page, 'products.save', { product: { ...emptyDraft, name, price } });
    await openSend(scene, name);
    await tick(walk, [group]);
    await walk.button('send.continue').click();
    await walk.text('whenConnected.title').waitFor();
    if (index === 0) await camera.shoot('confirm-offline', 'any');
    await walk.button('whenConnected.send').click();
    await page
      .getByRole('list', { name: words('whenConnected.list') })
      .getByRole('article', { name })
      .waitFor();
  }
  await camera.shoot('waiting-for-link', 'any');
  // Otherwise leaving would ask.
  const waiting = await shop.read('schedules');
  await ask(page, 'schedules.delete', { ids: waiting.map(({ id }) => id) });
}
