import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { turnClock } from '../../scripts/demo/turn-clock.ts';
import type { Lives } from '../../shared/ipc/contract.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import {
  entry,
  minuteMs,
  momentOf,
  openCalendarShop,
  patienceMs,
  readAll,
  readPlan,
  saysWhen,
  wednesday,
} from './calendar-shop.ts';
import { dropFiles } from './drop-files.ts';
import { keepGroups } from './keep-groups.ts';

const photo = {
  name: 'queijo.jpg',
  type: 'image/jpeg',
  bytes: readFileSync(join(import.meta.dirname, '../../assets/sample-shop/queijo-canastra.jpg')),
};

test('Words with a photo, planned for a group set in the send dialog, stand in the calendar, go when their time comes, and every device decrypts exactly what she saw.', async () => {
  const shop = await openCalendarShop();
  const { page, person } = shop;
  await keepGroups(page, 'Freguesia', { Clientes: '🛵 Entrega no bairro', Vizinhos: '' });
  await person.opens('Envios');
  await page.getByRole('button', { name: 'Escrever um texto' }).first().click();
  await page.getByRole('dialog').getByRole('textbox').fill('*Bom dia!* Quarta tem queijo 🧀');
  await dropFiles(page, 'Fotos', [photo]);
  await page.getByRole('button', { name: 'Ver a foto 1 de 1' }).waitFor();
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.getByRole('button', { name: /^Freguesia/ }).click();
  await saysWhen(page, '2020-01-01' as PlainDate, '10:00');
  await page.getByText('Esse dia já passou. Escolha hoje ou um dia depois.').waitFor();
  await page.getByLabel('Dia', { exact: true }).fill(wednesday);
  await page.getByRole('checkbox', { name: 'Acompanhar “Freguesia”' }).waitFor();
  await page.getByRole('button', { name: 'Agendar', exact: true }).click();

  await entry(page, '10:00.*Bom dia!', '2 grupos, Freguesia, agendado').waitFor();
  expect(await readAll(shop)).toEqual([]);
  await turnClock(shop.electron, momentOf(wednesday, '10:00') + minuteMs);
  await expect.poll(async () => (await readAll(shop)).length, { timeout: patienceMs }).toBe(2);
  expect((await readAll(shop)).toSorted((one, other) => (one.groupName < other.groupName ? -1 : 1))).toEqual([
    {
      groupName: 'Clientes',
      text: '*Bom dia!* Quarta tem queijo 🧀\n\n🛵 Entrega no bairro',
      hasPhoto: true,
    },
    { groupName: 'Vizinhos', text: '*Bom dia!* Quarta tem queijo 🧀', hasPhoto: true },
  ]);
  await entry(page, '10:00.*Bom dia!', 'enviado').waitFor();
  expect(await shop.box.violations()).toEqual([]);
});

