import type { BinaryNode } from '@whiskeysockets/baileys';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PracticeBox, PracticeGroup } from '../../main/practice/practice-box.ts';
import { post, startLinked } from './linked.ts';
import type { StockClient } from './stock-client.ts';
import { until } from './until.ts';

/** A stock client against a server that takes messages as WhatsApp does, without looking into them. */
describe('a blind server', () => {
  let box: PracticeBox;
  let client: StockClient;
  let group: PracticeGroup;
  const notices: BinaryNode[] = [];

  beforeAll(async () => {
    const groups = [{ name: 'group', members: 3, devicesPerMember: [1, 2] as const }];
    ({ box, client } = await startLinked({ groups, isBlind: true }));
    group = box.group('group');
    client.sock.ws.on('CB:notification', (node: BinaryNode) => notices.push(node));
  });

  afterAll(async () => {
    await client.stop();
    await box.stop();
  });

  const readings = async (id: string) => (await group.readings()).filter(({ messageId }) => messageId === id);
  const hasNotice = (type: string, child: string) =>
    notices.some(({ attrs, content }) => attrs.type === type && (content as BinaryNode[])[0]?.tag === child);

  it('writes down that everybody could read an honest message at first', async () => {
    const { id } = await post(client, group.jid, { text: 'Bom dia' });
    const all = await readings(id);
    expect(all).toHaveLength(4);
    for (const { when, trouble } of all) expect([when, trouble]).toEqual(['at-first', null]);
  });

  it('takes a message that nobody was given the key of; the devices ask by themselves and read it later', async () => {
    for (const name of client.store.keys()) if (name.startsWith('sender-key ')) client.store.delete(name);
    const { id, error } = await post(client, group.jid, { text: 'Boa tarde' });
    expect(error).toBeUndefined();
    await until('everybody has read it', async () => {
      const all = await readings(id);
      return all.length === 4 && all.every(({ when }) => when === 'later');
    });
    for (const { trouble } of await readings(id)) expect(trouble).toBe('no sender key');
  });

  it('tells of a new phone and of what became of its linked devices, or keeps it to itself', async () => {
    const member = group.members[1];
    expect((await group.inbox()).filter((inbox) => inbox.member === member?.name)).toHaveLength(2);
    await member?.changePhone(true);
    await until(
      'the client hears of it',
      () => hasNotice('encrypt', 'identity') && hasNotice('devices', 'remove'),
    );
    expect((await group.inbox()).filter((inbox) => inbox.member === member?.name)).toHaveLength(1);
    const heard = notices.length;
    await group.members[2]?.changePhone(false);
    expect(notices).toHaveLength(heard);
  });

  it('gives, refuses, leaves out or empties the keys of one member', async () => {
    const member = group.members[0];
    if (member === undefined) throw new Error('nobody is here');
    const ask = async () => {
      const answer = (await client.sock.query({
        tag: 'iq',
        attrs: { xmlns: 'encrypt', type: 'get', to: '@s.whatsapp.net' },
        content: [{ tag: 'key', attrs: {}, content: [{ tag: 'user', attrs: { jid: `${member.lid}@lid` } }] }],
      })) as BinaryNode;
      const list = (answer.content as BinaryNode[])[0]?.content as BinaryNode[] | undefined;
      return (list ?? []).map(({ content }) =>
        ((content as BinaryNode[] | undefined) ?? []).map(({ tag }) => tag),
      );
    };
    await box.server.breakBundles(member, 'error');
    expect(await ask()).toEqual([['error']]);
    await box.server.breakBundles(member, 'left-out');
    expect(await ask()).toEqual([]);
    await box.server.breakBundles(member, 'without-keys');
    expect(await ask()).toEqual([[]]);
    await box.server.breakBundles(member, 'given');
    expect(await ask()).toEqual([['registration', 'type', 'identity', 'key', 'skey']]);
  });

  it('forgets the faults that have not come up', async () => {
    await box.server.ignoreNextQuery('group');
    await box.server.ackNextWith(500);
    await box.server.answerAgain();
    expect((await client.sock.groupMetadata(group.jid)).id).toBe(group.jid);
    expect((await post(client, group.jid, { text: 'Boa noite' })).error).toBeUndefined();
  });
});
