import { expect, test } from 'vitest';
import { everyDay } from '../../shared/pacing/opening-hours.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { ScheduleId } from '../../shared/schedules.ts';
import { minuteMs, openSender, productId, threeGroups } from '../broadcasts/open-sender.ts';
import { aProduct } from '../builders.ts';
import { aPromo, aTiming, daily, openPlanner } from './open-planner.ts';

const today = '2025-11-22';

async function open(options: Parameters<typeof openPlanner>[1] = {}) {
  const sender = await openSender();
  return { sender, ...openPlanner(sender, options) };
}

test('a promo goes at its time, once, and the calendar knows which broadcast it was', async () => {
  const { sender, save, find, until, runs, handlers } = await open();
  const id = save({ groups: ['Clientes', 'Vizinhos'] });
  expect(find(id)).toMatchObject({
    names: ['Queijo Canastra'],
    ...{ groupCount: 2, unreachableCount: 0, heldBy: null, promoHolds: [null], last: null },
    next: { day: today, leftOut: [] },
  });
  await until(today, '09:59');
  expect(await sender.taken(['Clientes', 'Vizinhos'])).toEqual([0, 0]);
  await until(today, '10:05');
  expect(await sender.taken(['Clientes', 'Vizinhos', 'Família'])).toEqual([1, 1, 0]);
  expect(find(id)).toMatchObject({ next: null, last: { state: { kind: 'started' } } });
  await until('2025-11-24', '00:00');
  expect(await sender.taken(['Clientes', 'Vizinhos'])).toEqual([1, 1]);
  expect(await runs(today, '2025-11-25')).toEqual(['22 10:00 started']);
  const [run] = await handlers['schedules.runs']({ from: 0, until: 4e12 });
  expect(run?.state).toMatchObject({ broadcastIds: [sender.shown()[0]?.id], leftOut: [] });
});

test('price and text are those of the moment, unless she pinned the text', async () => {
  const { sender, save, until } = await open();
  save({ timing: aTiming(today, '10:00') });
  save({ timing: aTiming(today, '13:00'), what: aPromo(productId, 'Só hoje!') });
  sender.products.change(productId, aProduct({ name: 'Queijo Minas', price: 1_990 }), 0);
  await until(today, '14:00');
  const [first, second] = await sender.texts('Clientes');
  expect(first).toContain('Queijo Minas');
  expect(first).toContain('19,90');
  expect(second).toBe('Só hoje!');
});

test('a daily promo comes every day to the same groups: that is what she planned', async () => {
  const { sender, save, until, runs } = await open();
  save({ timing: aTiming(today, '10:00', daily) });
  await until('2025-11-24', '11:00');
  expect(await sender.taken(['Clientes'])).toEqual([3]);
  expect(await runs(today, '2025-11-26')).toEqual([
    ...['22 10:00 started', '23 10:00 started', '24 10:00 started', '25 10:00 planned'],
  ]);
});

test('two schedules of one product that meet do not give a group the same offer twice', async () => {
  const { sender, save, until, runs } = await open();
  save({ groups: ['Clientes', 'Vizinhos'] });
  save({ groups: ['Vizinhos', 'Família'], timing: aTiming(today, '10:01') });
  save({ groups: ['Família'], timing: aTiming(today, '10:30') });
  save({ groups: ['Família'], timing: aTiming(today, '15:00') });
  await until(today, '16:00');
  expect(await sender.taken(['Clientes', 'Vizinhos', 'Família'])).toEqual([1, 1, 2]);
  expect(await runs(today, '2025-11-23')).toEqual([
    ...['22 10:00 started', '22 10:01 started', '22 10:30 held: just-sent', '22 15:00 started'],
  ]);
});

test('a product that is sold out, archived or expired is held, and the others of the schedule go', async () => {
  const { sender, save, until, runs, find, handlers, schedules } = await open();
  const archived = sender.addProduct({ name: 'Arquivado' });
  const expired = sender.addProduct({ name: 'Vencido', validUntil: '2025-11-22' as PlainDate });
  const fine = sender.addProduct({ name: 'Bom' });
  const promos = [productId, archived, expired, fine].map((id) => ({
    ...{ productId: id, templateId: null, pinnedText: null },
  }));
  const all = save({ what: { kind: 'products', promos }, timing: aTiming('2025-11-23', '10:00') });
  const one = save({ what: aPromo(productId), timing: aTiming('2025-11-23', '11:00', daily) });
  expect(find(all)?.promoHolds).toEqual([null, null, 'expired', null]);
  sender.handlers['changes.sellOut']({ productId, wish: null });
  sender.products.archive([archived], 1);
  schedules.noteChange();
  await sender.clock.run(minuteMs);
  expect(find(all)).toMatchObject({ promoHolds: ['sold-out', 'archived', 'expired', null], heldBy: null });
  expect(find(one)?.heldBy).toBe('sold-out');
  await until('2025-11-23', '12:00');
  expect(await sender.texts('Clientes')).toEqual([expect.stringContaining('Bom')]);
  expect(await runs('2025-11-23', '2025-11-24')).toEqual(['23 10:00 started', '23 11:00 held: sold-out']);
  const [run] = await handlers['schedules.runs']({ from: 0, until: Date.UTC(2025, 10, 24) });
  expect(run?.state).toMatchObject({
    leftOut: [
      { productId, why: 'sold-out' },
      { productId: archived, why: 'archived' },
      { productId: expired, why: 'expired' },
    ],
  });
  sender.products.setSoldOut(productId, null);
  await until('2025-11-24', '12:00');
  expect(await runs('2025-11-24', '2025-11-25')).toEqual(['24 11:00 started']);
});

