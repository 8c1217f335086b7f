import { expect, test } from 'vitest';
import { openLinkedShop } from './linked-shop.ts';

test('a restriction of the account is told in the window, with its end, and goes when WhatsApp lifts it', async () => {
  const { page, box, person } = await openLinkedShop({
    box: { groups: [{ name: 'Clientes', members: 2 }] },
  });
  await page.getByRole('button', { name: /WhatsApp/ }).click();
  const card = page.getByRole('region', { name: 'Como o WhatsApp vê a sua conta' });
  await card.getByText('Sinal verde').waitFor();
  await picture('green');

  await box.server.setTimeLock(Date.now() + 3 * 3_600_000);
  await card.getByText('Sinal vermelho').waitFor();
  await card.getByText(/^Termina em /).waitFor();
  await person.sees('Conta restrita por um tempo');
  await picture('red');

  await box.server.setTimeLock(null);
  await card.getByText('Sinal verde').waitFor();
  const asked = await box.server.countQueries('mex');
  await card.getByRole('button', { name: 'Perguntar ao WhatsApp' }).press('Enter');
  await expect.poll(() => box.server.countQueries('mex')).toBe(asked + 1);

  async function picture(name: string): Promise<void> {
    const folder = process.env.PROMO_PICTURES;
    if (folder !== undefined) await page.screenshot({ path: `${folder}/health-${name}.png` });
  }
});

test('a login that is refused is kept, and the window offers both ways on', async () => {
  const { page, box, person } = await openLinkedShop({
    box: { groups: [{ name: 'Clientes', members: 2 }] },
  });
  await page.getByRole('button', { name: /WhatsApp/ }).click();
  await box.server.refuseLogins(401);
  await box.server.dropConnection();
  await page.getByRole('heading', { name: 'O WhatsApp não deixou este computador entrar' }).waitFor();
  await page.getByRole('button', { name: 'Desconectar este computador' }).waitFor();
  if (process.env.PROMO_PICTURES !== undefined)
    await page.screenshot({ path: `${process.env.PROMO_PICTURES}/health-refused.png` });
  await box.server.refuseLogins(null);
  await page.getByRole('button', { name: 'Tentar de novo' }).click();
  await person.sees('Conectado');
});
