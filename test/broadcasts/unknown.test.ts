import { expect, test } from 'vitest';
import type { MessageId, PostOutcome, WhatsApp, WhatsAppEvents } from '../../main/whatsapp/whatsapp.ts';
import type { BroadcastId } from '../../shared/broadcasts.ts';
import {
  dayMs,
  hourMs,
  minuteMs,
  openSender,
  type Sender,
  type SenderOptions,
  secondMs,
  threeGroups,
  withPost,
} from './open-sender.ts';

const pair = ['Clientes', 'Vizinhos'];

/** A post that answers `unknown` as often as told without anything leaving, and is as usual after that. */
function losing(count: number) {
  const ids: MessageId[] = [];
  const wrapWhatsApp = (whatsapp: WhatsApp) =>
    withPost(whatsapp, async (message): Promise<PostOutcome> => {
      ids.push(message.id);
      return ids.length <= count ? { kind: 'unknown' } : whatsapp.post(message);
    });
  return { ids, wrapWhatsApp };
}

/** The same port, whose events the test may make too. */
function telling() {
  const listeners: { name: string; listener: (event: never) => void }[] = [];
  const wrap = (whatsapp: WhatsApp): WhatsApp => {
    const on: WhatsApp['on'] = (name, listener) => {
      listeners.push({ name, listener: listener as (event: never) => void });
      return whatsapp.on(name, listener);
    };
    return Object.create(whatsapp, { on: { value: on } }) as WhatsApp;
  };
  const tell = <Name extends keyof WhatsAppEvents>(name: Name, event: WhatsAppEvents[Name]) => {
    for (const each of listeners) if (each.name === name) each.listener(event as never);
  };
  return { wrap, tell };
}

/** A sender with deliveries of which nothing was heard, and nothing arrived. */
async function openWithUnknown(names: readonly string[], options: SenderOptions = {}) {
  const lost = losing(names.length);
  const sender = await openSender({
    groups: threeGroups(0),
    ...options,
    wrapWhatsApp: (port) => (options.wrapWhatsApp ?? ((same) => same))(lost.wrapWhatsApp(port)),
  });
  const id = await sender.start(names);
  await sender.clock.run(names.length * minuteMs);
  expect(sender.kinds(id)).toEqual(names.map(() => 'unknown'));
  return { ...sender, id, ids: lost.ids };
}

function answer(sender: Sender, id: BroadcastId, given: 'send-again' | 'leave', place?: number): void {
  const deliveryId = place === undefined ? null : (sender.find(id)?.deliveries[place]?.id ?? null);
  sender.handlers['broadcasts.answerUnknown']({ id, deliveryId, answer: given });
}

test('what she sends again goes under the same id, once, and at the normal pace', async () => {
  const sender = await openWithUnknown(pair);
  const { id, ids, clock, kinds, taken } = sender;
  answer(sender, id, 'send-again');
  await clock.run(secondMs);
  expect(kinds(id)).toContain('waiting');
  await clock.run(2 * minuteMs);
  expect(kinds(id)).toEqual(['sent', 'sent']);
  expect(ids.slice(2)).toEqual(ids.slice(0, 2));
  expect(await taken(pair)).toEqual([1, 1]);
});

test('she answers for one group, and the others go on waiting for her', async () => {
  const sender = await openWithUnknown(pair);
  const { id, clock, kinds, taken } = sender;
  answer(sender, id, 'send-again', 1);
  await clock.run(hourMs);
  expect(kinds(id)).toEqual(['unknown', 'sent']);
  expect(await taken(pair)).toEqual([0, 1]);
});

test('what she leaves is settled, says so, and is not sent, also after the next start', async () => {
  const sender = await openWithUnknown(pair);
  const { id, clock, kinds, taken, shop, far } = sender;
  answer(sender, id, 'leave');
  answer(sender, id, 'send-again');
  await clock.run(hourMs);
  expect(kinds(id)).toEqual(['left', 'left']);
  await sender.broadcasts.stop();
  const next = await openSender({ shop, clock, far });
  await clock.run(hourMs);
  expect(next.kinds(id)).toEqual(['left', 'left']);
  expect(await taken(pair)).toEqual([0, 0]);
});

test('what she left is sent all the same as soon as somebody is found to have it', async () => {
  const { wrap, tell } = telling();
  const sender = await openWithUnknown(['Clientes'], { wrapWhatsApp: wrap });
  const { id, ids, clock, states } = sender;
  answer(sender, id, 'leave');
  await clock.run(secondMs);
  tell('receipt', { messageId: ids[0] as MessageId, person: 'a', kind: 'delivered', at: clock.now() });
  await clock.run(secondMs);
  expect(states(id)).toEqual([{ kind: 'sent', sentAt: expect.any(Number), deliveredCount: 1, seenCount: 0 }]);
});

test.for(['receipt', 'proof', 'lateAck'] as const)(
  'a %s that comes while it waits to be sent again settles it, and nothing is sent',
  async (name) => {
    const { wrap, tell } = telling();
    const sender = await openWithUnknown(['Clientes'], { wrapWhatsApp: wrap });
    const { id, ids, clock, handlers, kinds, taken } = sender;
    handlers['broadcasts.pause']({ id });
    answer(sender, id, 'send-again');
    await clock.run(secondMs);
    expect(kinds(id)).toEqual(['held: paused']);
    const news = { messageId: ids[0] as MessageId, person: 'a', kind: 'seen' as const, at: clock.now() };
    tell(name, news);
    handlers['broadcasts.resume']({ id });
    await clock.run(hourMs);
    expect(kinds(id)).toEqual(['sent']);
    expect(await taken(['Clientes'])).toEqual([0]);
  },
);

