import { describe, expect, test } from 'vitest';
import { loadBaileys } from '../../../main/whatsapp/baileys/load-baileys.ts';
import { editMarks, makeDeletion, makeEdit, readKind } from '../../../main/whatsapp/baileys/promos.ts';
import { makeReply, replaceText } from '../../../main/whatsapp/baileys/replies.ts';

const baileys = await loadBaileys();
const { proto } = baileys;
const key = { remoteJid: 'g@g.us', fromMe: true, id: '3EB01' };

const encode = (message: Parameters<typeof proto.Message.encode>[0]) =>
  proto.Message.encode(message).finish();
const photo = encode({
  imageMessage: { caption: 'Queijo', mediaKey: Buffer.alloc(32, 1), contextInfo: { expiration: 86_400 } },
});
const text = encode({ extendedTextMessage: { text: 'Queijo' } });

describe('what a message is', () => {
  test.each([
    ['post', encode({ conversation: 'Queijo' }), {}],
    ['post', photo, {}],
    ['edit', encode(makeEdit(baileys, photo, key, { newText: 'Esgotou', now: 7 })), { edit: '1' }],
    ['delete', encode(makeDeletion(baileys, key)), { edit: '7' }],
  ] as const)('is read from its bytes: %s', (kind, bytes, mark) => {
    expect(readKind(proto.Message.decode(bytes))).toBe(kind);
    expect(editMarks[kind]).toEqual(mark);
  });
});

test.each([
  [photo, { imageMessage: { caption: 'Esgotou' } }],
  [text, { extendedTextMessage: { text: 'Esgotou' } }],
])('an edit changes the caption of a photo, and the text where there is none', (original, editedMessage) => {
  const { protocolMessage } = makeEdit(baileys, original, key, { newText: 'Esgotou', now: 7 });
  expect(protocolMessage).toMatchObject({ key, editedMessage, timestampMs: 7 });
});

test('another text leaves the photo as it is and forgets the old timer', () => {
  const message = proto.Message.decode(replaceText(baileys, photo, 'Por R$ 9'));
  expect(message.imageMessage).toMatchObject({ caption: 'Por R$ 9' });
  expect(Buffer.from(message.imageMessage?.mediaKey ?? []).equals(Buffer.alloc(32, 1))).toBe(true);
  expect(message.imageMessage?.contextInfo).toBeFalsy();
});

test('a reply quotes what it answers, without what that one carried beside it', () => {
  const quoted = { id: '3EB01', author: '77@lid', bytes: photo };
  const { extendedTextMessage } = proto.Message.decode(makeReply(baileys, 'Esgotou!', quoted));
  expect(extendedTextMessage?.text).toBe('Esgotou!');
  expect(extendedTextMessage?.contextInfo).toMatchObject({
    stanzaId: '3EB01',
    participant: '77@lid',
    quotedMessage: { imageMessage: { caption: 'Queijo' } },
  });
  expect(extendedTextMessage?.contextInfo?.quotedMessage?.imageMessage?.contextInfo).toBeFalsy();
});
