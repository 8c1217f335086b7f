import { expect, test } from 'vitest';
import type { LinkedWorld } from './linked-world.ts';
import { photo, photoSha256, promo } from './promo-with-photo.ts';
import { until } from './until.ts';

/** How a promo comes to every device: the text, the photo, in each group its own words and its timer. */
export function describePosts(linked: LinkedWorld): void {
  const { find, ready, readOnDevices, noViolations } = linked;

  test.each(['Clientes', 'Vizinhas', 'Minha loja'])(
    'every device in "%s" holds exactly the text, once',
    async (groupName) => {
      const message = await ready(groupName);
      const before = await linked.world.group(groupName).stanzaCount();
      expect(await linked.whatsapp.post(message)).toMatchObject({ kind: 'sent', at: expect.any(Number) });
      for (const entry of await readOnDevices(groupName, message)) {
        expect(entry).toMatchObject({
          text: promo,
          photoSha256: null,
          isEdited: false,
          isDeleted: false,
          copies: 1,
        });
      }
      expect(await linked.world.group(groupName).stanzaCount()).toBe(before + 1);
      await noViolations();
    },
  );

  test('a photo is uploaded once and every device of both linked.groups decrypts the very same one', async () => {
    const prepared = await linked.whatsapp.preparePromo({ text: promo, photo });
    for (const groupName of ['Clientes', 'Vizinhas']) {
      const message = linked.whatsapp.addressPromo(prepared, { kind: 'group', id: find(groupName).id });
      linked.world.keep(message);
      expect(await linked.whatsapp.post(message)).toMatchObject({ kind: 'sent' });
      for (const entry of await readOnDevices(groupName, message)) {
        expect(entry).toMatchObject({ text: promo, photoSha256 });
      }
    }
    expect(await linked.world.server.uploadCount()).toBe(1);
    await noViolations();
  });

  test('each group is told in its own words, with the very same photo and its own timer', async () => {
    const prepared = await linked.whatsapp.preparePromo({ text: promo, photo });
    const uploadsBefore = await linked.world.server.uploadCount();
    const words = { Vizinhas: `${promo}\n\nSó vizinhas 💛`, Semana: `${promo}\n\nSome em 7 dias` };
    for (const [groupName, text] of Object.entries(words)) {
      const message = linked.whatsapp.addressPromo(prepared, { kind: 'group', id: find(groupName).id }, text);
      linked.world.keep(message);
      expect(await linked.whatsapp.post(message)).toMatchObject({ kind: 'sent' });
      const disappearingSeconds = groupName === 'Semana' ? 604_800 : 0;
      for (const entry of await readOnDevices(groupName, message)) {
        expect(entry).toMatchObject({ text, photoSha256, disappearingSeconds });
      }
    }
    expect(await linked.world.server.uploadCount()).toBe(uploadsBefore);
    await noViolations();
  });

  test('a message in a group with disappearing messages carries its timer', async () => {
    const message = await ready('Semana');
    expect(await linked.whatsapp.post(message)).toMatchObject({ kind: 'sent' });
    for (const entry of await readOnDevices('Semana', message))
      expect(entry.disappearingSeconds).toBe(604_800);
    await noViolations();
  });

  test('her own chat gets it too, once', async () => {
    const prepared = await linked.whatsapp.preparePromo({ text: promo, photo: null });
    const message = linked.whatsapp.addressPromo(prepared, { kind: 'own-chat' });
    linked.world.keep(message);
    expect(await linked.whatsapp.post(message)).toMatchObject({ kind: 'sent' });
    await until('the phone shows it', async () => (await linked.world.phone.ownChat()).length > 0);
    expect(await linked.world.phone.ownChat()).toMatchObject([
      { messageId: message.id, text: promo, copies: 1 },
    ]);
    await noViolations();
  });

  test('messages asked for at the same time arrive in the order in which they were asked for', async () => {
    const messages = await Promise.all(['um', 'dois', 'três'].map((text) => ready('Clientes', text)));
    const outcomes = await Promise.all(messages.map((message) => linked.whatsapp.post(message)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['sent', 'sent', 'sent']);
    for (const message of messages) await readOnDevices('Clientes', message);
    const [inbox] = await linked.world.group('Clientes').inbox();
    expect(inbox?.entries.slice(-3).map(({ text }) => text)).toEqual(['um', 'dois', 'três']);
    await noViolations();
  });
}
