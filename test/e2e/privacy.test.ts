import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findTraces } from '../whatsapp/find-traces.ts';
import { openLinkedShop } from './linked-shop.ts';

const groups = [
  { name: 'Clientes', members: 4, devicesPerMember: [1, 2, 3] as const },
  { name: 'Vizinhas', members: 3, addressing: 'phone-number' as const },
];
/** She writes this herself, so it must lie in the folder: it shows that the search finds what there is. */
const ownNumber = '5511987654321';
const photo = {
  name: 'queijo.jpg',
  type: 'image/jpeg',
  bytes: readFileSync(join(import.meta.dirname, '../../assets/sample-shop/queijo-canastra.jpg')),
};

test("After a day in the shop nobody's number lies in the data folder, and the log tells nothing.", async () => {
  const shop = await openLinkedShop({ box: { groups } });
  const { box, page, person, profile } = shop;
  await person.opens('Produtos');
  await person.adds({ name: 'Queijo da Serra', price: '42,90', note: `Ligue ${ownNumber}`, photo });
  await person.sends('Queijo da Serra', ['Clientes', 'Vizinhas']);
  await person.seesDelivered(2);
  for (const { name } of groups) {
    await box.group(name).members[0]?.write('Quero dois!');
    await box.group(name).members[1]?.askForRetry();
    await box.group(name).members[2]?.readEverything();
    await shop.seesDelivery('Queijo da Serra', name, 'visto por 1');
    await expect.poll(async () => hasRepeat(await box.group(name).inbox()), { timeout: 30_000 }).toBe(true);
  }
  await person.opens('Produtos');
  await page.getByRole('tab', { name: /^Enviados/ }).click();
  await page.getByRole('button', { name: 'Enviar agora: Queijo da Serra', exact: true }).click();
  await page.getByRole('button', { name: 'Enviar para mim primeiro' }).click();
  await page.getByText('Chegou na sua conversa. Confira no celular.').waitFor();

  const people = [box.phone, ...groups.flatMap(({ name }) => box.group(name).members)];
  const numbers = people.flatMap(({ phoneNumber, lid }) => [phoneNumber, lid]);
  expect(readdirSync(profile)).toEqual(expect.arrayContaining(['shop.db-wal', 'whatsapp.db-wal']));
  expect(findTraces(profile, numbers)).toEqual([]);
  expect(findTraces(profile, [ownNumber])).not.toEqual([]);
  await shop.close();
  expect(findTraces(profile, numbers)).toEqual([]);
  expect(findTraces(profile, [ownNumber])).toContain(`shop.db: ${ownNumber}`);

  const log = readFileSync(join(profile, 'logs', 'promo-brothers.log'), 'utf8');
  expect(log).toContain('delivery settled');
  const secrets = [...numbers, ...groups.map(({ name }) => name), 'Queijo', 'Quero dois', ownNumber];
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
  expect(log).not.toMatch(/@(g\.us|lid|s\.whatsapp\.net|c\.us)/);
  // Thirty-two bytes in hex, in Base64, and as JSON writes a buffer.
  expect(log).not.toMatch(/[0-9a-f]{64}|[A-Za-z0-9+/]{43}=|"type":"Buffer"/i);
});

/** Whether a device was given the message a second time, as it had asked. */
const hasRepeat = (inbox: readonly { readonly entries: readonly { readonly copies: number }[] }[]): boolean =>
  inbox.some(({ entries }) => entries.some(({ copies }) => copies > 1));