test('a photo that is gone holds the run and says so, and keeps nothing else from running', async () => {
  let isThere = false;
  const { sender, save, until, find, runs } = await open({ canReadPhoto: () => isThere });
  const id = save({ timing: aTiming(today, '10:00', daily) });
  save({
    timing: aTiming(today, '10:01'),
    what: { kind: 'free-text', text: 'Bom dia!\nAbrimos.', photoId: null },
  });
  await until(today, '10:05');
  expect(await runs(today, '2025-11-23')).toEqual(['22 10:00 held: photo-gone', '22 10:01 started']);
  expect(find(id)?.last?.state).toEqual({ kind: 'held', why: 'photo-gone' });
  expect(await sender.texts('Clientes')).toEqual(['Bom dia!\nAbrimos.']);
  isThere = true;
  await until('2025-11-23', '10:05');
  expect((await sender.texts('Clientes')).length).toBe(2);
});

test('a group that is gone or closed to her is left out, and without any the run is held', async () => {
  const sender = await openSender({ groups: threeGroups() });
  const { save, until, find, runs, schedules, sets } = openPlanner(sender);
  const setOf = (name: string) => {
    const groupIds = [sender.groupId(name)];
    const set = sets.handlers['groups.saveSet']({ set: { name, color: 'teal', groupIds } });
    return (set as Exclude<typeof set, Promise<unknown>>).id;
  };
  const both = save({ groups: ['Vizinhos'], setIds: [setOf('Clientes')] });
  const none = save({ groups: ['Clientes'], timing: aTiming(today, '11:00') });
  expect(find(both)?.groupCount).toBe(2);
  await sender.far.group('Clientes').setAnnounceOnly(true);
  schedules.noteChange();
  await until(today, '09:30');
  expect(find(both)).toMatchObject({ groupCount: 1, unreachableCount: 1, heldBy: null });
  expect(find(none)).toMatchObject({ groupCount: 0, unreachableCount: 1, heldBy: 'no-group' });
  sender.shop.db.exec("DELETE FROM groups WHERE name = 'Família'");
  save({ groups: ['Família'], timing: aTiming(today, '11:30') });
  await until(today, '12:00');
  expect(await sender.taken(['Clientes', 'Vizinhos', 'Família'])).toEqual([0, 1, 0]);
  expect(await runs(today, '2025-11-23')).toEqual([
    ...['22 10:00 started', '22 11:00 held: no-group', '22 11:30 held: no-group'],
  ]);
});

test('a set is what belongs to it when it runs', async () => {
  const { sender, save, until, sets } = await open();
  const put = async (names: readonly string[], id?: Parameters<typeof save>[0]['setIds']) =>
    sets.handlers['groups.saveSet']({
      set: { ...(id?.[0] && { id: id[0] }), name: 'VIP', color: 'teal', groupIds: names.map(sender.groupId) },
    });
  const { id } = await put(['Clientes']);
  save({ groups: [], setIds: [id] });
  await put(['Vizinhos', 'Família'], [id]);
  await until(today, '10:05');
  expect(await sender.taken(['Clientes', 'Vizinhos', 'Família'])).toEqual([0, 1, 1]);
});

test('a run is skipped, brought back, moved, and none of it can be done to what has run', async () => {
  const { sender, save, until, runs, handlers } = await open();
  const id = save({ timing: aTiming(today, '10:00', daily) });
  const day = (text: string) => `2025-11-${text}` as PlainDate;
  handlers['schedules.skip']({ id, day: day('23'), isSkipped: true });
  handlers['schedules.skip']({ id, day: day('24'), isSkipped: true });
  handlers['schedules.skip']({ id, day: day('24'), isSkipped: false });
  handlers['schedules.move']({ id, day: day('25'), to: { day: day('24'), time: '18:30' } });
  expect(await runs(today, '2025-11-27')).toEqual([
    ...['22 10:00 planned', '23 10:00 skipped', '24 10:00 planned', '24 18:30 planned', '26 10:00 planned'],
  ]);
  await until('2025-11-26', '00:00');
  expect(await sender.taken(['Clientes'])).toEqual([3]);
  expect(() =>
    handlers['schedules.move']({ id, day: day('25'), to: { day: day('27'), time: '12:00' } }),
  ).toThrow('bad-input');
  expect(() =>
    handlers['schedules.move']({ id, day: day('28'), to: { day: day('20'), time: '12:00' } }),
  ).toThrow('bad-input');
  expect(() => handlers['schedules.skip']({ id, day: day('21'), isSkipped: true })).toThrow('not-found');
});

