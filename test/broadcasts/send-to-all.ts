import { expect } from 'vitest';
import type { BroadcastId, Destination } from '../../shared/broadcasts.ts';
import type { ChangeWish } from '../../shared/changes.ts';
import type { GroupId } from '../../shared/groups.ts';
import type { openTestShop } from '../builders.ts';
import { minuteMs, openSender, type Sender } from './open-sender.ts';

/** The three groups of the sender. */
export const three = ['Clientes', 'Vizinhos', 'Família'];
export const note = 'Esgotou! Obrigada a todos.';
export const newText = '*Queijo Canastra*\n\nPor *R$ 69,90*';
export const edit = { kind: 'edit', text: newText, replyText: null } as const satisfies ChangeWish;
export const remove = { kind: 'delete', replyText: note } as const satisfies ChangeWish;

/** A promo that all three groups have. */
export async function sendToAll(options: Parameters<typeof openSender>[0] = {}) {
  const sender = await openSender(options);
  const id = await sender.start(three);
  await sender.clock.run(3 * minuteMs);
  expect(sender.kinds(id)).toEqual(['sent', 'sent', 'sent']);
  return { ...sender, id };
}

export function make({ handlers }: Pick<Sender, 'handlers'>, broadcastId: BroadcastId, wish: ChangeWish) {
  return handlers['changes.make']({ broadcastId, wish });
}

/** What a device of a member of this group holds. */
export async function entries({ far }: Pick<Sender, 'far'>, name: string) {
  const [inbox] = await far.group(name).inbox();
  return inbox?.entries ?? [];
}

/** Where the message of this change went. */
export function destinationOf({ db }: ReturnType<typeof openTestShop>, messageId: string): Destination {
  const row = db
    .prepare(
      'SELECT d.group_id AS id FROM deliveries d JOIN changes c ON c.delivery_id = d.id WHERE c.message_id = ?',
    )
    .get(messageId);
  return { kind: 'group', id: row?.id as GroupId };
}
