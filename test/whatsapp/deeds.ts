import type { PromoDraft, ReadyMessage, WhatsApp } from '../../main/whatsapp/whatsapp.ts';
import type { Connection } from '../../shared/connection.ts';
import type { GroupFacts } from '../../shared/groups.ts';
import type { BoxWorld } from './box-world.ts';
import { until } from './until.ts';

/** Pairs by QR, as a person does, also when the secret is renewed under her hands. */
export async function link({ whatsapp, box }: BoxWorld): Promise<void> {
  await whatsapp.connect();
  let scanned = '';
  await until('it is connected', async () => {
    const { connection } = whatsapp;
    if (connection.kind === 'waiting-for-scan' && connection.qr.text !== scanned) {
      scanned = connection.qr.text;
      await box.phone.scanQr(scanned);
    }
    return connection.kind === 'connected';
  });
}

/** Waits until the connection is so. */
export async function becomes({ whatsapp }: BoxWorld, kind: Connection['kind']): Promise<void> {
  await until(`it is ${kind}`, () => whatsapp.connection.kind === kind);
}

export async function readGroup(whatsapp: WhatsApp, name: string): Promise<GroupFacts> {
  const group = (await whatsapp.listGroups()).find((each) => each.name === name);
  if (group === undefined) throw new Error(`No group ${name}`);
  return group;
}

/** A message that is ready and written down. */
export async function makeReady(
  world: BoxWorld,
  groupName: string,
  draft: PromoDraft = { text: 'Queijo', photo: null },
): Promise<ReadyMessage> {
  const { whatsapp } = world;
  const { id } = await readGroup(whatsapp, groupName);
  const message = whatsapp.addressPromo(await whatsapp.preparePromo(draft), { kind: 'group', id });
  world.keep(message);
  return message;
}
