import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { InboxEntry } from '../../main/practice/practice-box.ts';
import type {
  PostOutcome,
  PromoPhoto,
  ReadyMessage,
  Receipt,
  WhatsApp,
  WhatsAppEvents,
} from '../../main/whatsapp/whatsapp.ts';
import type { GroupFacts, GroupId } from '../../shared/groups.ts';
import { connectionRepairs, groupRepairs } from '../../shared/repair.ts';
import { until } from './until.ts';
import { ackMs, nameWithEverything, plans, type StartWorld, showQr, type World } from './world.ts';

const promo = '*Queijo Canastra*\nDe ~R$ 90,00~\nPor *R$ 79,90* https://example.com';
const minuteMs = 60_000;

/** What becomes of groups, and of messages to them. */
export function describeMessages(name: string, startWorld: StartWorld): void {
  describe(`${name}: groups and messages`, () => {
    let world: World;
    let whatsapp: WhatsApp;
    let groups: readonly GroupFacts[] = [];
    const receipts: Receipt[] = [];

    beforeAll(async () => {
      world = await startWorld({ groups: plans, refreshesPerPairing: 0, ackMs });
      whatsapp = world.whatsapp;
      whatsapp.on('groups', (list) => {
        groups = list;
      });
      whatsapp.on('receipt', (receipt) => receipts.push(receipt));
      await whatsapp.connect();
      await world.phone.scanQr((await showQr(whatsapp, false)).text);
      await until('the groups are there', () => groups.length === plans.length);
    });
    afterAll(() => world.stop());

    beforeEach(async () => {
      await until('it is connected', () => whatsapp.connection.kind === 'connected');
    });

    function find(groupName: string): GroupFacts {
      const group = groups.find((each) => each.name === groupName);
      if (group === undefined) throw new Error(`No group ${groupName}`);
      return group;
    }

    async function ready(
      groupName: string,
      text = promo,
      photo: PromoPhoto | null = null,
    ): Promise<ReadyMessage> {
      const prepared = await whatsapp.preparePromo({ text, photo });
      const message = whatsapp.addressPromo(prepared, { kind: 'group', id: find(groupName).id });
      world.keep(message);
      return message;
    }

    /** The message as each device of each member holds it, once all hold it. */
    async function readOnDevices(groupName: string, { id }: ReadyMessage): Promise<readonly InboxEntry[]> {
      let entries: readonly (InboxEntry | undefined)[] = [];
      await until('every device holds the message', async () => {
        const inboxes = await world.group(groupName).inbox();
        entries = inboxes.map((inbox) => inbox.entries.find(({ messageId }) => messageId === id));
        return entries.length > 0 && entries.every((entry) => entry !== undefined);
      });
      return entries as readonly InboxEntry[];
    }

    /** Writes a message that changes or answers another down, as the app does, and posts it. */
    async function send(message: ReadyMessage): Promise<PostOutcome> {
      world.keep(message);
      return whatsapp.post(message);
    }

    const noViolations = async () => expect(await world.takeViolations()).toEqual([]);

    test('each group says how large it is, who may post and how long messages stay', () => {
      const facts = Object.fromEntries(
        groups.map(({ id: _, name: groupName, ...rest }) => [groupName, rest]),
      );
      const plain = { memberCount: 3, announceOnly: false, disappearingSeconds: 0, community: null };
      const parentId = find('Comunidade').id;
      expect(facts).toEqual({
        Clientes: { ...plain, memberCount: 5 },
        Vizinhas: { ...plain, memberCount: 4 },
        Avisos: { ...plain, announceOnly: true, whyNoPost: 'only-admins' },
        'Minha loja': { ...plain, announceOnly: true },
        Comunidade: { ...plain, community: { kind: 'parent' }, whyNoPost: 'community-parent' },
        Semana: { ...plain, disappearingSeconds: 604_800 },
        'Avisos da comunidade': {
          ...plain,
          community: { kind: 'announcements', parentId },
          announceOnly: true,
          whyNoPost: 'only-admins',
        },
        [nameWithEverything]: { ...plain, community: { kind: 'group', parentId } },
      });
      for (const { id } of groups) expect(id).toMatch(/^[0-9a-f]{64}$/);
      expect(new Set(groups.map(({ id }) => id)).size).toBe(plans.length);
    });

    test('the list that is asked for is the list that was told', async () => {
      expect(await whatsapp.listGroups()).toEqual(groups);
    });

    test.each(['Clientes', 'Vizinhas', 'Minha loja'])(
      'every device in "%s" holds exactly the text, once',
      async (groupName) => {
        const message = await ready(groupName);
        const before = await world.group(groupName).stanzaCount();
        expect(await whatsapp.post(message)).toMatchObject({ kind: 'sent', at: expect.any(Number) });
        for (const entry of await readOnDevices(groupName, message)) {
          expect(entry).toMatchObject({
            text: promo,
            photoSha256: null,
            isEdited: false,
            isDeleted: false,
            copies: 1,
          });
        }
        expect(await world.group(groupName).stanzaCount()).toBe(before + 1);
        await noViolations();
      },
    );

    test('a photo is uploaded once and every device of both groups decrypts the very same one', async () => {
      const prepared = await whatsapp.preparePromo({ text: promo, photo });
      for (const groupName of ['Clientes', 'Vizinhas']) {
        const message = whatsapp.addressPromo(prepared, { kind: 'group', id: find(groupName).id });
        world.keep(message);
        expect(await whatsapp.post(message)).toMatchObject({ kind: 'sent' });
        for (const entry of await readOnDevices(groupName, message)) {
          expect(entry).toMatchObject({ text: promo, photoSha256: sha256(photo.jpeg) });
        }
      }
      expect(await world.server.uploadCount()).toBe(1);
      await noViolations();
    });

    test('each group is told in its own words, with the very same photo and its own timer', async () => {
      const prepared = await whatsapp.preparePromo({ text: promo, photo });
      const uploadsBefore = await world.server.uploadCount();
      const words = { Vizinhas: `${promo}\n\nSó vizinhas 💛`, Semana: `${promo}\n\nSome em 7 dias` };
      for (const [groupName, text] of Object.entries(words)) {
        const message = whatsapp.addressPromo(prepared, { kind: 'group', id: find(groupName).id }, text);
        world.keep(message);
        expect(await whatsapp.post(message)).toMatchObject({ kind: 'sent' });
        const disappearingSeconds = groupName === 'Semana' ? 604_800 : 0;
        for (const entry of await readOnDevices(groupName, message)) {
          expect(entry).toMatchObject({ text, photoSha256: sha256(photo.jpeg), disappearingSeconds });
        }
      }
      expect(await world.server.uploadCount()).toBe(uploadsBefore);
      await noViolations();
    });

    test('a message in a group with disappearing messages carries its timer', async () => {
      const message = await ready('Semana');
      expect(await whatsapp.post(message)).toMatchObject({ kind: 'sent' });
      for (const entry of await readOnDevices('Semana', message))
        expect(entry.disappearingSeconds).toBe(604_800);
      await noViolations();
    });

    test('her own chat gets it too, once', async () => {
      const prepared = await whatsapp.preparePromo({ text: promo, photo: null });
      const message = whatsapp.addressPromo(prepared, { kind: 'own-chat' });
      world.keep(message);
      expect(await whatsapp.post(message)).toMatchObject({ kind: 'sent' });
      await until('the phone shows it', async () => (await world.phone.ownChat()).length > 0);
      expect(await world.phone.ownChat()).toMatchObject([{ messageId: message.id, text: promo, copies: 1 }]);
      await noViolations();
    });

    test('messages asked for at the same time arrive in the order in which they were asked for', async () => {
      const messages = await Promise.all(['um', 'dois', 'três'].map((text) => ready('Clientes', text)));
      const outcomes = await Promise.all(messages.map((message) => whatsapp.post(message)));
      expect(outcomes.map(({ kind }) => kind)).toEqual(['sent', 'sent', 'sent']);
      for (const message of messages) await readOnDevices('Clientes', message);
      const [inbox] = await world.group('Clientes').inbox();
      expect(inbox?.entries.slice(-3).map(({ text }) => text)).toEqual(['um', 'dois', 'três']);
      await noViolations();
    });

    test('a sent text and a sent caption can be replaced at every device, but not after 15 minutes', async () => {
      for (const picture of [null, photo]) {
        const message = await ready('Clientes', promo, picture);
        await whatsapp.post(message);
        const edit = whatsapp.addressEdit(message, 'Esgotou!');
        expect(edit.id).not.toBe(message.id);
        expect(await send(edit)).toMatchObject({ kind: 'sent' });
        await until('every device shows the new text', async () =>
          (await readOnDevices('Clientes', message)).every(
            ({ text, isEdited }) => isEdited && text === 'Esgotou!',
          ),
        );
      }
      const late = await ready('Clientes');
      await whatsapp.post(late);
      await world.server.advanceClock(16 * minuteMs);
      expect(await send(whatsapp.addressEdit(late, 'Esgotou!'))).toMatchObject({
        kind: 'refused',
        reason: 'edit-too-late',
      });
      for (const entry of await readOnDevices('Clientes', late))
        expect(entry).toMatchObject({ text: promo, isEdited: false });
      await noViolations();
    });

    test('a sent message can be deleted at every device, but not after 60 hours', async () => {
      const message = await ready('Vizinhas');
      await whatsapp.post(message);
      expect(await send(whatsapp.addressDeletion(message))).toMatchObject({ kind: 'sent' });
      await until('it is gone from every device', async () =>
        (await readOnDevices('Vizinhas', message)).every(({ isDeleted }) => isDeleted),
      );
      const late = await ready('Vizinhas');
      await whatsapp.post(late);
      await world.server.advanceClock(61 * 60 * minuteMs);
      expect(await send(whatsapp.addressDeletion(late))).toMatchObject({
        kind: 'refused',
        reason: 'delete-too-late',
      });
      for (const entry of await readOnDevices('Vizinhas', late)) expect(entry.isDeleted).toBe(false);
      await noViolations();
    });

    test('a short reply quotes the promo at every device, with and without a photo, under the timer of the group', async () => {
      for (const [groupName, picture] of [
        ['Clientes', photo],
        ['Vizinhas', null],
        ['Semana', null],
      ] as const) {
        const message = await ready(groupName, promo, picture);
        await whatsapp.post(message);
        const reply = whatsapp.addressReply(message, 'Esgotou! Obrigada a todos.');
        expect(await send(reply)).toMatchObject({ kind: 'sent' });
        for (const entry of await readOnDevices(groupName, reply)) {
          expect(entry).toMatchObject({
            text: 'Esgotou! Obrigada a todos.',
            quotedId: message.id,
            photoSha256: null,
            disappearingSeconds: find(groupName).disappearingSeconds,
          });
        }
        for (const entry of await readOnDevices(groupName, message)) expect(entry.text).toBe(promo);
      }
      await noViolations();
    });

    test('a message that has not left can be made again with another text, and with the photo that is uploaded', async () => {
      const uploads = await world.server.uploadCount();
      const unsent = await ready('Semana', promo, photo);
      const again = whatsapp.addressAgain(unsent, 'Por *R$ 69,90*');
      expect(again.id).toBe(unsent.id);
      expect(await send(again)).toMatchObject({ kind: 'sent' });
      for (const entry of await readOnDevices('Semana', again)) {
        expect(entry).toMatchObject({
          text: 'Por *R$ 69,90*',
          photoSha256: sha256(photo.jpeg),
          disappearingSeconds: 604_800,
        });
      }
      expect(await world.server.uploadCount()).toBe(uploads + 1);
      await noViolations();
    });

    test('each member counts once as reached and once as having seen it, under a name that says nothing', async () => {
      for (const groupName of ['Clientes', 'Vizinhas']) {
        const { members } = world.group(groupName);
        const message = await ready(groupName);
        await whatsapp.post(message);
        const people = (kind: Receipt['kind']) =>
          new Set(receipts.filter((r) => r.messageId === message.id && r.kind === kind).map((r) => r.person));
        await until('everybody has it', () => people('delivered').size === members.length);
        await Promise.all(members.map((member) => member.readEverything()));
        await until('everybody has seen it', () => people('seen').size === members.length);
        for (const person of people('delivered')) expect(person).toMatch(/^[0-9a-f]{64}$/);
        expect(people('seen')).toEqual(people('delivered'));
      }
      await noViolations();
    });

    test('where only admins may write, the message is refused', async () => {
      const message = await ready('Avisos');
      expect(await whatsapp.post(message)).toMatchObject({
        kind: 'refused',
        reason: 'may-not-post',
        code: 403,
      });
      expect(await world.takeViolations()).toHaveLength(1);
    });

    test.each([
      [404, { kind: 'refused', reason: 'group-unknown', code: 404 }],
      [500, { kind: 'refused', reason: 'refused-by-whatsapp', code: 500 }],
    ])('when WhatsApp answers %i, the outcome says what it means', async (code, outcome) => {
      const message = await ready('Clientes');
      await world.server.ackNextWith(code);
      expect(await whatsapp.post(message)).toEqual(outcome);
      const [inbox] = await world.group('Clientes').inbox();
      expect(inbox?.entries.map(({ messageId }) => messageId)).not.toContain(message.id);
    });

    test.each([421, 479])(
      'when WhatsApp answers %i, that we are out of date, the message goes once more under its id',
      async (code) => {
        const message = await ready('Clientes');
        await world.server.ackNextWith(code);
        expect(await whatsapp.post(message)).toMatchObject({ kind: 'sent' });
        for (const entry of await readOnDevices('Clientes', message)) expect(entry.copies).toBe(1);
        await world.server.ackNextWith(code);
        await world.server.ackNextWith(code);
        expect(await whatsapp.post(await ready('Clientes'))).toEqual({
          kind: 'refused',
          reason: 'unexpected',
          code,
        });
        await noViolations();
      },
    );

    test('without an acknowledgement it is unknown, and a late one is told', async () => {
      const message = await ready('Clientes');
      const late: string[] = [];
      const stop = whatsapp.on('lateAck', ({ messageId }) => late.push(messageId));
      await world.server.holdAcks();
      expect(await whatsapp.post(message)).toEqual({ kind: 'unknown' });
      expect(late).toEqual([]);
      await world.server.releaseAcks();
      await until('the late acknowledgement is told', () => late.length > 0);
      expect(late).toEqual([message.id]);
      stop();
      await noViolations();
    });

    test('without an acknowledgement it is unknown, and a late refusal is told with its reason', async () => {
      const message = await ready('Clientes');
      const late: WhatsAppEvents['lateRefusal'][] = [];
      const stop = whatsapp.on('lateRefusal', (refusal) => late.push(refusal));
      await world.server.holdAcks();
      await world.server.ackNextWith(403);
      expect(await whatsapp.post(message)).toEqual({ kind: 'unknown' });
      await world.server.releaseAcks();
      await until('the late refusal is told', () => late.length > 0);
      expect(late).toEqual([{ messageId: message.id, reason: 'may-not-post' }]);
      stop();
    });

    test('messages may go once the connection is settled, and none may without a connection', async () => {
      await until('it is settled', () => whatsapp.isSettled);
      await whatsapp.disconnect();
      expect(whatsapp.isSettled).toBe(false);
      await whatsapp.connect();
      await until('it is settled again', () => whatsapp.isSettled);
      expect(whatsapp.connection.kind).toBe('connected');
    });

    test('without a connection nothing leaves, and the next message after it works', async () => {
      const message = await ready('Clientes');
      await whatsapp.disconnect();
      expect(await whatsapp.post(message)).toEqual({ kind: 'not-sent', reason: 'not-connected' });
      await expect(whatsapp.listGroups()).rejects.toMatchObject({ code: 'not-connected' });
      await expect(whatsapp.preparePromo({ text: promo, photo: null })).rejects.toMatchObject({
        code: 'not-connected',
      });
      await whatsapp.connect();
      await until('it is connected', () => whatsapp.connection.kind === 'connected');
      expect(await whatsapp.post(message)).toMatchObject({ kind: 'sent' });
      await readOnDevices('Clientes', message);
      await noViolations();
    });

    test('when the connection breaks it says until when it waits, and comes back by itself', async () => {
      await world.server.dropConnection();
      await until('it is offline', () => whatsapp.connection.kind === 'offline');
      expect(whatsapp.connection).toMatchObject({ kind: 'offline', retryAt: expect.any(Number) });
      await until('it is connected', () => whatsapp.connection.kind === 'connected');
      expect(await whatsapp.post(await ready('Vizinhas'))).toMatchObject({ kind: 'sent' });
      await noViolations();
    });

    test('a group that nobody knows is said to be unknown', async () => {
      const { bytes } = await ready('Clientes');
      const stranger = {
        ...(await ready('Clientes')),
        bytes,
        destination: { kind: 'group', id: 'nobody' },
      } as never;
      expect(await whatsapp.post(stranger)).toEqual({ kind: 'not-sent', reason: 'group-unknown' });
    });

    test('who joins is counted and gets the next message', async () => {
      const group = world.group('Clientes');
      await group.addMember();
      await until('the new member is counted', () => find('Clientes').memberCount === 6);
      const message = await ready('Clientes');
      expect(await whatsapp.post(message)).toMatchObject({ kind: 'sent' });
      expect(await readOnDevices('Clientes', message)).toHaveLength((await group.inbox()).length);
      await noViolations();
    });

    test('every repair of a group is told, and the next message after it is readable', async () => {
      const healed: string[] = [];
      const stop = whatsapp.on('healing', ({ kind, groupId }) => {
        if (groupId === find('Clientes').id) healed.push(kind);
      });
      for (const repair of groupRepairs) {
        await whatsapp.repairGroup(find('Clientes').id, repair);
        const message = await ready('Clientes');
        expect(await whatsapp.post(message)).toMatchObject({ kind: 'sent' });
        await readOnDevices('Clientes', message);
      }
      stop();
      expect(healed).toEqual(expect.arrayContaining(['group-refreshed', 'key-shared-again', 'key-renewed']));
      await expect(whatsapp.repairGroup('nobody' as GroupId, 'new-key')).rejects.toMatchObject({
        code: 'group-unknown',
      });
      await noViolations();
    });

    test('every repair of the connection is told, keeps the login, and messages go on', async () => {
      const healed: string[] = [];
      const stop = whatsapp.on('healing', ({ kind, groupId }) => {
        if (groupId === null) healed.push(kind);
      });
      for (const repair of connectionRepairs) {
        await whatsapp.repairConnection(repair);
        await until('it is connected', () => whatsapp.connection.kind === 'connected');
        expect(await whatsapp.post(await ready('Vizinhas'))).toMatchObject({ kind: 'sent' });
      }
      stop();
      expect(healed).toEqual(['connection-renewed', 'prekeys-renewed']);
      await noViolations();
    });

    test('a group that becomes announce-only is told as one', async () => {
      await world.group('Clientes').setAnnounceOnly(true);
      await until('it is announce-only', () => find('Clientes').whyNoPost === 'only-admins');
      await world.group('Clientes').setAnnounceOnly(false);
      await until('all may write', () => find('Clientes').whyNoPost === undefined);
    });

    test('a group that joins a community is told as a part of it, and alone again when it leaves', async () => {
      await world.group('Semana').setCommunity('Comunidade');
      const parentId = find('Comunidade').id;
      await until('it is a part', () => find('Semana').community !== null);
      expect(find('Semana').community).toEqual({ kind: 'group', parentId });
      await world.group('Semana').setCommunity(null);
      await until('it stands alone', () => find('Semana').community === null);
    });

    test('it says when the whole list was asked for, also when nothing has changed', async () => {
      const listed: number[] = [];
      const stop = whatsapp.on('listed', ({ at }) => listed.push(at));
      await whatsapp.listGroups();
      stop();
      expect(listed).toEqual([expect.any(Number)]);
    });

    // The last one, because from then on nothing leaves for a while.
    test.each([429, 463])('when WhatsApp answers %i, it says how long nothing should leave', async (code) => {
      const message = await ready('Clientes');
      await world.server.ackNextWith(code);
      expect(await whatsapp.post(message)).toMatchObject({
        kind: 'rate-limited',
        pauseMs: expect.any(Number),
      });
      const [inbox] = await world.group('Clientes').inbox();
      expect(inbox?.entries.map(({ messageId }) => messageId)).not.toContain(message.id);
    });
  });
}

/** Not a photo that could be shown, but nobody here looks at it. */
const photo: PromoPhoto = {
  jpeg: Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
    Buffer.alloc(40_000, 'queijo'),
    Buffer.from([0xff, 0xd9]),
  ]),
  thumbnailJpeg: Buffer.from([0xff, 0xd8, 0xff, 0xd9]),
  width: 1_600,
  height: 1_200,
};

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
