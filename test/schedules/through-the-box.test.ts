import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startBoxProcess } from '../../main/practice/start-box-process.ts';
import { systemClock } from '../../main/system/clock.ts';
import type { GroupSetId } from '../../shared/group-sets.ts';
import type { Centavos } from '../../shared/money.ts';
import { emptyDraft } from '../../shared/products.ts';
import { wallOf } from '../../shared/schedules/wall-of.ts';
import { makeFolder } from '../builders.ts';
import { openWholeApp } from '../diagnostics/open-whole-app.ts';
import { silentLog } from '../fakes/log.ts';
import { until } from '../whatsapp/until.ts';

const minuteMs = 60_000;

test('what was planned before a sleep goes when the computer wakes up in time, and every member can read it', async () => {
  const box = await startBoxProcess({
    refreshesPerPairing: 0,
    groups: [
      { name: 'Clientes', members: 4, devicesPerMember: [1, 2] },
      { name: 'Vizinhas', members: 2 },
      { name: 'Antigas', members: 2 },
    ],
  });
  const dataFolder = join(makeFolder(), 'data');
  mkdirSync(dataFolder);
  // While the computer sleeps its clock goes on, and its timers do not.
  let sleptMs = 0;
  const clock = { ...systemClock, now: () => systemClock.now() + sleptMs };
  const wake = new Set<() => void>();
  const whole = openWholeApp(dataFolder, box, silentLog, {
    clock,
    onMoment(listener) {
      wake.add(listener);
      return () => wake.delete(listener);
    },
  });
  const { app, handlers, lives } = whole;
  onTestFinished(async () => {
    await app.stop();
    await box.stop();
  });
  await app.begin();
  await until('it is connected', async () => {
    const connection = lives.read('connection');
    if (connection?.kind === 'waiting-for-scan') await box.phone.scanQr(connection.qr.text);
    return connection?.kind === 'connected' && lives.read('groups').groups.length === 3;
  });
  const [picked] = await handlers['photos.pick']({});
  if (!picked) throw new Error('a file was chosen');
  const photo = await handlers['photos.addPicked']({ id: picked.id });
  const draft = { ...emptyDraft, name: 'Queijo Canastra', photoIds: [photo.id] };
  const product = await handlers['products.save']({ product: { ...draft, price: 6_490 as Centavos } });
  const keepSet = (names: readonly string[], id?: GroupSetId) => {
    const groups = lives.read('groups').groups.filter(({ name }) => names.includes(name));
    const set = { name: 'Freguesia', color: 'teal' as const, groupIds: groups.map((group) => group.id) };
    return handlers['groups.saveSet']({ set: { ...set, ...(id && { id }) } });
  };
  const set = await keepSet(['Clientes', 'Antigas']);
  const { day, time } = wallOf(clock.now() + 90 * minuteMs, clock.timeZone());
  const id = await handlers['schedules.save']({
    schedule: {
      what: { kind: 'products', promos: [{ productId: product.id, templateId: null, pinnedText: null }] },
      ...{ groupIds: [], setIds: [set.id] },
      timing: { start: day, time, repeat: { kind: 'daily' }, end: { kind: 'never' }, exceptions: [] },
    },
  });
  const counts = async () =>
    (
      await handlers['products.list']({
        ...{ tab: 'scheduled', search: '', sort: 'newest', inStock: false, expiring: false },
        ...{ category: null, offset: 0, limit: 10 },
      })
    ).counts;
  expect((await counts()).scheduled).toBe(1);
  // What is true when it goes counts, and not what was true when it was planned: the price, and who is in the set.
  await keepSet(['Clientes', 'Vizinhas'], set.id);
  await handlers['products.save']({ product: { ...draft, id: product.id, price: 5_990 as Centavos } });

  sleptMs = 95 * minuteMs;
  for (const tell of wake) tell();
  for (const name of ['Clientes', 'Vizinhas']) {
    await until('all devices of the group have it', async () => {
      const inbox = await box.group(name).inbox();
      return inbox.every(({ entries }) => entries.length === 1);
    });
  }
  const inboxes = [...(await box.group('Clientes').inbox()), ...(await box.group('Vizinhas').inbox())];
  expect(inboxes.length).toBe(4 + 2 + 2);
  for (const { entries } of inboxes) {
    expect(entries[0]?.text).toContain('59,90');
    expect(entries[0]?.photoSha256).not.toBeNull();
  }
  for (const { entries } of await box.group('Antigas').inbox()) expect(entries).toEqual([]);
  const shown = lives.read('schedules').find((each) => each.id === id);
  expect(shown?.last?.state.kind).toBe('started');
  expect(shown?.next?.day).not.toBe(day);
}, 60_000);
