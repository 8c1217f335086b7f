import { expect, test } from 'vitest';
import { openLinkedShop, type Shop } from './linked-shop.ts';

const names = ['Amigas', 'Bairro', 'Clientes'] as const;
const minuteOfDay = 24 * 60;

/** A time of day so many minutes from now on this computer's clock, as a time field has it: `09:05`. */
function timeIn(minutes: number): string {
  const now = new Date();
  const minute = (now.getHours() * 60 + now.getMinutes() + minutes + minuteOfDay) % minuteOfDay;
  const twoDigits = (part: number) => String(part).padStart(2, '0');
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

/** Sets the hours of every day, through Monday's. */
async function setsHours({ page, person }: Shop, opens: string, closes: string): Promise<void> {
  await person.opens('Ajustes');
  await page.getByRole('button', { name: 'Mudar horário e ritmo…' }).click();
  await page.getByLabel('segunda-feira: a partir de').fill(opens);
  await page.getByLabel('segunda-feira: até').fill(closes);
  await page.getByRole('button', { name: 'Usar o horário de segunda em todos os dias' }).click();
  await page.getByRole('button', { name: 'Salvar', exact: true }).click();
  await page.getByText('Salvo. O que está na fila já segue isto.').waitFor();
}

const counts = ({ box }: Shop) => Promise.all(names.map((name) => box.group(name).stanzaCount()));

test('Outside her hours she is told before she confirms, sees until when it waits, and it goes when she opens them.', async () => {
  const shop = await openLinkedShop({ box: { groups: names.map((name) => ({ name, members: 2 })) } });
  const { box, page, person, seesDelivery } = shop;
  await person.opens('Produtos');
  await person.adds({ name: 'Mel', price: '10' });
  const opens = timeIn(3 * 60);
  await setsHours(shop, opens, timeIn(5 * 60));

  await person.opens('Produtos');
  await page.getByRole('button', { name: 'Enviar agora: Mel', exact: true }).click();
  for (const name of names) await page.getByRole('checkbox', { name, exact: true }).check();
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.getByText('Agora está fora do horário: não sai já').waitFor();
  await page.getByText(new RegExp(`O primeiro grupo recebe: .*${opens}`)).waitFor();
  await page.getByRole('button', { name: 'Enviar para 3 grupos' }).click();

  await seesDelivery('Mel', 'Amigas', 'fora do horário');
  await page.getByText(new RegExp(`pausa até (amanhã, )?${opens}: fora do horário`)).waitFor();
  expect(await counts(shop)).toEqual([0, 0, 0]);

  await setsHours(shop, timeIn(-60), timeIn(2 * 60));
  await person.opens('Envios');
  for (const name of names) await seesDelivery('Mel', name, 'entregue a 2 de 2');
  expect(await counts(shop)).toEqual([1, 1, 1]);
  expect(await box.violations()).toEqual([]);
});

test('A pace that is too quick is brought back to the limit, and the reason is said.', async () => {
  const { page, person } = await openLinkedShop({ box: { groups: [] } });
  await person.opens('Ajustes');
  await page.getByRole('button', { name: 'Mudar horário e ritmo…' }).click();
  await page.getByLabel('Em uma hora').fill('500');
  await page.getByText('Vamos usar 60. Até 60 grupos. Esse limite protege o seu número.').waitFor();
  await page.getByLabel('De', { exact: true }).fill('5');
  await page.getByText('Vamos usar 20. Pelo menos 20 segundos.').waitFor();
  await page.getByRole('button', { name: 'Salvar', exact: true }).click();
  await page.getByText('Salvo. O que está na fila já segue isto.').waitFor();
  await expect.poll(() => page.getByLabel('Em uma hora').inputValue()).toBe('60');
  await expect.poll(() => page.getByLabel('De', { exact: true }).inputValue()).toBe('20');
});
