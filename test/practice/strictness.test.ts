import { randomBytes } from 'node:crypto';
import { type BinaryNode, encodeSignedDeviceIdentity, proto } from '@whiskeysockets/baileys';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PracticeBox } from '../../main/practice/practice-box.ts';
import { orders, post, startLinked } from './linked.ts';
import type { StockClient } from './stock-client.ts';
import { until } from './until.ts';

const server = '@s.whatsapp.net';

describe.each(orders)('what a client may not do, $order', ({ jitter }) => {
  let box: PracticeBox;
  let client: StockClient;

  beforeAll(async () => {
    ({ box, client } = await startLinked({
      ...jitter,
      groups: [
        { name: 'group', members: 2, devicesPerMember: [2] },
        { name: 'another', members: 1 },
        { name: 'left', members: 1 },
        { name: 'community', members: 1, isCommunityParent: true },
        { name: 'by number', members: 1, addressing: 'phone-number' },
        { name: 'fresh', members: 2 },
        { name: 'tampered', members: 1 },
      ],
    }));
    await post(client, box.group('group').jid, { text: 'Bom dia' });
  });

  afterAll(async () => {
    await client.stop();
    await box.stop();
  });

  const violation = async (): Promise<readonly string[]> => {
    let found: readonly string[] = [];
    await until('a violation was recorded', async () => {
      found = await box.takeViolations();
      return found.length > 0;
    });
    return found;
  };

  const iq = (attrs: Record<string, string>, ...content: BinaryNode[]): BinaryNode => ({
    tag: 'iq',
    attrs: { to: server, id: randomBytes(4).toString('hex'), ...attrs },
    content,
  });

  it('an unknown stanza', async () => {
    await client.sock.sendNode({ tag: 'surprise', attrs: { id: '1' } });
    expect(await violation()).toEqual(['an unknown stanza (surprise)']);
  });

  it('an unknown query, which is refused', async () => {
    const query = client.sock.query(iq({ type: 'get', xmlns: 'w:surprise' }, { tag: 'what', attrs: {} }));
    await expect(query).rejects.toThrow('bad-request');
    expect(await violation()).toEqual(['an unknown query (get w:surprise what)']);
  });

  it('a query without an id', async () => {
    const { tag, content } = iq({}, { tag: 'ping', attrs: {} });
    await client.sock.sendNode({
      tag,
      attrs: { to: server, type: 'get', xmlns: 'w:p' },
      content: content ?? [],
    });
    expect(await violation()).toEqual(['a query without an id (get w:p)']);
  });

  it('two queries with one id', async () => {
    const ping = iq({ type: 'get', xmlns: 'w:p', id: 'twice' }, { tag: 'ping', attrs: {} });
    await client.sock.sendNode(ping);
    await client.sock.sendNode(ping);
    expect(await violation()).toEqual(['the id of a query was used twice']);
  });

  it('a message without an id', async () => {
    await client.sock.sendNode({
      tag: 'message',
      attrs: { to: box.group('group').jid, type: 'text' },
      content: [],
    });
    expect(await violation()).toEqual(['a message without an id']);
  });

  it('a message to a chat that does not exist', async () => {
    await client.sock.sendNode(message('120363999999999999@g.us', Buffer.alloc(80)));
    expect(await violation()).toEqual(['a message to a chat that does not exist']);
  });

  it('a message in the other kind of addressing', async () => {
    await client.sock.sendNode(message(box.group('by number').jid, Buffer.alloc(80)));
    expect(await violation()).toEqual(['a message addressed as lid']);
  });

  it('a message from somebody who is not in the group', async () => {
    await box.group('left').removeAccount();
    const ack = client.sock.waitForMessage('LEFT');
    await client.sock.sendNode(message(box.group('left').jid, Buffer.alloc(80), 'LEFT'));
    expect(((await ack) as BinaryNode).attrs.error).toBe('403');
    expect(await violation()).toEqual(['a message from somebody who is not in the group']);
  });

  it('a message to a community itself', async () => {
    await client.sock.sendNode(message(box.group('community').jid, Buffer.alloc(80)));
    expect(await violation()).toEqual(['a message to a community itself']);
  });

  it('a message under a key that the devices were never given', async () => {
    await client.sock.sendNode(message(box.group('another').jid, Buffer.alloc(80)));
    expect(await violation()).toEqual(['a message that 2 device(s) of 2 were never given the key for']);
  });

  it('a message whose sender-key signature is wrong', async () => {
    const sealed = await sealFor(client, box.group('group').jid, 'Olá');
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    await client.sock.sendNode(message(box.group('group').jid, sealed));
    expect(await violation()).toEqual(["a message that the sender's own phone cannot read: wrong signature"]);
  });

  it('the same message twice on one chain', async () => {
    const sealed = await sealFor(client, box.group('group').jid, 'Olá');
    await client.sock.sendNode(message(box.group('group').jid, sealed));
    await client.sock.sendNode(message(box.group('group').jid, sealed));
    expect(await violation()).toEqual(["a message that the sender's own phone cannot read: old counter"]);
  });

  it('another message under an id that was used', async () => {
    const group = box.group('group').jid;
    await client.sock.sendNode(message(group, await sealFor(client, group, 'Um'), 'SAME'));
    await client.sock.sendNode(message(group, await sealFor(client, group, 'Dois'), 'SAME'));
    expect(await violation()).toEqual(['the id of a message was used twice']);
  });

  it('a first message without the device identity, or with one that the phone did not sign', async () => {
    const group = box.group('fresh');
    const member = `${group.members[0]?.lid}@lid`;
    await client.sock.assertSessions([member], true);
    const { nodes } = await client.sock.createParticipantNodes([member], { conversation: 'x' });
    const content: BinaryNode[] = [{ tag: 'participants', attrs: {}, content: nodes }];
    await client.sock.sendNode({
      tag: 'message',
      attrs: { to: group.jid, id: 'NOID', type: 'text' },
      content,
    });
    expect(await violation()).toEqual(['a first message without device identity']);

    const { account } = client.creds;
    const forged = { ...account, deviceSignature: randomBytes(64) };
    const identity = encodeSignedDeviceIdentity(forged, true);
    const wrong: BinaryNode[] = [...content, { tag: 'device-identity', attrs: {}, content: identity }];
    await client.sock.sendNode({
      tag: 'message',
      attrs: { to: group.jid, id: 'FORGED', type: 'text' },
      content: wrong,
    });
    expect(await violation()).toEqual(['a device identity that the phone did not sign']);
  });

  it('a pre-key that was used before', async () => {
    const group = box.group('fresh');
    const member = group.members[1];
    await post(client, group.jid, { text: 'Um' });
    await until('it arrived', async () => (await group.inbox()).every(({ entries }) => entries.length === 1));
    // The session as it was when it began, beginning once more from the same one-time key: libsignal takes the
    // base key as known, so the base key is another one.
    const again = await beginAgain(client, `${member?.lid}@lid`);
    const content: BinaryNode[] = [
      { tag: 'enc', attrs: { v: '2', type: 'pkmsg', count: '1' }, content: again },
      { tag: 'device-identity', attrs: {}, content: identityOf(client) },
    ];
    const attrs = { to: group.jid, id: 'AGAIN', type: 'text', participant: `${member?.lid}@lid` };
    await client.sock.sendNode({ tag: 'message', attrs, content });
    expect(await violation()).toEqual([
      `device 0 of ${member?.name} cannot read message AGAIN: its pre-key was used twice or never given out`,
    ]);
  });

  it('pre-keys that were uploaded before, or with a wrong signature', async () => {
    const key = { id: randomBytes(3), value: randomBytes(32) };
    await client.sock.sendNode(upload(client, key));
    await client.sock.sendNode(upload(client, key));
    expect(await violation()).toEqual([`pre-key ${key.id.readUIntBE(0, 3)} was uploaded a second time`]);
    await client.sock.sendNode(
      upload(client, { id: randomBytes(3), value: randomBytes(32) }, randomBytes(64)),
    );
    expect(await violation()).toEqual(['an uploaded signed pre-key has a wrong signature']);
  });

  it('a receipt for a message that it never got', async () => {
    await client.sock.sendNode({ tag: 'receipt', attrs: { id: 'NEVER', to: box.group('group').jid } });
    expect(await violation()).toEqual(['a receipt for a message that this client never got']);
  });

  it('an acknowledgement of nothing', async () => {
    await client.sock.sendNode({ tag: 'ack', attrs: { id: 'NEVER', to: server, class: 'notification' } });
    expect(await violation()).toEqual(['an acknowledgement of nothing (notification)']);
  });

  it('an edit of a message that was never sent', async () => {
    const group = box.group('group').jid;
    const key = { remoteJid: group, fromMe: true, id: 'NEVER' };
    expect((await post(client, group, { text: 'x', edit: key })).error).toBe('404');
    expect(await violation()).toEqual(['a change of a message that was never taken']);
  });

  it('a deletion of somebody else’s message by somebody who is no admin', async () => {
    const group = box.group('group');
    await group.members[0]?.write('Isto é meu');
    const upserts = () =>
      client.events
        .filter(({ name }) => name === 'messages.upsert')
        .flatMap(({ data }) => (data as { messages: proto.IWebMessageInfo[] }).messages);
    const find = () => upserts().find(({ message }) => message?.conversation === 'Isto é meu');
    await until('it came', () => find() !== undefined);
    const key = find()?.key ?? {};
    expect((await post(client, group.jid, { delete: { ...key, fromMe: false } })).error).toBe('403');
    expect(await violation()).toEqual(['somebody else’s message deleted by somebody who is no admin']);
  });

  it('a frame under the wrong counter, which ends the connection', async () => {
    const frame = Buffer.concat([Buffer.of(0, 0, 40), randomBytes(40)]);
    const { socket } = client.sock.ws as unknown as { socket: { send(data: Buffer): void } };
    const closed = client.closeCodes.length;
    socket.send(frame);
    await until('the connection ended', () => client.closeCodes.length > closed);
    expect((await violation())[0]).toMatch(/^a frame that does not open/);
    client.connect();
    await client.opened();
    expect(await box.violations()).toEqual([]);
  });
});

