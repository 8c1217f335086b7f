import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { systemChance } from '../../main/system/chance.ts';
import { openMasterKey } from '../../main/system/secrets.ts';
import { createSeal, joinName } from '../../main/whatsapp/key-store/seal.ts';
import type { GroupId } from '../../shared/groups.ts';
import type { ProductId } from '../../shared/products.ts';
import { openLinkedShop, reopenShop, type Shop } from './linked-shop.ts';

const groups = [{ name: 'Clientes', members: 4, devicesPerMember: [1, 2] as const }];
const messageCount = 20;
/** So fast that the limit of an hour is over in a moment. */
const app = { env: { PROMO_CLOCK: '10000' } };

/** A computer without a keyring, as this one is for tests. */
const noKeyring = {
  isEncryptionAvailable: () => false,
  encryptString: () => Buffer.alloc(0),
  decryptString: () => '',
};

/** Writes noise over the row of the login, as a failing disk does. */
function damageLogin(profile: string): void {
  const { key } = openMasterKey(profile, noKeyring, systemChance);
  const db = new DatabaseSync(join(profile, 'whatsapp.db'));
  const id = createSeal(key).nameRow(joinName('login', 'login'));
  const { changes } = db.prepare('UPDATE sealed SET value = randomblob(400) WHERE id = ?').run(id);
  db.close();
  expect(changes).toBe(1);
}

/** Sends the honey so often, as often as a person would press the button. */
async function sendsHoney({ page }: Shop, count: number): Promise<void> {
  await page.evaluate(async (times) => {
    const { call, listen } = window.promoBrothers;
    const listed = await call('products.list', { tab: 'sent', search: '', offset: 0, limit: 1 });
    const groupId = await new Promise<string>((resolve) => {
      listen('groups', (list) => list.groups[0] && resolve(list.groups[0].id));
    });
    if (!listed.ok || listed.value.products[0] === undefined) throw new Error('there is no honey');
    const productId = listed.value.products[0].id as ProductId;
    for (let index = 0; index < times; index += 1) {
      const reply = await call('broadcasts.start', {
        promos: [{ kind: 'product', productId, templateId: null }],
        groupIds: [groupId as GroupId],
        toOwnChat: false,
        repeats: 'send',
      });
      if (!reply.ok) throw new Error(reply.failure.code);
    }
  }, count);
}

/** How many messages each device shows, each of them once. */
async function countOnDevices({ box }: Shop): Promise<readonly number[]> {
  const inbox = await box.group('Clientes').inbox();
  expect(
    inbox.flatMap(({ entries }) => entries.map(({ copies }) => copies)).every((copies) => copies === 1),
  ).toBe(true);
  return inbox.map(({ entries }) => entries.filter(({ text }) => text.startsWith('*Mel*')).length);
}

test('A login whose row is damaged comes back without a QR, and 20 messages each way are readable.', async () => {
  const shop = await openLinkedShop({ box: { groups }, app });
  const { box, person, profile } = shop;
  await person.opens('Produtos');
  await person.adds({ name: 'Mel', price: '10' });
  await person.sends('Mel', ['Clientes']);
  await person.seesDelivered(1);
  await shop.close();

  damageLogin(profile);
  const next = await reopenShop(shop, app);
  await sendsHoney(next, messageCount);
  await expect.poll(() => countOnDevices(next), { timeout: 90_000 }).toEqual(Array(6).fill(1 + messageCount));

  const { countQueries } = box.server;
  const [receipts, retries] = [await countQueries('receipt'), await countQueries('retry')];
  const { members } = box.group('Clientes');
  for (let index = 0; index < messageCount; index += 1) {
    await members[index % members.length]?.write(`Quero ${index}`);
  }
  await expect.poll(() => countQueries('receipt'), { timeout: 30_000 }).toBe(receipts + messageCount);
  expect(await countQueries('retry')).toBe(retries);
  expect(await box.violations()).toEqual([]);
});
