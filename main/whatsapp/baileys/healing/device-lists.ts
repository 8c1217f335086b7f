import type { FullJid, WASocket } from '@whiskeysockets/baileys';
import type { DeviceCache } from '../device-cache.ts';
import type { Baileys } from '../load-baileys.ts';
import { readUser } from '../read-user.ts';
import { askTwice, type Patience } from './ask-twice.ts';

/** A member as the group's metadata names them. */
export interface Member {
  /** In the group's own kind of address. */
  readonly id: string;
  /** Their LID, in a group that is addressed by phone number. */
  readonly lid?: string | undefined;
}

export interface FoundDevices {
  /** Every device, addressed as Baileys will address it. */
  readonly addresses: readonly string[];
  /** WhatsApp did not answer: of some, only what was known before is known. */
  readonly isUnanswered: boolean;
  /** To be called after the message: what was guessed for it is asked for with the next one. */
  dropGuesses(): void;
}

/** One of Baileys' entries in its cache of devices. */
type Device = Pick<FullJid, 'user' | 'device' | 'server'>;

export interface DeviceListNeeds extends Patience {
  readonly baileys: Baileys;
  readonly cache: DeviceCache;
}

/**
 * Finds out who has which devices before Baileys does, and leaves the answer where Baileys looks first. Baileys' own
 * way has three holes (7.0.0-rc14, lib/Socket/messages-send.js:186-266): without an answer it sends to those whose
 * devices it happens to know; with one it throws away the sessions with all members of a group that is addressed by
 * phone number; and it takes this very device for one to send to.
 */
export async function findDevices(
  sock: WASocket,
  members: readonly Member[],
  needs: DeviceListNeeds,
): Promise<FoundDevices> {
  const { cache, baileys } = needs;
  const byUser = new Map(members.map((member) => [readUser(member.id) ?? '', member]));
  const cached = await cache.mget<readonly Device[]>([...byUser.keys()]);
  const missing = new Map([...byUser].filter(([user]) => cached[user] === undefined));
  const told = missing.size === 0 ? noDevices : await ask(sock, missing, needs);
  const untold = new Map([...missing].filter(([user]) => told?.has(user) !== true));
  const guessed = untold.size === 0 ? noDevices : await guess(sock, untold, baileys);

  const news = [...(told ?? []), ...guessed];
  await cache.mset(news.map(([key, value]) => ({ key, value })));
  const all = new Map([...Object.entries(cached), ...news]);
  return {
    addresses: [...byUser.keys()].flatMap((user) => addressesOf(baileys, all.get(user) ?? [])),
    isUnanswered: told === undefined,
    dropGuesses: () => void cache.mdel([...guessed.keys()]),
  };
}

type Devices = ReadonlyMap<string, readonly Device[]>;

const noDevices: Devices = new Map();

/** @returns what WhatsApp said, by user; nothing of users that it did not speak of; `undefined` without an answer */
async function ask(
  sock: WASocket,
  members: ReadonlyMap<string, Member>,
  needs: DeviceListNeeds,
): Promise<Devices | undefined> {
  const { baileys } = needs;
  const question = new baileys.USyncQuery().withContext('message').withDeviceProtocol().withLIDProtocol();
  for (const { id } of members.values()) question.withUser(new baileys.USyncUser().withId(id));
  const answer = await askTwice(needs, () => sock.executeUSyncQuery(question));
  const list = answer?.list ?? [];
  await rememberLids(sock, [
    ...[...members.values()].map(({ id, lid }) => ({ pn: id, lid })),
    ...list.map(({ id, lid }) => ({ pn: id, lid: typeof lid === 'string' ? lid : undefined })),
  ]);
  if (answer === undefined) return undefined;

  const { id = '', lid } = sock.user ?? {};
  const devices = new Map<string, Device[]>();
  for (const device of baileys.extractDeviceJids(list, id, readUser(lid) ?? '', false)) {
    devices.set(device.user, [...(devices.get(device.user) ?? []), device]);
  }
  const rows = [...devices].map(([user, own]) => [user, own.map(({ device }) => String(device ?? 0))]);
  await sock.authState.keys.set({ 'device-list': Object.fromEntries(rows) });
  return devices;
}

/** Without a LID a person's keys are never asked for (7.0.0-rc14, lib/Socket/messages-send.js:312-315). */
async function rememberLids(
  sock: WASocket,
  pairs: readonly { readonly pn: string; readonly lid: string | undefined }[],
): Promise<void> {
  const known = pairs.filter(
    ({ pn, lid }) => pn.endsWith('@s.whatsapp.net') && lid?.endsWith('@lid') === true,
  );
  await sock.signalRepository.lidMapping.storeLIDPNMappings(known as { pn: string; lid: string }[]);
}

/** The devices that WhatsApp last told of, and of somebody new the phone, which everybody has. */
async function guess(
  sock: WASocket,
  members: ReadonlyMap<string, Member>,
  baileys: Baileys,
): Promise<Devices> {
  const kept = await sock.authState.keys.get('device-list', [...members.keys()]);
  return new Map(
    [...members].map(([user, { id }]) => {
      const server = baileys.jidDecode(id)?.server ?? 'lid';
      const numbers = kept[user] ?? ['0'];
      return [user, numbers.map((number) => ({ user, server, device: Number(number) }))];
    }),
  );
}

/** Baileys gives no group key to devices that WhatsApp itself hosts (7.0.0-rc14, lib/Socket/messages-send.js:552-561). */
function addressesOf(baileys: Baileys, devices: readonly Device[]): readonly string[] {
  return devices
    .filter(({ server, device }) => device !== 99 && !server.startsWith('hosted'))
    .map(({ user, server, device }) => baileys.jidEncode(user, server as 'lid', device));
}
