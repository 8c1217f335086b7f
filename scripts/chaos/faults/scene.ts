import type { PracticeGroup, PracticeMember } from '../../../main/practice/practice-box.ts';
import { nameOwnKey } from '../../measure/app/shop-keys.ts';
import type { Rows, Side } from './side.ts';

/** Where a fault strikes: one group of one side. */
export interface Scene {
  readonly side: Side;
  readonly group: PracticeGroup;
  readonly addressing: 'lid' | 'phone-number';
  /** Members whom the account has not written to yet; all of them when there was no message before. */
  readonly strangers: readonly PracticeMember[];
  /** One of these, the same for the same seed. */
  pick<Item>(items: readonly Item[]): Item;
}

export interface KnownDevice {
  readonly member: PracticeMember;
  readonly device: number;
}

/** Every device of every member, the account's own left out. */
export async function listDevices({ group }: Scene): Promise<readonly KnownDevice[]> {
  const inboxes = await group.inbox();
  return inboxes.flatMap(({ member: name, device }) => {
    const member = group.members.find((each) => each.name === name);
    return member === undefined ? [] : [{ member, device }];
  });
}

export const ownKeyRow = ({ side, group, addressing }: Scene): string =>
  nameOwnKey(side.me, group.jid, addressing);

/** Under which names the sessions with these devices may lie. */
export function sessionRows(devices: readonly KnownDevice[], value: unknown): Rows {
  const names = devices.flatMap(({ member, device }) => [
    `${member.lid}_1.${device}`,
    `${member.phoneNumber}.${device}`,
  ]);
  return { session: Object.fromEntries(names.map((name) => [name, value])) };
}

export const noMemory = ({ group }: Scene): Rows => ({ 'sender-key-memory': { [group.jid]: null } });
