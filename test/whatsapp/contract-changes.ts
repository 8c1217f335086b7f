import { expect, test } from 'vitest';
import type { LinkedWorld } from './linked-world.ts';
import { photo, photoSha256, promo } from './promo-with-photo.ts';
import { until } from './until.ts';

const minuteMs = 60_000;

/** How what was sent is replaced, deleted or answered, and what has not left is made again. */
export function describeChanges(linked: LinkedWorld): void {
  const { find, ready, readOnDevices, send, noViolations } = linked;

  test('a sent text and a sent caption can be replaced at every device, but not after 15 minutes', async () => {
    for (const picture of [null, photo]) {
      const message = await ready('Clientes', promo, picture);
      await linked.whatsapp.post(message);
      const edit = linked.whatsapp.addressEdit(message, 'Esgotou!');
      expect(edit.id).not.toBe(message.id);
      expect(await send(edit)).toMatchObject({ kind: 'sent' });
      await until('every device shows the new text', async () =>
        (await readOnDevices('Clientes', message)).every(
          ({ text, isEdited }) => isEdited && text === 'Esgotou!',
        ),
      );
    }
    const late = await ready('Clientes');
    await linked.whatsapp.post(late);
    await linked.world.server.advanceClock(16 * minuteMs);
    expect(await send(linked.whatsapp.addressEdit(late, 'Esgotou!'))).toMatchObject({
      kind: 'refused',
      reason: 'edit-too-late',
    });
    for (const entry of await readOnDevices('Clientes', late))
      expect(entry).toMatchObject({ text: promo, isEdited: false });
    await noViolations();
  });

  test('a sent message can be deleted at every device, but not after 60 hours', async () => {
    const message = await ready('Vizinhas');
    await linked.whatsapp.post(message);
    expect(await send(linked.whatsapp.addressDeletion(message))).toMatchObject({ kind: 'sent' });
    await until('it is gone from every device', async () =>
      (await readOnDevices('Vizinhas', message)).every(({ isDeleted }) => isDeleted),
    );
    const late = await ready('Vizinhas');
    await linked.whatsapp.post(late);
    await linked.world.server.advanceClock(61 * 60 * minuteMs);
    expect(await send(linked.whatsapp.addressDeletion(late))).toMatchObject({
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
      await linked.whatsapp.post(message);
      const reply = linked.whatsapp.addressReply(message, 'Esgotou! Obrigada a todos.');
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
    const uploads = await linked.world.server.uploadCount();
    const unsent = await ready('Semana', promo, photo);
    const again = linked.whatsapp.addressAgain(unsent, 'Por *R$ 69,90*');
    expect(again.id).toBe(unsent.id);
    expect(await send(again)).toMatchObject({ kind: 'sent' });
    for (const entry of await readOnDevices('Semana', again)) {
      expect(entry).toMatchObject({
        text: 'Por *R$ 69,90*',
        photoSha256,
        disappearingSeconds: 604_800,
      });
    }
    expect(await linked.world.server.uploadCount()).toBe(uploads + 1);
    await noViolations();
  });
}
