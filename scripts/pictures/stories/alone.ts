import { linkApp } from '../../measure/app/link-app.ts';
import { askedShop } from '../asked-shop.ts';
import type { BoxStory } from './story.ts';

const group = 'Clientes do Bairro';

/** A shop in one group, on a WhatsApp of its own: no frame of practice. Then the connection is gone. */
export const alone: BoxStory = {
  name: 'one group',
  options: {},
  box: { groups: [{ name: group, members: 12 }], refreshesPerPairing: 0 },
  async tell({ shop, walk, camera }, box) {
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
  },
};
