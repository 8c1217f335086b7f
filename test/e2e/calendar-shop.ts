import type { Page } from 'playwright-core';
import type { Lives } from '../../shared/ipc/contract.ts';
import { addDays, dayOf, type PlainDate } from '../../shared/plain-date.ts';
import { daysShown } from '../../shared/schedules/calendar-days.ts';
import { openLinkedShop, type Shop } from './linked-shop.ts';

/** A shop with two groups, whose calendar is empty. */
export async function openCalendarShop(): Promise<Shop> {
  const shop = await openLinkedShop({
    box: {
      groups: [
        { name: 'Clientes', members: 4, devicesPerMember: [1, 2] },
        { name: 'Vizinhos', members: 2, addressing: 'phone-number' },
      ],
    },
  });
  await shop.person.opens('Produtos');
  return shop;
}

/** From the product's card to the calendar. */
export async function schedules(
  { page, person }: Shop,
  product: string,
  day: PlainDate,
  time: string,
): Promise<void> {
  await person.opens('Produtos');
  await page.getByRole('tab', { name: /^Não agendados/ }).click();
  await page.getByRole('button', { name: `Enviar agora: ${product}`, exact: true }).click();
  await page.getByRole('checkbox', { name: 'Clientes', exact: true }).check();
  await saysWhen(page, day, time);
  await page.getByRole('button', { name: 'Agendar', exact: true }).click();
  await page.getByRole('heading', { name: 'Calendário', level: 1 }).waitFor();
  await entry(page, product).waitFor();
}

/** Says when, in the last step of the dialog. */
export async function saysWhen(page: Page, day: PlainDate, time: string): Promise<void> {
  await page.getByRole('button', { name: 'Agendar…' }).click();
  await page.getByLabel('Dia', { exact: true }).fill(day);
  await page.getByLabel('Hora', { exact: true }).fill(time);
}

/** An entry of the calendar, by the beginning of what it says: time, name, groups, set, state. */
export const entry = (page: Page, name: string, says = '') =>
  page.getByRole('main').getByRole('button', { name: new RegExp(`${name}.*${says}`) });

/** When main has planned the runs of next week, as `quarta 10:00`. */
export async function readPlan(page: Page): Promise<readonly string[]> {
  const schedules = await page.evaluate(
    () =>
      new Promise<Lives['schedules']>((resolve) => {
        window.promoBrothers.listen('schedules', resolve);
      }),
  );
  return schedules.map(({ names, next }) => {
    const at = next && new Date(next.at);
    return `${names[0]} ${at ? `${at.getDay()} ${at.toTimeString().slice(0, 5)}` : 'never'}`;
  });
}

/** What every device of the members decrypted, in the order in which it came. */
export async function readAll({
  box,
}: Shop): Promise<readonly { groupName: string; text: string; hasPhoto: boolean }[]> {
  const { posts } = await box.report();
  return posts
    .filter(({ readableCount, deviceCount }) => readableCount === deviceCount)
    .map(({ groupName, text, hasPhoto }) => ({ groupName, text, hasPhoto }));
}

export const textsOf = async (shop: Shop) => (await readAll(shop)).map(({ text }) => text.split('\n')[0]);

/** Wednesday of the next week as the window shows weeks: everything in that week is yet to come. */
export const wednesday = daysShown('week', addDays(dayOf(Date.now()), 7), 7)[3] as PlainDate;
export const momentOf = (day: PlainDate, time: string) => new Date(`${day}T${time}:00`).getTime();

export const patienceMs = 90_000;
export const minuteMs = 60_000;