function message(
  to: string,
  sealed: Uint8Array,
  id = randomBytes(8).toString('hex').toUpperCase(),
): BinaryNode {
  return {
    tag: 'message',
    attrs: { to, id, type: 'text', addressing_mode: 'lid' },
    content: [{ tag: 'enc', attrs: { v: '2', type: 'skmsg' }, content: sealed }],
  };
}

async function sealFor(client: StockClient, group: string, text: string): Promise<Buffer> {
  const padded = Buffer.concat([proto.Message.encode({ conversation: text }).finish(), Buffer.of(1)]);
  const meId = client.creds.me?.lid ?? '';
  const { ciphertext } = await client.sock.signalRepository.encryptGroupMessage({
    group,
    meId,
    data: padded,
  });
  return Buffer.from(ciphertext);
}

function identityOf(client: StockClient): Uint8Array {
  if (!client.creds.account) throw new Error('not linked');
  return encodeSignedDeviceIdentity(client.creds.account, true);
}

/** A first message that claims a one-time key which the device has used up. */
async function beginAgain(client: StockClient, jid: string): Promise<Uint8Array> {
  await client.sock.assertSessions([jid], true);
  const { ciphertext } = await client.sock.signalRepository.encryptMessage({ jid, data: Buffer.of(1, 1) });
  const { PreKeyWhisperMessage } = await import('libsignal/src/protobufs.js');
  const first = PreKeyWhisperMessage.decode(ciphertext.slice(1));
  first.preKeyId = 1;
  return Buffer.concat([ciphertext.slice(0, 1), PreKeyWhisperMessage.encode(first).finish()]);
}

function upload(client: StockClient, key: { id: Buffer; value: Buffer }, signature?: Buffer): BinaryNode {
  const { signedPreKey, signedIdentityKey, registrationId } = client.creds;
  const bigEndian = Buffer.alloc(4);
  bigEndian.writeUInt32BE(registrationId);
  const skeyId = Buffer.alloc(3);
  skeyId.writeUIntBE(signedPreKey.keyId, 0, 3);
  const leaf = (tag: string, content: Uint8Array): BinaryNode => ({ tag, attrs: {}, content });
  return {
    tag: 'iq',
    attrs: { to: server, type: 'set', xmlns: 'encrypt', id: randomBytes(4).toString('hex') },
    content: [
      leaf('registration', bigEndian),
      leaf('type', Buffer.of(5)),
      leaf('identity', signedIdentityKey.public),
      {
        tag: 'list',
        attrs: {},
        content: [{ tag: 'key', attrs: {}, content: [leaf('id', key.id), leaf('value', key.value)] }],
      },
      {
        tag: 'skey',
        attrs: {},
        content: [
          leaf('id', skeyId),
          leaf('value', signedPreKey.keyPair.public),
          leaf('signature', signature ?? signedPreKey.signature),
        ],
      },
    ],
  };
}
