import { expect, test } from 'vitest';
import { everyDay } from '../../shared/pacing/opening-hours.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { RepeatAnswer } from '../../shared/start-broadcasts.ts';
import { hourMs, minuteMs, openSender, productId, type Sender } from '../broadcasts/open-sender.ts';
import { openPlanner, type PlannerOptions } from './open-planner.ts';

/** A sender begins at a quarter past nine, as the wall in São Paulo shows it, and some minutes. */
const today = '2025-11-22';
const all = ['Clientes', 'Vizinhos', 'Família'];
const shop = everyDay({ isOpen: true, opens: 8 * 60, closes: 21 * 60 });

async function open(options: PlannerOptions = {}) {
  const sender = await openSender();
  return { sender, ...openPlanner(sender, options) };
}

const goesOffline = ({ far }: Sender) => far.whatsapp.disconnect();
const comesBack = ({ far }: Sender) => far.whatsapp.connect();

/** What the confirm step asks of main while there is no link. */
const confirms = async (
  { sender, handlers }: Pick<Awaited<ReturnType<typeof open>>, 'sender' | 'handlers'>,
  groups: readonly string[],
  repeats: RepeatAnswer = 'ask',
) =>
  handlers['schedules.sendWhenConnected']({
    promos: [{ kind: 'product', productId, templateId: null }],
    groupIds: groups.map(sender.groupId),
    repeats,
  });

test('confirmed without a link it waits, is shown, and goes once when the link is back', async () => {
  const planner = await open();
  const { sender, shown, until, runs, missed } = planner;
  await goesOffline(sender);
  expect(await confirms(planner, all)).toEqual({ kind: 'waits' });
  expect(shown()).toMatchObject([{ confirmedAt: sender.clock.now(), groupCount: 3, isPaused: false }]);
  expect(shown()[0]?.next?.at).toBeLessThanOrEqual(sender.clock.now());
  await sender.clock.run(20 * minuteMs);
  expect(await sender.taken(all)).toEqual([0, 0, 0]);
  await comesBack(sender);
  await sender.clock.run(10 * minuteMs);
  expect(await sender.taken(all)).toEqual([1, 1, 1]);
  await until('2025-11-24', '12:00');
  expect(await sender.taken(all)).toEqual([1, 1, 1]);
  expect(missed()).toEqual([]);
  expect((await runs(today, '2025-11-25')).map((run) => run.split(' ')[2])).toEqual(['started']);
});

test('with a link by the time main hears of it, it goes at once', async () => {
  const planner = await open();
  await confirms(planner, ['Clientes']);
  await planner.sender.clock.run(minuteMs);
  expect(await planner.sender.taken(['Clientes'])).toEqual([1]);
});

test('a link that comes back after the grace sends nothing: she is asked, and it goes once at her word', async () => {
  const planner = await open();
  const { sender, missed, handlers } = planner;
  await goesOffline(sender);
  await confirms(planner, all);
  await sender.clock.run(32 * minuteMs);
  expect(missed()).toMatchObject([{ count: 1, groupCount: 3, names: ['Queijo Canastra'], heldBy: null }]);
  await comesBack(sender);
  await sender.clock.run(3 * hourMs);
  expect(await sender.taken(all)).toEqual([0, 0, 0]);
  await handlers['schedules.answerMissed']({ id: null, answer: 'now' });
  await sender.clock.run(10 * minuteMs);
  expect(await sender.taken(all)).toEqual([1, 1, 1]);
  expect(missed()).toEqual([]);
});

test('a laptop that sleeps past the grace sends nothing by itself either', async () => {
  const planner = await open();
  const { sender, missed, wakeUp, jumpTo } = planner;
  await goesOffline(sender);
  await confirms(planner, all);
  jumpTo(today, '18:00');
  wakeUp();
  await comesBack(sender);
  await sender.clock.run(hourMs);
  expect(await sender.taken(all)).toEqual([0, 0, 0]);
  expect(missed()).toMatchObject([{ count: 1 }]);
});

test('quit and started again while it waits, nothing is lost and nothing goes twice', async () => {
  const planner = await open();
  const { sender } = planner;
  await goesOffline(sender);
  await confirms(planner, all);
  await planner.schedules.stop();
  await sender.broadcasts.stop();
  await sender.clock.run(10 * minuteMs);
  // The next start finds the link, the one after it finds that it has gone.
  for (let start = 0; start < 2; start += 1) {
    const next = await openSender({ shop: sender.shop, far: sender.far, clock: sender.clock });
    const again = openPlanner(next);
    await next.clock.run(10 * minuteMs);
    expect(await next.taken(all)).toEqual([1, 1, 1]);
    expect(again.missed()).toEqual([]);
    await again.schedules.stop();
    await next.broadcasts.stop();
  }
});

test('started again after the grace it asks, and sends nothing', async () => {
  const planner = await open();
  const { sender } = planner;
  await goesOffline(sender);
  await confirms(planner, all);
  await planner.schedules.stop();
  await sender.broadcasts.stop();
  await sender.clock.run(45 * minuteMs);
  const next = await openSender({ shop: sender.shop, far: sender.far, clock: sender.clock });
  const again = openPlanner(next);
  await next.clock.run(hourMs);
  expect(again.missed()).toMatchObject([{ count: 1, groupCount: 3 }]);
  expect(await next.taken(all)).toEqual([0, 0, 0]);
});

