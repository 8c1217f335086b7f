import { expect, test } from 'vitest';
import { createConversations } from '../../../main/whatsapp/baileys/conversations.ts';
import { settleAsks } from '../../../main/whatsapp/baileys/settle-asks.ts';
import type { HeldAsk } from '../../../main/whatsapp/baileys/take-ask.ts';
import type { MessageId } from '../../../main/whatsapp/whatsapp.ts';
import { AppError } from '../../../shared/failure.ts';
import { createFakeClock, fakeNow } from '../../fakes/clock.ts';
import { silentLog } from '../../fakes/log.ts';

const needs = { clock: createFakeClock(), log: silentLog };

/** One phone that waits for a message, and what the server was told of its request. */
function waitForOne() {
  const told: string[] = [];
  const ask: HeldAsk = {
    ...{ messageId: 'A' as MessageId, group: 'g@g.us', device: '1@lid', isPhone: true, count: 1 },
    stanza: { tag: 'receipt', attrs: {} },
    acknowledge: () => told.push('done'),
  };
  const conversation = createConversations().open(ask);
  conversation.waiting.set(ask.device, ask);
  return { ask, conversation, told };
}

test('who has an answer waits no longer, and it is known over which session it went', async () => {
  const { ask, conversation, told } = waitForOne();
  await settleAsks(conversation, [ask], needs, async () => 'session');
  expect([...conversation.waiting]).toEqual([]);
  expect(conversation.answers.get('1@lid')).toEqual({
    isPhone: true,
    count: 1,
    at: fakeNow,
    over: 'session',
  });
  expect(told).toEqual(['done']);
});

test('who asks once more while it is answered waits for the next answer', async () => {
  const { ask, conversation } = waitForOne();
  const again = { ...ask, count: 2 };
  await settleAsks(conversation, [ask], needs, async () => {
    conversation.waiting.set(ask.device, again);
    return 'session';
  });
  expect(conversation.waiting.get('1@lid')).toBe(again);
});

test('an answer that fails counts, and whoever it was for stays in line', async () => {
  const { ask, conversation, told } = waitForOne();
  await settleAsks(conversation, [ask], needs, async () => 'session');
  conversation.waiting.set(ask.device, ask);
  await settleAsks(conversation, [ask], needs, () => Promise.reject(new Error('No sessions')));
  expect(conversation.waiting.get('1@lid')).toBe(ask);
  expect(conversation.answers.get('1@lid')).toMatchObject({ count: 2, over: 'session' });
  expect(told).toEqual(['done']);
});

test.each([
  ['it is gone before', new AppError('not-connected')],
  ['it goes meanwhile', { output: { statusCode: 428 } }],
])('without a connection nothing counts, and all wait for the next one: %s', async (_, error) => {
  const { ask, conversation, told } = waitForOne();
  await expect(settleAsks(conversation, [ask], needs, () => Promise.reject(error))).rejects.toBe(error);
  expect(conversation.waiting.get('1@lid')).toBe(ask);
  expect(conversation.answers.size).toBe(0);
  expect(told).toEqual([]);
});
