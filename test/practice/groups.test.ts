import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PracticeBox } from '../../main/practice/practice-box.ts';
import { orders, post, startLinked, textsIn } from './linked.ts';
import type { StockClient } from './stock-client.ts';
import { until } from './until.ts';

const day = 24 * 60 * 60;
const minute = 60 * 1000;
const hour = 60 * minute;

describe.each(orders)('a stock Baileys that posts, $order', ({ jitter }) => {
  let box: PracticeBox;
  let client: StockClient;

  beforeAll(async () => {
    ({ box, client } = await startLinked({
      ...jitter,
      groups: [
        { name: 'by LID', members: 6, devicesPerMember: [1, 2, 3] },
        { name: 'by number', members: 4, devicesPerMember: [3, 1], addressing: 'phone-number' },
        { name: 'photos', members: 3 },
        { name: 'changes', members: 3, devicesPerMember: [2] },
        { name: 'receipts', members: 4 },
        { name: 'retries', members: 3, devicesPerMember: [2] },
        { name: 'announcements', members: 2, announceOnly: true },
        { name: 'our announcements', members: 2, announceOnly: true, isAccountAdmin: true },
        { name: 'disappearing', members: 2, disappearingSeconds: day },
        { name: 'comings and goings', members: 2 },
        { name: 'refusals', members: 2 },
        { name: 'a chat', members: 2 },
      ],
    }));
  });

  afterAll(async () => {
    await client.stop();
    await box.stop();
  });

  const jid = (name: string) => box.group(name).jid;

  it.each(['by LID', 'by number'])('reaches every device of a group addressed %s', async (name) => {
    expect((await post(client, jid(name), { text: 'Queijo fresco' })).error).toBeUndefined();
    await post(client, jid(name), { text: 'Queijo curado' });
    const texts = await textsIn(box, name);
    expect(texts).toHaveLength(name === 'by LID' ? 12 : 8);
    for (const device of texts) expect(device).toEqual(['Queijo fresco', 'Queijo curado']);
    const report = (await box.report()).posts.filter(({ groupName }) => groupName === name);
    expect(report.map(({ readableCount, deviceCount }) => [readableCount, deviceCount])).toEqual(
      Array(2).fill([texts.length, texts.length]),
    );
    expect(await box.violations()).toEqual([]);
  });

  it('lets every device open the same photo', async () => {
    const photo = randomBytes(40_000);
    const uploadsBefore = await box.server.uploadCount();
    await post(client, jid('photos'), {
      image: photo,
      caption: 'Na foto',
      jpegThumbnail: '',
      width: 8,
      height: 8,
    });
    const inbox = await box.group('photos').inbox();
    for (const { entries } of inbox) {
      expect(entries[0]?.text).toBe('Na foto');
      expect(entries[0]?.photoSha256).toBe(createHash('sha256').update(photo).digest('hex'));
    }
    expect(await box.server.uploadCount()).toBe(uploadsBefore + 1);
    expect((await box.report()).posts.at(-1)).toMatchObject({ hasPhoto: true, readableCount: 3 });
    expect(await box.violations()).toEqual([]);
  });

  it.each(['phone number', 'LID'])('writes to its own chat by %s', async (name) => {
    const own = name === 'LID' ? `${box.phone.lid}@lid` : `${box.phone.phoneNumber}@s.whatsapp.net`;
    const { id } = await post(client, own, { text: `Para mim, ${name}` });
    const entry = (await box.phone.ownChat()).find(({ messageId }) => messageId === id);
    expect(entry?.text).toBe(`Para mim, ${name}`);
    expect(await box.violations()).toEqual([]);
  });

  it('shows no edit of the own chat that came too late', async () => {
    const own = `${box.phone.phoneNumber}@s.whatsapp.net`;
    const { id } = await post(client, own, { text: 'Agora' });
    const key = { remoteJid: own, fromMe: true, id };
    expect((await post(client, own, { text: 'Já', edit: key })).error).toBeUndefined();
    await box.server.advanceClock(16 * minute);
    expect((await post(client, own, { text: 'Tarde', edit: key })).error).toBe('406');
    const entry = (await box.phone.ownChat()).find(({ messageId }) => messageId === id);
    expect(entry).toMatchObject({ text: 'Já', isEdited: true });
    expect(await box.violations()).toEqual([]);
  });

  it('edits within fifteen minutes and deletes within sixty hours, and is refused afterwards', async () => {
    const group = jid('changes');
    const sent = await client.sock.sendMessage(group, { text: 'R$ 10' });
    const key = sent?.key ?? {};
    await until('it arrived', async () =>
      (await textsIn(box, 'changes')).every(([text]) => text === 'R$ 10'),
    );
    expect((await post(client, group, { text: 'R$ 9', edit: key })).error).toBeUndefined();
    for (const { entries } of await box.group('changes').inbox()) {
      expect(entries).toMatchObject([{ text: 'R$ 9', isEdited: true, isDeleted: false }]);
    }
    await box.server.advanceClock(16 * minute);
    expect((await post(client, group, { text: 'R$ 8', edit: key })).error).toBe('406');
    expect((await post(client, group, { delete: key })).error).toBeUndefined();
    for (const { entries } of await box.group('changes').inbox()) {
      expect(entries).toMatchObject([{ text: '', isDeleted: true }]);
    }
    const another = await post(client, group, { text: 'Outro' });
    await box.server.advanceClock(61 * hour);
    const late = { remoteJid: group, fromMe: true, id: another.id };
    expect((await post(client, group, { delete: late })).error).toBe('406');
    expect((await textsIn(box, 'changes'))[0]).toEqual(['', 'Outro']);
    expect(await box.violations()).toEqual([]);
  });

  it('hears that each member got it, and who has read it', async () => {
    const reader = box.group('receipts').members[0];
    await reader?.readEverything();
    const { id } = await post(client, jid('receipts'), { text: 'Chegou?' });
    const delivered = new Set<string>();
    const read = new Set<string>();
    const collect = () => {
      for (const { name, data } of client.events) {
        if (name !== 'message-receipt.update' && name !== 'messages.upsert') continue;
        collectReceipts(data, id, delivered, read);
      }
      return delivered.size === 4 && read.size === 1;
    };
    await until('all receipts are there', collect);
    expect([...read]).toEqual([`${reader?.lid}@lid`]);
    await box.group('receipts').members[1]?.readEverything();
    await until('the second one has read it', () => collect() || read.size === 2);
    expect(await box.violations()).toEqual([]);
  });

  it('repeats a message for a companion that asks, and for all when a phone asks', async () => {
    await post(client, jid('retries'), { text: 'De novo' });
    const group = box.group('retries');
    await until('it arrived', async () =>
      (await textsIn(box, 'retries')).every((texts) => texts.length === 1),
    );
    await group.members[0]?.askForRetry(1);
    await until('it was repeated', async () => (await group.stanzaCount()) === 2);
    const copiesOf = async () => (await group.inbox()).map(({ entries }) => entries[0]?.copies);
    expect(await copiesOf()).toEqual([1, 2, 1, 1, 1, 1]);
    await group.members[1]?.askForRetry();
    await until('it was repeated for all', async () => (await group.stanzaCount()) === 3);
    expect(await copiesOf()).toEqual([2, 3, 2, 2, 2, 2]);
    for (const texts of await textsIn(box, 'retries')) expect(texts).toEqual(['De novo']);
    expect(await box.violations()).toEqual([]);
  });

  it('is refused where only admins may write, unless it is one', async () => {
    expect((await post(client, jid('our announcements'), { text: 'Sou eu' })).error).toBeUndefined();
    expect((await post(client, jid('announcements'), { text: 'Posso?' })).error).toBe('403');
    expect(await box.takeViolations()).toEqual(['a message where only admins may write']);
    for (const texts of await textsIn(box, 'announcements')) expect(texts).toEqual([]);
    await box.group('announcements').setAnnounceOnly(false);
    // rc14 believes that everybody got its key with the message that was refused.
    client.store.delete(`sender-key-memory ${jid('announcements')}`);
    expect((await post(client, jid('announcements'), { text: 'E agora?' })).error).toBeUndefined();
    expect(await box.violations()).toEqual([]);
  });

  it('carries the timer of a group whose messages disappear', async () => {
    const group = jid('disappearing');
    await post(client, group, { text: 'Só hoje' }, { ephemeralExpiration: day });
    expect((await box.group('disappearing').inbox())[0]?.entries[0]?.disappearingSeconds).toBe(day);
    expect(await box.violations()).toEqual([]);
    expect((await post(client, group, { text: 'Para sempre' })).error).toBe('479');
    expect(await box.takeViolations()).toEqual([
      'a message that disappears after 0 s in a group with 86400 s',
    ]);
    await box.group('disappearing').setDisappearing(0);
    await until(
      'the client knows',
      async () => (await post(client, group, { text: 'Fica' })).error === undefined,
    );
    await box.takeViolations();
  });

  it('reaches a member who has just come, and no longer one who has gone', async () => {
    const group = box.group('comings and goings');
    await post(client, group.jid, { text: 'Antes' });
    const newcomer = await group.addMember(2);
    await until('the client knows', () =>
      client.events.some(
        ({ name, data }) => name === 'group-participants.update' && isAbout(data, newcomer.lid),
      ),
    );
    await post(client, group.jid, { text: 'Depois' });
    const inbox = await group.inbox();
    expect(
      inbox.filter(({ member }) => member === newcomer.name).map(({ entries }) => entries.length),
    ).toEqual([1, 1]);
    await group.removeMember(newcomer);
    await post(client, group.jid, { text: 'Sem ela' });
    expect(await textsIn(box, group.name)).toEqual(Array(2).fill(['Antes', 'Depois', 'Sem ela']));
    expect(await box.violations()).toEqual([]);
  });

  it('is told of a refusal with the code that the deed asked for, and nobody gets the message', async () => {
    await post(client, jid('refusals'), { text: 'Olá' });
    await box.server.ackNextWith(463);
    expect((await post(client, jid('refusals'), { text: 'Não' })).error).toBe('463');
    expect((await post(client, jid('refusals'), { text: 'Sim' })).error).toBeUndefined();
    for (const texts of await textsIn(box, 'refusals')) expect(texts).toEqual(['Olá', 'Sim']);
    expect(await box.violations()).toEqual([]);
  });

  it('reads what a member writes', async () => {
    await box.group('a chat').members[0]?.write('Tem queijo?');
    await box.group('a chat').members[0]?.write('Alô?');
    await until('both came', () => ['Tem queijo?', 'Alô?'].every((text) => hasRead(client, text)));
    expect(await box.violations()).toEqual([]);
  });
});

function hasRead(client: StockClient, text: string): boolean {
  return client.events.some(
    ({ name, data }) => name === 'messages.upsert' && JSON.stringify(data).includes(text),
  );
}

function isAbout(data: unknown, lid: string): boolean {
  return JSON.stringify(data).includes(lid);
}

interface Seen {
  readonly userJid?: string;
  readonly receiptTimestamp?: unknown;
  readonly readTimestamp?: unknown;
}

/** Receipts come as events of their own, or merged into the message when they are quick. */
function collectReceipts(data: unknown, id: string, delivered: Set<string>, read: Set<string>): void {
  const note = (seen: Seen | undefined) => {
    if (!seen?.userJid) return;
    if (seen.receiptTimestamp) delivered.add(seen.userJid);
    if (seen.readTimestamp) read.add(seen.userJid);
  };
  const updates = Array.isArray(data) ? (data as { key: { id?: string }; receipt: Seen }[]) : [];
  for (const { key, receipt } of updates) if (key.id === id) note(receipt);
  const { messages } = data as { messages?: { key: { id?: string }; userReceipt?: Seen[] }[] };
  for (const message of messages ?? []) {
    if (message.key.id === id) for (const seen of message.userReceipt ?? []) note(seen);
  }
}
