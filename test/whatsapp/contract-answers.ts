import { expect, test } from 'vitest';
import type { Receipt, WhatsAppEvents } from '../../main/whatsapp/whatsapp.ts';
import type { LinkedWorld } from './linked-world.ts';
import { until } from './until.ts';

/** What WhatsApp and the members say of a message: receipts, refusals, nothing, and that all should be quiet. */
export function describeAnswers(linked: LinkedWorld): void {
  const { ready, readOnDevices, noViolations } = linked;

  test('each member counts once as reached and once as having seen it, under a name that says nothing', async () => {
    for (const groupName of ['Clientes', 'Vizinhas']) {
      const { members } = linked.world.group(groupName);
      const message = await ready(groupName);
      await linked.whatsapp.post(message);
      const people = (kind: Receipt['kind']) =>
        new Set(
          linked.receipts.filter((r) => r.messageId === message.id && r.kind === kind).map((r) => r.person),
        );
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
    expect(await linked.whatsapp.post(message)).toMatchObject({
      kind: 'refused',
      reason: 'may-not-post',
      code: 403,
    });
    expect(await linked.world.takeViolations()).toHaveLength(1);
  });

  test.each([
    [404, { kind: 'refused', reason: 'group-unknown', code: 404 }],
    [500, { kind: 'refused', reason: 'refused-by-whatsapp', code: 500 }],
  ])('when WhatsApp answers %i, the outcome says what it means', async (code, outcome) => {
    const message = await ready('Clientes');
    await linked.world.server.ackNextWith(code);
    expect(await linked.whatsapp.post(message)).toEqual(outcome);
    const [inbox] = await linked.world.group('Clientes').inbox();
    expect(inbox?.entries.map(({ messageId }) => messageId)).not.toContain(message.id);
  });

  test.each([421, 479])(
    'when WhatsApp answers %i, that we are out of date, the message goes once more under its id',
    async (code) => {
      const message = await ready('Clientes');
      await linked.world.server.ackNextWith(code);
      expect(await linked.whatsapp.post(message)).toMatchObject({ kind: 'sent' });
      for (const entry of await readOnDevices('Clientes', message)) expect(entry.copies).toBe(1);
      await linked.world.server.ackNextWith(code);
      await linked.world.server.ackNextWith(code);
      expect(await linked.whatsapp.post(await ready('Clientes'))).toEqual({
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
    const stop = linked.whatsapp.on('lateAck', ({ messageId }) => late.push(messageId));
    await linked.world.server.holdAcks();
    expect(await linked.whatsapp.post(message)).toEqual({ kind: 'unknown' });
    expect(late).toEqual([]);
    await linked.world.server.releaseAcks();
    await until('the late acknowledgement is told', () => late.length > 0);
    expect(late).toEqual([message.id]);
    stop();
    await noViolations();
  });

  test('without an acknowledgement it is unknown, and a late refusal is told with its reason', async () => {
    const message = await ready('Clientes');
    const late: WhatsAppEvents['lateRefusal'][] = [];
    const stop = linked.whatsapp.on('lateRefusal', (refusal) => late.push(refusal));
    await linked.world.server.holdAcks();
    await linked.world.server.ackNextWith(403);
    expect(await linked.whatsapp.post(message)).toEqual({ kind: 'unknown' });
    await linked.world.server.releaseAcks();
    await until('the late refusal is told', () => late.length > 0);
    expect(late).toEqual([{ messageId: message.id, reason: 'may-not-post' }]);
    stop();
  });

  test('a group that nobody knows is said to be unknown', async () => {
    const { bytes } = await ready('Clientes');
    const stranger = {
      ...(await ready('Clientes')),
      bytes,
      destination: { kind: 'group', id: 'nobody' },
    } as never;
    expect(await linked.whatsapp.post(stranger)).toEqual({ kind: 'not-sent', reason: 'group-unknown' });
  });

  // The last one, because from then on nothing leaves for a while.
  test.each([429, 463])('when WhatsApp answers %i, it says how long nothing should leave', async (code) => {
    const message = await ready('Clientes');
    await linked.world.server.ackNextWith(code);
    expect(await linked.whatsapp.post(message)).toMatchObject({
      kind: 'rate-limited',
      pauseMs: expect.any(Number),
    });
    const [inbox] = await linked.world.group('Clientes').inbox();
    expect(inbox?.entries.map(({ messageId }) => messageId)).not.toContain(message.id);
  });
}