test('what is paused or deleted does not run, and what lies between is not made up for', async () => {
  const { sender, save, until, runs, handlers, find, missed } = await open();
  const id = save({ timing: aTiming(today, '10:00', daily) });
  const other = save({ groups: ['Família'], timing: aTiming(today, '10:00', daily) });
  handlers['schedules.pause']({ id });
  handlers['schedules.delete']({ ids: [other] });
  expect(find(id)).toMatchObject({ isPaused: true, next: null });
  expect(find(other)).toBeUndefined();
  expect(await runs(today, '2025-11-23')).toEqual(['22 10:00 paused']);
  await until('2025-11-23', '12:00');
  handlers['schedules.resume']({ id });
  handlers['schedules.restore']({ ids: [other] });
  await until('2025-11-24', '11:00');
  expect(await sender.taken(['Clientes', 'Família'])).toEqual([1, 1]);
  expect(missed()).toEqual([]);
  expect(() => handlers['schedules.restore']({ ids: [id] })).toThrow('not-found');
});

test('a change of the time holds from now on, and a day that has run does not run again', async () => {
  const { sender, save, until, runs } = await open();
  const id = save({ timing: aTiming(today, '10:00', daily) });
  await until(today, '10:30');
  save({ id, timing: aTiming(today, '12:00', daily) });
  await until('2025-11-23', '12:30');
  save({ id, timing: aTiming(today, '08:00', daily), groups: ['Família'] });
  await until('2025-11-24', '07:00');
  expect(await sender.taken(['Clientes', 'Família'])).toEqual([2, 0]);
  expect(await runs(today, '2025-11-25')).toEqual([
    '22 10:00 started',
    '23 12:00 started',
    '24 08:00 planned',
  ]);
});

test('what is not there cannot be planned, and a thousand schedules are enough', async () => {
  const { sender, save, handlers } = await open();
  expect(() => save({ what: aPromo('99999999-9999-4999-8999-999999999999' as never) })).toThrow('not-found');
  expect(() => save({ groupIds: ['nobody'] as never })).toThrow('not-found');
  expect(() => handlers['schedules.pause']({ id: 'x' as ScheduleId })).toThrow('not-found');
  sender.shop.db.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 999)
    INSERT INTO schedules (id, kind, text, timing, handled_until, next_at, next_day)
    SELECT 'id ' || i, 'free-text', 'Oi', '${JSON.stringify(aTiming(today, '10:00'))}', 0, 1, '${today}' FROM n`);
  save({});
  expect(() => save({})).toThrow('too-many-schedules');
});

test('what is over takes no place: it leaves the list after two months, the calendar keeps what it sent', async () => {
  const { sender, save, until, jumpTo, shown, runs } = await open();
  sender.shop.db.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
    INSERT INTO schedules (id, kind, text, timing, handled_until)
    SELECT 'id ' || i, 'free-text', 'Oi', '${JSON.stringify(aTiming('2025-01-22', '10:00'))}', 0 FROM n`);
  const ids = () => shown().map(({ id }) => id);
  const first = save({ timing: aTiming(today, '10:00') });
  await until(today, '10:30');
  expect(await sender.taken(['Clientes'])).toEqual([1]);
  expect(ids()).toEqual([first]);
  jumpTo('2026-01-22', '10:30');
  const second = save({ timing: aTiming('2026-02-22', '10:00') });
  expect(ids()).toEqual([second, first]);
  jumpTo('2026-01-24', '10:30');
  const third = save({ timing: aTiming('2026-02-23', '10:00') });
  expect(ids()).toEqual([second, third]);
  expect(await runs(today, '2025-11-23')).toEqual(['22 10:00 started']);
});

test('what she skips stays in the calendar and can be brought back, also when nothing else of it is left', async () => {
  const { save, handlers, find, runs, until } = await open();
  const id = save({ timing: aTiming('2025-12-10', '10:00') });
  handlers['schedules.skip']({ id, day: '2025-12-10' as PlainDate, isSkipped: true });
  await until(today, '12:00');
  expect(await runs('2025-12-07', '2025-12-14')).toEqual(['10 10:00 skipped']);
  expect(find(id)).toMatchObject({ next: null });
  handlers['schedules.skip']({ id, day: '2025-12-10' as PlainDate, isSkipped: false });
  expect(await runs('2025-12-07', '2025-12-14')).toEqual(['10 10:00 planned']);
});

test('a run outside opening hours is asked about, and not sent later by itself', async () => {
  const hours = everyDay({ isOpen: true, opens: 8 * 60, closes: 18 * 60 });
  const { sender, save, until, missed, runs } = await open({ hours });
  save({ timing: aTiming(today, '18:00') });
  await until('2025-11-23', '12:00');
  expect(await sender.taken(['Clientes'])).toEqual([0]);
  expect(missed()).toMatchObject([{ count: 1, day: today, names: ['Queijo Canastra'], groupCount: 1 }]);
  expect(await runs(today, '2025-11-24')).toEqual(['22 18:00 missed']);
});
