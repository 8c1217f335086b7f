import { expect, test } from 'vitest';
import { calls } from '../../shared/ipc/contract.ts';
import { everyDay } from '../../shared/pacing/opening-hours.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { ProductId } from '../../shared/products.ts';
import { wallOf } from '../../shared/schedules/wall-of.ts';
import type { AcceptedDay, DayPlanWish } from '../../shared/schedules.ts';
import { minuteMs, openSender, productId } from '../broadcasts/open-sender.ts';
import { aTiming, home, openPlanner } from './open-planner.ts';

const today = '2025-11-22' as PlainDate;
const tomorrow = '2025-11-23' as PlainDate;
const hours = everyDay({ isOpen: true, opens: 8 * 60, closes: 12 * 60 });

async function open() {
  const sender = await openSender();
  const planner = openPlanner(sender, { hours });
  const products = ['Blusa', 'Calça', 'Saia'].map((name) => sender.addProduct({ name, category: 'Roupas' }));
  const wish = (fields: Partial<DayPlanWish> = {}): DayPlanWish => ({
    ...{ productIds: [...products, productId], templateId: null, setIds: [] },
    groupIds: [sender.groupId('Clientes'), sender.groupId('Vizinhos')],
    ...{ day: tomorrow, from: '09:00', until: '20:00', gapMinutes: 10, mostPerGroup: 4, repeatDays: 7 },
    ...fields,
  });
  const plan = async (fields: Partial<DayPlanWish> = {}) =>
    planner.handlers['schedules.planDay']({ wish: wish(fields) });
  const nameOf = (id: ProductId) => sender.products.read(id)?.name;
  return { sender, ...planner, products, plan, nameOf };
}

const timeOf = (at: number) => wallOf(at, home).time;

test('twelve products or four: they are spread over the hours that are wished for and open', async () => {
  const { plan, nameOf } = await open();
  const { slots, leftOut, endsAt } = await plan();
  expect(slots.map(({ at }) => timeOf(at))).toEqual(['09:00', '09:55', '10:55', '11:55']);
  expect(leftOut).toEqual([]);
  expect(endsAt).toBe((slots.at(-1)?.at ?? 0) + minuteMs);
  expect(slots.map(({ productId: id }) => nameOf(id))).toContain('Queijo Canastra');
});

test('on the same day nothing is planned for hours that are over', async () => {
  const { plan, until } = await open();
  await until(today, '10:30');
  const { slots } = await plan({ day: today });
  expect(slots.map(({ at }) => timeOf(at)).at(0)).toBe('10:30');
  expect((await plan({ day: today, from: '08:00', until: '10:00' })).leftOut.length).toBe(4);
});

test('what was sent lately, and what is planned already, counts', async () => {
  const { sender, plan, save, products } = await open();
  await sender.start(['Clientes', 'Vizinhos']);
  await sender.clock.run(3 * minuteMs);
  expect((await plan()).leftOut).toEqual([{ productId, why: 'sent-lately' }]);
  expect((await plan({ repeatDays: 0 })).leftOut).toEqual([]);

  const [first] = products as [ProductId];
  save({
    what: { kind: 'products', promos: [{ productId: first, templateId: null, pinnedText: null }] },
    timing: aTiming(tomorrow, '10:00'),
  });
  const { slots, leftOut } = await plan({ mostPerGroup: 1 });
  // The customers have one planned already, so that all that is left goes to the neighbours, and only once.
  expect(slots.map(({ groupIds }) => groupIds)).toEqual([[sender.groupId('Vizinhos')]]);
  expect(leftOut.map(({ why }) => why)).toEqual(['groups-full', 'groups-full', 'sent-lately']);
});

test('what cannot be offered on that day is left out, each with its reason', async () => {
  const { sender, plan } = await open();
  const expired = sender.addProduct({ name: 'Vencido', validUntil: today });
  const soldOut = sender.addProduct({ name: 'Esgotado' });
  sender.products.setSoldOut(soldOut, 1);
  const archived = sender.addProduct({ name: 'Arquivado' });
  sender.products.archive([archived], 1);
  const day = await plan({ productIds: [expired, soldOut, productId, archived] });
  expect(day.slots.map((slot) => slot.productId)).toEqual([productId]);
  expect(day.leftOut).toEqual([
    { productId: expired, why: 'expired' },
    { productId: soldOut, why: 'sold-out' },
    { productId: archived, why: 'archived' },
  ]);
  expect(day).toMatchObject({ broadcastMinutes: 1, hourlyCap: 60, dailyCap: 200 });
});

test('an accepted day becomes a schedule of each slot, and goes', async () => {
  const { sender, plan, handlers, until, runs } = await open();
  const { slots } = await plan();
  const day: AcceptedDay = {
    day: tomorrow,
    slots: slots.map(({ productId: id, at, groupIds }) => ({
      ...{ productId: id, templateId: null, time: timeOf(at), groupIds: [...groupIds] },
    })),
  };
  const ids = await handlers['schedules.acceptDay']({ day });
  expect(ids.length).toBe(4);
  await until(tomorrow, '13:00');
  expect(await sender.taken(['Clientes', 'Vizinhos'])).toEqual([4, 4]);
  expect((await runs(tomorrow, '2025-11-24')).every((run) => run.endsWith('started'))).toBe(true);
});

test('a day of which one slot cannot be is not accepted at all, and an accepted one can be taken back', async () => {
  const { sender, handlers, shown } = await open();
  const slot = {
    productId,
    templateId: null,
    time: '09:00' as const,
    groupIds: [sender.groupId('Clientes')],
  };
  const wrong = { ...slot, productId: '99999999-9999-4999-8999-999999999999' as ProductId };
  expect(() => handlers['schedules.acceptDay']({ day: { day: tomorrow, slots: [slot, wrong] } })).toThrow(
    'not-found',
  );
  expect(shown()).toEqual([]);
  const ids = await handlers['schedules.acceptDay']({ day: { day: tomorrow, slots: [slot, slot] } });
  handlers['schedules.delete']({ ids: [...ids] });
  expect(shown()).toEqual([]);
});

test('what a window may not ask for is refused', () => {
  const wish = {
    ...{
      productIds: [productId],
      templateId: null,
      groupIds: ['g'],
      setIds: [],
      day: tomorrow,
      from: '09:00',
    },
    ...{ until: '10:00', gapMinutes: 0, mostPerGroup: 1, repeatDays: 0 },
  };
  const schedule = {
    what: { kind: 'free-text', text: 'Oi', photoId: null },
    ...{ groupIds: ['g'], setIds: [], timing: aTiming(tomorrow, '09:00') },
  };
  const mayPlan = (fields: object) =>
    calls['schedules.planDay'].input.safeParse({ wish: { ...wish, ...fields } }).success;
  const maySave = (fields: object) =>
    calls['schedules.save'].input.safeParse({ schedule: { ...schedule, ...fields } }).success;
  expect([
    mayPlan({}),
    mayPlan({ until: '09:00' }),
    mayPlan({ groupIds: [] }),
    mayPlan({ day: '2025-02-30' }),
  ]).toEqual([true, false, false, false]);
  expect([
    maySave({}),
    maySave({ groupIds: [] }),
    maySave({ what: { kind: 'free-text', text: ' ', photoId: null } }),
  ]).toEqual([true, false, false]);
});
