import { expect, test } from 'vitest';
import { createProductList } from '../../main/products/product-list.ts';
import { createProductListStore } from '../../main/products/product-list-store.ts';
import type { ProductView } from '../../shared/product-list.ts';
import { openSender, productId } from '../broadcasts/open-sender.ts';
import { aPromo, aTiming, openPlanner } from './open-planner.ts';

test('"Agendados" shows what has a run to come, and what it says of the tabs is so', async () => {
  const sender = await openSender();
  const planner = openPlanner(sender);
  const list = createProductList(createProductListStore(sender.shop), sender.clock, () => undefined);
  const other = sender.addProduct({ name: 'Goiabada' });
  const filter = { search: '', sort: 'newest', inStock: false, expiring: false, category: null } as const;
  const read = async (tab: ProductView) => {
    const page = await list['products.list']({ tab, ...filter, offset: 0, limit: 20 });
    return { names: page.products.map(({ name }) => name), ...page.counts };
  };

  expect(await read('scheduled')).toMatchObject({ names: [], scheduled: 0, unscheduled: 2 });
  const id = planner.save({ timing: aTiming('2025-11-22', '10:00') });
  planner.save({ what: aPromo(other), timing: aTiming('2025-11-23', '10:00') });
  expect(await read('scheduled')).toMatchObject({
    ...{ names: ['Goiabada', 'Queijo Canastra'], scheduled: 2, unscheduled: 0 },
  });
  planner.handlers['schedules.pause']({ id });
  expect(await read('unscheduled')).toMatchObject({
    names: ['Queijo Canastra'],
    scheduled: 1,
    unscheduled: 1,
  });
  planner.handlers['schedules.resume']({ id });
  const before = planner.planCount();
  await planner.until('2025-11-22', '10:05');
  expect(planner.planCount()).toBeGreaterThan(before);
  expect(await read('sent')).toMatchObject({
    names: ['Queijo Canastra'],
    scheduled: 1,
    sent: 1,
    unscheduled: 0,
  });
  sender.products.setSoldOut(other, 1);
  expect(await read('unscheduled')).toMatchObject({ names: ['Goiabada'], scheduled: 0 });
  sender.products.setSoldOut(other, null);
  planner.handlers['schedules.delete']({ ids: planner.shown().map((each) => each.id) });
  expect(await read('scheduled')).toMatchObject({ names: [], scheduled: 0 });
  expect(sender.products.read(productId)?.name).toBe('Queijo Canastra');
});