test('a proof that counts for nobody settles what is unknown, with nobody counted', async () => {
  const { wrap, tell } = telling();
  const { id, ids, clock, states, sentCount } = await openWithUnknown(['Clientes'], { wrapWhatsApp: wrap });
  tell('proof', { messageId: ids[0] as MessageId, at: clock.now() });
  tell('proof', { messageId: 'somebody-elses' as MessageId, at: clock.now() });
  await clock.run(secondMs);
  expect(states(id)).toEqual([{ kind: 'sent', sentAt: expect.any(Number), deliveredCount: 0, seenCount: 0 }]);
  expect(sentCount()).toBe(1);
});

test('a proof that was there before the app was killed counts after the next start', async () => {
  const { wrap, tell } = telling();
  const first = await openSender({ groups: threeGroups(0), wrapWhatsApp: wrap, stopsAtEnd: false });
  await first.far.server.holdAcks();
  const id = await first.start(['Clientes']);
  await first.clock.run(secondMs);
  expect(first.kinds(id)).toEqual(['sending']);
  const row = first.shop.db.prepare('SELECT message_id FROM deliveries').get();
  tell('proof', { messageId: row?.message_id as MessageId, at: first.clock.now() });
  const next = await openSender({ shop: first.shop, clock: first.clock, far: first.far });
  expect(next.kinds(id)).toEqual(['sent']);
});

test('the first proof is on the disk before anything else can happen, and the next ones are written together', async () => {
  const { wrap, tell } = telling();
  const { id, ids, clock, shop } = await openWithUnknown(['Clientes'], { wrapWhatsApp: wrap });
  const read = () => shop.db.prepare('SELECT state, delivered_count AS count FROM deliveries').get();
  const receipt = (person: string) =>
    tell('receipt', { messageId: ids[0] as MessageId, person, kind: 'delivered', at: clock.now() });
  receipt('a');
  expect(read()).toEqual({ state: 'sent', count: 1 });
  receipt('b');
  receipt('c');
  receipt('d');
  await clock.run(secondMs);
  expect(read()).toEqual({ state: 'sent', count: 4 });
  expect(id).toBeDefined();
});

test('a refusal that comes late is a failure with its reason', async () => {
  const { wrap, tell } = telling();
  const { id, ids, clock, kinds } = await openWithUnknown(['Clientes'], { wrapWhatsApp: wrap });
  tell('lateRefusal', { messageId: ids[0] as MessageId, reason: 'may-not-post' });
  await clock.run(secondMs);
  expect(kinds(id)).toEqual(['failed: may-not-post']);
});

test('a second try of which nothing is heard is unknown again, and she is asked again', async () => {
  const lost = losing(2);
  const sender = await openSender({ groups: threeGroups(0), wrapWhatsApp: lost.wrapWhatsApp });
  const id = await sender.start(['Clientes']);
  await sender.clock.run(minuteMs);
  answer(sender, id, 'send-again');
  await sender.clock.run(minuteMs);
  expect(sender.kinds(id)).toEqual(['unknown']);
  answer(sender, id, 'send-again');
  await sender.clock.run(minuteMs);
  expect(sender.kinds(id)).toEqual(['sent']);
  expect(new Set(lost.ids).size).toBe(1);
});

test('an unknown delivery is shown until she has answered, however many broadcasts follow', async () => {
  const sender = await openWithUnknown(['Clientes']);
  for (let count = 0; count < 11; count += 1) await sender.start(['Vizinhos']);
  await sender.clock.run(hourMs);
  expect(sender.kinds(sender.id)).toEqual(['unknown']);
  answer(sender, sender.id, 'leave');
  await sender.clock.run(minuteMs);
  expect(sender.find(sender.id)).toBeUndefined();
});

test('after two weeks its message is not kept any more: it says so, and stays as it is', async () => {
  const sender = await openWithUnknown(['Clientes']);
  const { id, clock, kinds, taken } = sender;
  await clock.run(16 * dayMs);
  expect(() => answer(sender, id, 'send-again')).toThrow('send-again-too-late');
  await clock.run(minuteMs);
  expect(kinds(id)).toEqual(['unknown']);
  expect(await taken(['Clientes'])).toEqual([0]);
});

test('an answer about a broadcast that does not exist is refused', async () => {
  const { handlers } = await openSender();
  const id = '99999999-9999-4999-8999-999999999999' as BroadcastId;
  for (const given of ['send-again', 'leave'] as const) {
    expect(() => handlers['broadcasts.answerUnknown']({ id, deliveryId: null, answer: given })).toThrow(
      'not-found',
    );
  }
  expect(() => handlers['broadcasts.repeatFailed']({ id })).toThrow('not-found');
});

test('only what failed goes again, under the same id, and not where trying again is of no use', async () => {
  const ids: MessageId[] = [];
  const answers: PostOutcome[] = [
    { kind: 'refused', reason: 'unexpected', code: 500 },
    { kind: 'refused', reason: 'may-not-post', code: 403 },
  ];
  const names = ['Clientes', 'Vizinhos', 'Família'];
  const sender = await openSender({
    wrapWhatsApp: (whatsapp) =>
      withPost(whatsapp, async (message) => {
        ids.push(message.id);
        return answers.shift() ?? whatsapp.post(message);
      }),
  });
  const id = await sender.start(names);
  await sender.clock.run(5 * minuteMs);
  expect(sender.kinds(id)).toEqual(['failed: unexpected', 'failed: may-not-post', 'sent']);
  sender.handlers['broadcasts.repeatFailed']({ id });
  await sender.clock.run(5 * minuteMs);
  expect(sender.kinds(id)).toEqual(['sent', 'failed: may-not-post', 'sent']);
  expect(ids).toHaveLength(4);
  expect(ids[3]).toBe(ids[0]);
  expect(await sender.taken(names)).toEqual([1, 0, 1]);
});
