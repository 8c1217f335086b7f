import { afterEach, describe, expect, it } from 'vitest';
import type { Forgery, PracticeBox } from '../../main/practice/practice-box.ts';
import { startBoxProcess } from '../../main/practice/start-box-process.ts';
import { orders, post, scanUntilLinked, startLinked } from './linked.ts';
import { createStockClient } from './stock-client.ts';
import { until } from './until.ts';

const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const each of running.splice(0).reverse()) await each.stop();
});

const start = async (jitter: object): Promise<PracticeBox> => {
  const box = await startBoxProcess({ ...jitter, groups: [], refreshesPerPairing: 0 });
  running.push(box);
  return box;
};

describe.each(orders)('what a stock Baileys 7.0.0-rc14 accepts though it is forged, $order', ({ jitter }) => {
  it.each<Forgery>(['root', 'leaf', 'leaf-key'])('a certificate chain with a forged %s', async (forgery) => {
    const box = await start(jitter);
    await box.server.forge(forgery);
    const client = createStockClient(box.address);
    running.push(client);
    await until('it went on', () => client.qr !== null);
    expect(await box.violations()).toEqual([`a client went on after a forged certificate (${forgery})`]);
  });

  it('an account signature by a stranger', async () => {
    const box = await start(jitter);
    await box.server.forge('account-signature');
    const client = createStockClient(box.address);
    running.push(client);
    expect((await scanUntilLinked(box.phone, client)).at(-1)).toBe('linked');
    expect(await box.violations()).toEqual(['a client accepted a forged account signature']);
  });

  it('one pre-key bundle by a stranger, whose device then gets nothing while all others get everything', async () => {
    const { box, client } = await startLinked({ ...jitter, groups: [{ name: 'group', members: 4 }] });
    running.push(box, client);
    await box.server.forge('one-bundle');
    await post(client, box.group('group').jid, { text: 'Olá' });
    const counts = (await box.group('group').inbox()).map(({ entries }) => entries.length);
    expect(counts.toSorted()).toEqual([0, 1, 1, 1]);
    expect(await box.violations()).toEqual(['a client encrypted to a forged pre-key bundle']);
    expect((await box.report()).posts[0]).toMatchObject({ deviceCount: 4, readableCount: 3 });
  });
});
