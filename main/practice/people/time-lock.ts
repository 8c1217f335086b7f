import type { World } from '../server/world.ts';
import { newMessageId } from '../signal/padding.ts';
import { node, serverJid } from '../stanzas/nodes.ts';
import { type Account, linkedDevices } from './account.ts';

/** As WhatsApp tells of a restriction, in an answer and in a push (Baileys lib/Socket/socket.js:906-917). */
export function describeTimeLock({ timeLockUntil }: Account): object {
  if (timeLockUntil === null) return { is_active: false };
  return {
    is_active: true,
    time_enforcement_ends: String(Math.floor(timeLockUntil / 1000)),
    enforcement_type: 'DEFAULT',
  };
}

/** Restricts an account, or no more, and tells its clients (Baileys lib/Socket/messages-recv.js:90-183). */
export function setTimeLock(world: World, account: Account, until: number | null): void {
  account.timeLockUntil = until;
  const data = { xwa2_notify_account_reachout_timelock: describeTimeLock(account) };
  const attributes = { op_name: 'NotificationUserReachoutTimelockUpdate' };
  for (const device of linkedDevices(account)) {
    const update = node('update', attributes, Buffer.from(JSON.stringify({ data })));
    const t = Math.floor(world.clock.now() / 1000);
    const id = newMessageId();
    device.deliver(node('notification', { from: serverJid, type: 'mex', id, t }, [update]), 'mex');
  }
}
