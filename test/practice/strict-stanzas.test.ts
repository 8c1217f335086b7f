import { randomBytes } from 'node:crypto';
import type { BinaryNode, proto } from '@whiskeysockets/baileys';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PracticeBox } from '../../main/practice/practice-box.ts';
import { orders, post, startLinked } from './linked.ts';
import { iq, message, nextViolations, server } from './raw-stanzas.ts';
import type { StockClient } from './stock-client.ts';
import { until } from './until.ts';

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
      ],
    }));
    await post(client, box.group('group').jid, { text: 'Bom dia' });
  });

  afterAll(async () => {
    await client.stop();
    await box.stop();
  });

  const violation = () => nextViolations(box);

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