test('Of what repeats she changes one time only, pauses the rest, deletes it and takes that back.', async () => {
  const shop = await openCalendarShop();
  const { page, person } = shop;
  await person.adds({ name: 'Mel', price: '10' });
  await page.getByRole('button', { name: 'Enviar agora: Mel', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Clientes', exact: true }).check();
  await saysWhen(page, wednesday, '10:00');
  await page.getByText('Toda semana', { exact: true }).click();
  await page.getByRole('button', { name: 'quarta-feira' }).click();
  await page.getByText('Escolha pelo menos um dia da semana.').waitFor();
  await page.getByRole('button', { name: 'quarta-feira' }).click();
  await page.getByRole('button', { name: 'sexta-feira' }).click();
  await page.getByText('Toda semana (qua. e sex.), 10:00').waitFor();
  await page.getByText('Manter este texto').click();
  await page.getByRole('button', { name: 'Agendar', exact: true }).click();
  await expect.poll(() => entry(page, '10:00.*Mel', 'agendado').count(), { timeout: patienceMs }).toBe(2);

  await entry(page, '10:00.*Mel').first().click();
  await page.getByRole('button', { name: 'Editar só esta…' }).click();
  await page.getByRole('checkbox', { name: 'Vizinhos', exact: true }).check();
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.getByLabel('Hora', { exact: true }).fill('16:00');
  await page.getByRole('button', { name: 'Salvar só esta vez' }).click();
  await entry(page, '16:00.*Mel', '2 grupos, agendado').waitFor();
  await entry(page, '10:00.*Mel', '1 grupo, pulado').waitFor();
  await entry(page, '10:00.*Mel', '1 grupo, agendado').click();

  await page.getByRole('button', { name: 'Pausar', exact: true }).click();
  await entry(page, '10:00.*Mel', 'em pausa').click();
  await page.getByRole('button', { name: 'Excluir', exact: true }).click();
  await expect.poll(() => entry(page, 'Mel').count(), { timeout: patienceMs }).toBe(1);
  await page.getByRole('button', { name: 'Desfazer' }).click();
  await entry(page, '10:00.*Mel', 'em pausa').waitFor();
  await expect.poll(() => readPlan(page)).toEqual(['Mel 3 16:00', 'Mel never']);
});

test('What goes through several templates keeps them when only its time is changed, and she can choose one for all.', async () => {
  const shop = await openCalendarShop();
  const { page, person } = shop;
  for (const name of ['Mel', 'Doce']) await person.adds({ name, price: '10' });
  await page.evaluate(
    async ([day, templates]) => {
      const { call, listen } = window.promoBrothers;
      const find = { tab: 'unscheduled', search: '', sort: 'name', inStock: false, expiring: false } as const;
      const listed = await call('products.list', { ...find, category: null, offset: 0, limit: 10 });
      const groups = await new Promise<Lives['groups']>((resolve) => listen('groups', resolve));
      const ids = listed.ok ? listed.value.products.map(({ id }) => id) : [];
      const promos = ids.map((productId, index) => ({
        ...{ productId, templateId: templates[index] ?? null, pinnedText: null },
      }));
      const repeat = { kind: 'once' } as const;
      const timing = { start: day, time: '10:00', repeat, end: { kind: 'never' }, exceptions: [] } as const;
      const saved = await call('schedules.save', {
        schedule: {
          what: { kind: 'products', promos },
          ...{ groupIds: groups.groups.map(({ id }) => id), setIds: [] },
          timing: { ...timing, exceptions: [] },
        },
      });
      if (!saved.ok) throw new Error(saved.failure.code);
    },
    [wednesday, ['coupon', 'short']] as const,
  );
  const readTemplates = () =>
    page.evaluate(async () => {
      const { listen } = window.promoBrothers;
      const [one] = await new Promise<Lives['schedules']>((resolve) => listen('schedules', resolve));
      return one?.what.kind === 'products' ? one.what.promos.map(({ templateId }) => templateId) : [];
    });
  await expect.poll(() => readTemplates()).toEqual(['coupon', 'short']);

  await person.opens('Calendário');
  await page.getByRole('button', { name: 'Próxima semana' }).click();
  await entry(page, '10:00.*Doce').click();
  await page.getByRole('button', { name: 'Editar…', exact: true }).click();
  const template = page.getByRole('combobox', { name: 'Modelo da mensagem' });
  const chosen = () => template.locator('option:checked').textContent();
  expect(await chosen()).toBe('Modelo: cada promo com o seu');
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.getByLabel('Hora', { exact: true }).fill('16:00');
  await page.getByRole('button', { name: 'Salvar todas as vezes' }).click();
  await entry(page, '16:00.*Doce').click();
  await expect.poll(() => readTemplates()).toEqual(['coupon', 'short']);

  await page.getByRole('button', { name: 'Editar…', exact: true }).click();
  await template.selectOption({ index: 1 });
  const all = await template.inputValue();
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.getByRole('button', { name: 'Salvar todas as vezes' }).click();
  await expect.poll(readTemplates, { timeout: patienceMs }).toEqual([all, all]);
});