test('cancelled it does not go, and taken back it does', async () => {
  const planner = await open();
  const { sender, shown, handlers } = planner;
  await goesOffline(sender);
  await confirms(planner, ['Clientes']);
  await confirms(planner, ['Vizinhos']);
  const [first, second] = shown().map(({ id, next }) => ({
    id,
    day: next?.day as NonNullable<typeof next>['day'],
  }));
  if (!first || !second) throw new Error('both wait');
  await handlers['schedules.skip']({ ...first, isSkipped: true });
  await handlers['schedules.skip']({ ...second, isSkipped: true });
  await handlers['schedules.skip']({ ...second, isSkipped: false });
  await comesBack(sender);
  await sender.clock.run(10 * minuteMs);
  expect(await sender.taken(['Clientes', 'Vizinhos'])).toEqual([0, 1]);
});

test('confirmed twice it comes to each group once', async () => {
  const planner = await open();
  const { sender, runs } = planner;
  await goesOffline(sender);
  await confirms(planner, all);
  await confirms(planner, all);
  await comesBack(sender);
  await sender.clock.run(20 * minuteMs);
  expect(await sender.taken(all)).toEqual([1, 1, 1]);
  expect((await runs(today, '2025-11-23')).map((run) => run.split(' ').slice(2).join(' ')).sort()).toEqual([
    ...['held: just-sent', 'started'],
  ]);
});

test('main asks about repeats without a link, too, and does what she answers', async () => {
  const planner = await open();
  const { sender, shown } = planner;
  await sender.start(['Clientes']);
  await sender.clock.run(10 * minuteMs);
  expect(await sender.taken(all)).toEqual([1, 0, 0]);
  await goesOffline(sender);
  expect(await confirms(planner, all)).toMatchObject({
    kind: 'repeats',
    repeats: [{ groupName: 'Clientes' }],
  });
  expect(await confirms(planner, ['Clientes'], 'leave-out')).toMatchObject({ kind: 'repeats' });
  expect(shown()).toEqual([]);
  expect(await confirms(planner, ['Clientes', 'Vizinhos'], 'leave-out')).toEqual({ kind: 'waits' });
  expect(shown()).toMatchObject([{ groupCount: 1 }]);
  await comesBack(sender);
  await sender.clock.run(10 * minuteMs);
  expect(await sender.taken(all)).toEqual([1, 1, 0]);
});

test('what she sends all the same goes also where the promo has just been, and twice confirmed goes once', async () => {
  const planner = await open();
  const { sender } = planner;
  await sender.start(['Clientes', 'Vizinhos']);
  await sender.clock.run(10 * minuteMs);
  await goesOffline(sender);
  await confirms(planner, ['Clientes'], 'send');
  await confirms(planner, ['Clientes'], 'send');
  await comesBack(sender);
  await sender.clock.run(20 * minuteMs);
  expect(await sender.taken(['Clientes', 'Vizinhos'])).toEqual([2, 1]);
});

test('at night it waits for the morning; it goes then, or within the grace', async () => {
  const planner = await open({ hours: shop });
  const { sender, until, shown, wallNews } = planner;
  await until(today, '22:30');
  await goesOffline(sender);
  await confirms(planner, ['Clientes']);
  await comesBack(sender);
  await until('2025-11-23', '07:59');
  expect(await sender.taken(['Clientes'])).toEqual([0]);
  expect(shown()).toMatchObject([{ next: { day: '2025-11-23' } }]);
  await until('2025-11-23', '08:05');
  expect(await sender.taken(['Clientes'])).toEqual([1]);
  expect(wallNews()).toEqual([]);
});

test('what sells out while it waits is held, and sends nothing', async () => {
  const planner = await open();
  const { sender, runs, shown, schedules } = planner;
  await goesOffline(sender);
  await confirms(planner, all);
  sender.handlers['changes.sellOut']({ productId, wish: null });
  schedules.noteChange();
  await sender.clock.run(minuteMs);
  expect(shown()).toMatchObject([{ heldBy: 'sold-out' }]);
  await comesBack(sender);
  await sender.clock.run(10 * minuteMs);
  expect(await sender.taken(all)).toEqual([0, 0, 0]);
  expect((await runs(today, '2025-11-23')).map((run) => run.split(' ').slice(2).join(' '))).toEqual([
    ...['held: sold-out'],
  ]);
  await expect(confirms(planner, all)).rejects.toThrow('sold-out');
});

test('what had expired goes when she confirmed it all the same; what expires while it waits does not', async () => {
  const planner = await open({ hours: shop });
  const { sender, until, handlers } = planner;
  const old = sender.addProduct({ name: 'Vencido', validUntil: '2025-11-21' as PlainDate });
  const last = sender.addProduct({ name: 'Só hoje', validUntil: today as PlainDate });
  await until(today, '22:00');
  await goesOffline(sender);
  await handlers['schedules.sendWhenConnected']({
    promos: [old, last].map((id) => ({ kind: 'product', productId: id, templateId: null })),
    ...{ groupIds: [sender.groupId('Clientes')], repeats: 'ask' },
  });
  await comesBack(sender);
  await until('2025-11-23', '09:00');
  expect(await sender.texts('Clientes')).toEqual([expect.stringContaining('Vencido')]);
});

test('where no hour is ever open nothing can wait, and nothing is written', async () => {
  const planner = await open({ hours: everyDay({ isOpen: false, opens: 0, closes: 0 }) });
  await goesOffline(planner.sender);
  await expect(confirms(planner, all)).rejects.toThrow('bad-input');
  expect(planner.shown()).toEqual([]);
});
