import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PracticeBox } from '../../main/practice/practice-box.ts';
import { orders, post, startLinked, textsIn } from './linked.ts';
import type { StockClient } from './stock-client.ts';
import { until } from './until.ts';

describe.each(orders)('bad luck on demand, $order', ({ jitter }) => {
  let box: PracticeBox;
  let client: StockClient;

  beforeAll(async () => {
    const groups = [
      { name: 'group', members: 2 },
      { name: 'cold', members: 3 },
    ];
    const settings = { defaultQueryTimeoutMs: 1500 };
    ({ box, client } = await startLinked({ ...jitter, groups }, { settings }));
    await post(client, box.group('group').jid, { text: 'Bom dia' });
  });

  afterAll(async () => {
    await client.stop();
    await box.stop();
  });

  it.each([401, 403, 405, 411, 428, 440, 500, 503, 515])('the stream ends with %i', async (code) => {
    const closed = client.closeCodes.length;
    await box.server.endStream(code);
    await until('the client noticed', () => client.closeCodes.length > closed);
    expect(client.closeCodes.at(-1)).toBe(code);
    if (code !== 515) client.connect();
    await client.opened();
    expect(await box.violations()).toEqual([]);
  });

  it('logins are refused until they are allowed again', async () => {
    await box.server.refuseLogins(405);
    const closed = client.closeCodes.length;
    await box.server.dropConnection();
    await until('the loss was noticed', () => client.closeCodes.length > closed);
    client.connect();
    await until('the login was refused', () => client.closeCodes.at(-1) === 405);
    await box.server.refuseLogins(null);
    client.connect();
    await client.opened();
  });

  it('acknowledgements are kept back and come later', async () => {
    await box.server.holdAcks();
    const acks: string[] = [];
    client.sock.ws.on('CB:ack,class:message', (ack: { attrs: { id: string } }) => acks.push(ack.attrs.id));
    const sent = await client.sock.sendMessage(box.group('group').jid, { text: 'E aí?' });
    await until('everybody has it', async () =>
      (await textsIn(box, 'group')).every((texts) => texts.includes('E aí?')),
    );
    expect(acks).toEqual([]);
    await box.server.releaseAcks();
    await until('the acknowledgement came', () => acks.includes(sent?.key.id ?? ''));
  });

  it('the server says nothing, and speaks again', async () => {
    await box.server.goSilent();
    const ack = client.sock.waitForMessage('SILENT', 5000);
    const ping = { tag: 'iq', attrs: { id: 'SILENT', to: '@s.whatsapp.net', type: 'get', xmlns: 'w:p' } };
    await client.sock.sendNode({ ...ping, content: [{ tag: 'ping', attrs: {} }] });
    expect(await client.sock.waitForMessage('SILENT', 300)).toBeUndefined();
    await box.server.speakAgain();
    expect(await ack).toMatchObject({ attrs: { type: 'result' } });
    expect(await box.violations()).toEqual([]);
  });

  it('the client goes right after its last message, which counts all the same', async () => {
    await client.sock.sendMessage(box.group('group').jid, { text: 'Fui' });
    await client.sock.end(undefined);
    await until('everybody has it', async () =>
      (await textsIn(box, 'group')).every((texts) => texts.includes('Fui')),
    );
    client.connect();
    await client.opened();
    expect(await box.violations()).toEqual([]);
  });

  it('the connection is lost with receipts on the way, which come when it is back', async () => {
    const group = box.group('group');
    const { id } = await post(client, group.jid, { text: 'Viu?' });
    await box.server.goSilent();
    await group.members[0]?.readEverything();
    const closed = client.closeCodes.length;
    await box.server.dropConnection();
    await until('the loss was noticed', () => client.closeCodes.length > closed);
    await box.server.speakAgain();
    client.connect();
    await client.opened();
    await until('it was read', () =>
      client.events.some(({ name, data }) => isReadReceipt(name, data, id, group.members[0]?.lid ?? '')),
    );
    expect(await box.violations()).toEqual([]);
  });

  it('a query is answered with too many requests, once', async () => {
    await box.server.failNextQuery('groups', 429);
    await expect(client.sock.groupFetchAllParticipating()).rejects.toThrow('rate-overlimit');
    expect(Object.keys(await client.sock.groupFetchAllParticipating())).toHaveLength(2);
  });

  it('a query is never answered', async () => {
    await box.server.ignoreNextQuery('blocklist');
    await expect(client.sock.fetchBlocklist()).resolves.toEqual([]);
    expect(await box.violations()).toEqual([]);
  });

  it('an upload fails, once', async () => {
    await box.server.failNextUpload();
    const photo = { image: randomBytes(1000), caption: 'Foto', jpegThumbnail: '' };
    const group = box.group('group').jid;
    await expect(client.sock.sendMessage(group, photo)).rejects.toThrow('Media upload failed on all hosts');
    await post(client, group, photo);
    for (const { entries } of await box.group('group').inbox())
      expect(entries.at(-1)?.photoSha256).not.toBeNull();
    expect(await box.violations()).toEqual([]);
  });

  it('the keys of one person cannot be had, once', async () => {
    const group = box.group('cold');
    const member = group.members[0];
    if (!member) throw new Error('no member');
    await box.server.failNextPrekeys(member);
    await expect(client.sock.sendMessage(group.jid, { text: 'Um' })).rejects.toThrow('item-not-found');
    await post(client, group.jid, { text: 'Dois' });
    for (const texts of await textsIn(box, 'cold')) expect(texts).toEqual(['Dois']);
    expect(await box.violations()).toEqual([]);
  });
});

function isReadReceipt(name: string, data: unknown, id: string, lid: string): boolean {
  const text = JSON.stringify(data);
  const isReceipt = name === 'message-receipt.update' || name === 'messages.upsert';
  return isReceipt && [id, lid, 'readTimestamp'].every((part) => text.includes(part));
}
