import { liveUntil } from '../../demo/week/live-until.ts';
import { planWeek } from '../../demo/week/plan-week.ts';
import { stockShop } from '../../demo/week/stock-shop.ts';
import { fillShelves } from '../fill-shelves.ts';
import { dayNear, linkShop, momentNear, turnTo } from '../link-shop.ts';
import { writePast } from '../write-past.ts';
import { writeTemplates } from '../write-templates.ts';
import { lookAtPlans } from './many-plans.ts';
import { lookAtProducts } from './many-products.ts';
import { lookAtSends } from './many-sends.ts';
import type { Story } from './story.ts';

/** A busy shop: 60 products, three months behind it, a full week before it, two group sets. */
export const many: Story = {
  name: 'many of each',
  options: { env: { PROMO_CLOCK: '60' }, furnish: (profile) => writePast(profile, Date.now()) },
  async tell(scene) {
    const { shop } = scene;
    await shop.page.getByRole('img', { name: shop.words('connection.pair.qrLabel') }).waitFor();
    await linkShop(shop);
    await turnTo(shop, -2, '08:00');
    const stock = await stockShop(shop);
    await fillShelves(shop);
    await writeTemplates(shop);
    await planWeek(shop, stock, dayNear(-2));
    await liveUntil(shop, momentNear(0, '08:30'));
    await lookAtProducts(scene);
    await lookAtSends(scene);
    await lookAtPlans(scene);
  },
};
