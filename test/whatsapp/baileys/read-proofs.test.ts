import type { BinaryNode } from '@whiskeysockets/baileys';
import { expect, test } from 'vitest';
import { readProofs } from '../../../main/whatsapp/baileys/read-proofs.ts';

const own = { id: '5500911111111:7@s.whatsapp.net', lid: '7001:7@lid' };
const group = '120363000000000001@g.us';
const stanza = (tag: string, attrs: Record<string, string>, content?: BinaryNode[]): BinaryNode => ({
  tag,
  attrs: { id: 'A', from: group, ...attrs },
  ...(content && { content }),
});
const list: BinaryNode[] = [{ tag: 'list', attrs: {}, content: [{ tag: 'item', attrs: { id: 'B' } }] }];

const cases: readonly (readonly [string, BinaryNode, readonly string[]])[] = [
  ['the own phone has it', stanza('receipt', { participant: '7001:0@lid', type: 'sender' }), ['A']],
  ['a receipt that sums up several people', stanza('receipt', {}), ['A']],
  ['a receipt for several messages', stanza('receipt', { type: 'read-self' }, list), ['A', 'B']],
  ['a device that could not read it', stanza('receipt', { participant: '9@lid', type: 'retry' }), ['A']],
  ['something else that only looks like one', stanza('receipt', { type: 'server-error' }), []],
  ['the message coming back, by LID', stanza('message', { participant: '7001:3@lid' }), ['A']],
  [
    'the message coming back, by number',
    stanza('message', { participant: '5500911111111@s.whatsapp.net' }),
    ['A'],
  ],
  ['the message coming back in the own chat', stanza('message', { from: '7001@lid' }), ['A']],
  ["somebody else's message under the same id", stanza('message', { participant: '9@lid' }), []],
  ['a message of nobody', stanza('message', {}), []],
];

test.for(cases)('%s', ([, node, ids]) => {
  expect(readProofs(node, own)).toEqual(ids);
});
