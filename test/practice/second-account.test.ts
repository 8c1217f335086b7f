import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PracticeBox, PracticePhone } from '../../main/practice/practice-box.ts';
import { orders, post, scanUntilLinked, startLinked, textsIn } from './linked.ts';
import { createStockClient, type StockClient } from './stock-client.ts';
import { until } from './until.ts';

describe.each(orders)('two accounts, each with a stock Baileys, $order', ({ jitter }) => {
  let box: PracticeBox;
  let shop: StockClient;
  let customerPhone: PracticePhone;
  let customer: StockClient;

  beforeAll(async () => {
    const groups = [
      { name: 'by LID', members: 2 },
      { name: 'by number', members: 2, addressing: 'phone-number' as const },
    ];
    ({ box, client: shop } = await startLinked({ ...jitter, groups }));
    await post(shop, box.group('by LID').jid, { text: 'Antes da cliente' });
    customerPhone = await box.addAccount();
    customer = createStockClient(box.address);
    await scanUntilLinked(customerPhone, customer);
    await customer.opened();
  });

  afterAll(async () => {
    await shop.stop();
    await customer.stop();
    await box.stop();
  });

  it.each(['by LID', 'by number'])('read each other in a group addressed %s', async (name) => {
    const group = box.group(name).jid;
    await post(shop, group, { text: `Oferta ${name}` });
    await until('the customer reads it', () => hasRead(customer, `Oferta ${name}`));
    await post(customer, group, { text: `Quero ${name}` });
    await until('the shop reads it', () => hasRead(shop, `Quero ${name}`));
    for (const texts of await textsIn(box, name))
      expect(texts.slice(-2)).toEqual([`Oferta ${name}`, `Quero ${name}`]);
    expect(await box.violations()).toEqual([]);
  });

  it.each(['phone number', 'LID'])('write to each other alone by %s', async (name) => {
    const { phoneNumber, lid } = customerPhone;
    const address = name === 'LID' ? `${lid}@lid` : `${phoneNumber}@s.whatsapp.net`;
    await post(shop, address, { text: `Só para você, ${name}` });
    await until('the customer reads it', () => hasRead(customer, `Só para você, ${name}`));
    expect(await box.violations()).toEqual([]);
  });

  it('give a message to somebody who was away once she is back', async () => {
    const group = box.group('by LID').jid;
    await customer.stop();
    await until('she is away', async () => (await box.server.connectionCount()) === 1);
    await post(shop, group, { text: 'Enquanto isso' });
    customer.connect();
    await customer.opened();
    await until('the customer reads it', () => hasRead(customer, 'Enquanto isso'));
    expect(await box.violations()).toEqual([]);
  });

  it('no longer reach a computer that the phone has unlinked', async () => {
    const closed = customer.closeCodes.length;
    await customerPhone.unlink();
    await until('it was told', () => customer.closeCodes.length > closed);
    expect(customer.closeCodes.at(-1)).toBe(401);
    await post(shop, box.group('by LID').jid, { text: 'Tchau' });
    customer.connect();
    await until('its login is refused', () => customer.closeCodes.length > closed + 1);
    expect(customer.closeCodes.at(-1)).toBe(401);
    expect(hasRead(customer, 'Tchau')).toBe(false);
    expect(await box.violations()).toEqual([]);
  });
});

function hasRead(client: StockClient, text: string): boolean {
  return client.events.some(
    ({ name, data }) => name === 'messages.upsert' && JSON.stringify(data).includes(text),
  );
}
