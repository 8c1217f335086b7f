import { expect, test } from 'vitest';
import type { DrivenClock } from '../../main/system/driven-clock.ts';
import { untilGroups } from '../../scripts/measure/app/link-app.ts';
import { askThrough } from '../../scripts/measure/app/running-app.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import { findFaults } from './find-faults.ts';
import { openLinkedShop, reopenShop, type Shop } from './linked-shop.ts';
import { askOnce } from './lost-answer.ts';

const home = { TZ: 'America/Sao_Paulo' };
const at = (time: string) => ({ PROMO_CLOCK_FROM: String(Date.parse(`2026-04-08T${time}:00-03:00`)) });

/** Text `Aviso` every day at ten. */
async function plan(shop: Shop): Promise<void> {
  const app = askThrough(<Value>(expression: string) => shop.page.evaluate(expression) as Promise<Value>);
  const [groupId = ''] = await untilGroups(app, ['Amigas']);
  await app.call('schedules.save', {
    schedule: {
      what: { kind: 'free-text', text: 'Aviso', photoId: null },
      ...{ groupIds: [groupId], setIds: [] },
      timing: {
        ...{ start: '2026-04-08' as PlainDate, time: '10:00', exceptions: [] },
        ...{ repeat: { kind: 'daily' }, end: { kind: 'never' } },
      },
    },
  });
}

const copies = async ({ box }: Shop) =>
  (await box.group('Amigas').inbox()).map(({ entries }) => entries.length);

const hurry = ({ electron }: Shop, hours: number) =>
  askOnce(electron)((_, ms) => {
    const { promoClock } = globalThis as never as { promoClock: DrivenClock };
    return promoClock.hurryTo(promoClock.now() + ms);
  }, hours * 3_600_000);

test('A clock that was set back, and a journey: the window says what becomes of what is planned, and nothing comes twice.', async () => {
  const shop = await openLinkedShop({
    box: { groups: [{ name: 'Amigas', members: 2 }] },
    app: { env: { ...at('09:30'), ...home } },
  });
  await plan(shop);
  await hurry(shop, 1);
  await expect.poll(() => copies(shop)).toEqual([1, 1]);
  expect(await shop.page.getByText('O relógio do computador voltou').count()).toBe(0);
  await shop.electron.close();

  const back = await reopenShop(shop, { env: { ...at('07:00'), ...home } });
  const news = back.page.getByRole('status').filter({ hasText: 'O relógio do computador voltou atrás.' });
  await news.waitFor();
  expect(await findFaults(back.page)).toEqual([]);
  if (process.env.PICTURES) await back.page.screenshot({ path: `${process.env.PICTURES}/set-back.png` });
  await hurry(back, 5);
  expect(await copies(back)).toEqual([1, 1]);
  await news.getByRole('button', { name: 'Fechar' }).click();
  await news.waitFor({ state: 'detached' });
  await back.electron.close();

  const away = await reopenShop(shop, { env: { ...at('13:00'), TZ: 'Europe/Lisbon' } });
  await away.page.getByText('O computador está em outro fuso horário (Lisbon).').waitFor();
  if (process.env.PICTURES) await away.page.screenshot({ path: `${process.env.PICTURES}/zone.png` });
  // Ten o'clock of the next day in Lisbon is six in the morning at home.
  await hurry(away, 18);
  await expect.poll(() => copies(away)).toEqual([2, 2]);
});
