import { expect, onTestFinished, test } from 'vitest';
import { startBoxWorld } from './box-world.ts';
import { link, makeReady } from './deeds.ts';
import { until } from './until.ts';

test.each(['edit', 'deletion', 'short reply'] as const)(
  'devices that could not read the %s of a promo ask for it and get it, also from the next start of the app',
  async (kind) => {
    const world = await startBoxWorld({
      groups: [{ name: 'Clientes', members: 3, devicesPerMember: [2] }],
      refreshesPerPairing: 0,
    });
    onTestFinished(() => world.stop());
    await link(world);
    const promo = await makeReady(world, 'Clientes');
    expect(await world.whatsapp.post(promo)).toMatchObject({ kind: 'sent' });
    const group = world.box.group('Clientes');
    await until('every device holds it', async () =>
      (await group.inbox()).every(({ entries }) => entries.length === 1),
    );
    for (const device of [0, 1]) await group.members[1]?.loseKeys(device);
    const change = {
      edit: () => world.whatsapp.addressEdit(promo, 'Queijo R$ 12'),
      deletion: () => world.whatsapp.addressDeletion(promo),
      'short reply': () => world.whatsapp.addressReply(promo, 'Esgotou!'),
    }[kind]();
    world.keep(change);
    expect(await world.whatsapp.post(change)).toMatchObject({ kind: 'sent' });
    const next = await world.restart();
    await next.connect();
    const shown = {
      edit: { text: 'Queijo R$ 12', isEdited: true },
      deletion: { text: '', isDeleted: true },
      'short reply': { text: 'Esgotou!', quotedId: promo.id },
    }[kind];
    await until('every device shows it', async () =>
      (await group.inbox()).every(({ entries }) => {
        const last = entries.at(-1);
        return Object.entries(shown).every(([name, value]) => last?.[name as keyof typeof last] === value);
      }),
    );
    expect(await world.takeViolations()).toEqual([]);
  },
);
