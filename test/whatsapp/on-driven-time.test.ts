import { expect, test } from 'vitest';
import { onDrivenTime } from '../../main/whatsapp/on-driven-time.ts';
import type { MessageId } from '../../main/whatsapp/whatsapp.ts';
import { createFakeClock, fakeNow } from '../fakes/clock.ts';
import { createFakeWhatsApp } from '../fakes/whatsapp.ts';

const aheadMs = 1_000_000_000;

async function open() {
  const clock = createFakeClock();
  const far = createFakeWhatsApp({ clock, groups: [{ name: 'Clientes', members: 2 }], isLinked: true });
  const link = onDrivenTime(far.whatsapp, { shows: (realAt) => realAt + aheadMs });
  const heard: { readonly messageId: MessageId; readonly at: number }[] = [];
  link.on('receipt', (receipt) => heard.push(receipt));
  expect(link.isBusy()).toBe(false);
  await link.connect();
  await clock.run(1_000);
  return { clock, far, link, heard };
}

test('what it tells of times is told on the driven clock, and while it waits for an answer it is busy', async () => {
  const { clock, far, link, heard } = await open();
  expect([link.connection.kind, link.isBusy()]).toEqual(['connected', false]);
  const [group] = await link.listGroups();
  if (group === undefined) throw new Error('the account has a group');
  const promo = await link.preparePromo({ text: 'Oferta', photo: null });
  const message = link.addressPromo(promo, { kind: 'group', id: group.id });
  await far.server.holdAcks();
  const posted = link.post(message);
  expect(link.isBusy()).toBe(true);
  await clock.run(100);
  await far.server.releaseAcks();
  const outcome = await posted;
  await clock.run(5_000);
  expect(link.isBusy()).toBe(false);
  expect(outcome).toMatchObject({ kind: 'sent' });
  expect(outcome.kind === 'sent' && outcome.at).toBeGreaterThanOrEqual(fakeNow + aheadMs);
  expect(heard.length).toBeGreaterThan(0);
  for (const { at } of heard) expect(at).toBeGreaterThanOrEqual(fakeNow + aheadMs);
});
