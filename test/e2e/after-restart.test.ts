import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLinkedShop, reopenShop, type Shop } from './linked-shop.ts';

const photo = {
  name: 'queijo.jpg',
  type: 'image/jpeg',
  bytes: readFileSync(join(import.meta.dirname, '../../assets/sample-shop/queijo-canastra.jpg')),
};

/** How often the promo came to each device, and what it shows there. */
async function readPromo({ box }: Shop) {
  const inbox = await box.group('Clientes').inbox();
  return inbox.map(({ device, entries }) => ({ device, entries }));
}

test('After a restart a phone and a computer that could not read the promo get it again, photo included, once each.', async () => {
  const groups = [{ name: 'Clientes', members: 1, devicesPerMember: [2] as const }];
  const shop = await openLinkedShop({ box: { groups } });
  const { box, person } = shop;
  await person.opens('Produtos');
  await person.adds({ name: 'Queijo', price: '64,90', photo });
  await person.sends('Queijo', ['Clientes']);
  await person.seesDelivered(1);
  const before = await readPromo(shop);
  await shop.close();

  const [member] = box.group('Clientes').members;
  await member?.askForRetry(0);
  await member?.askForRetry(1, false);
  const next = await reopenShop(shop);
  const again = before.map(({ device, entries }) => ({
    device,
    entries: entries.map((entry) => ({ ...entry, copies: entry.copies + 1 })),
  }));
  await expect.poll(() => readPromo(next), { timeout: 30_000 }).toEqual(again);
  expect(
    before.map(({ entries }) => entries.map(({ copies, photoSha256 }) => [copies, photoSha256 !== null])),
  ).toEqual([[[1, true]], [[1, true]]]);
  expect(await box.violations()).toEqual([]);
});
