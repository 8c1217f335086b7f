import type { GroupMetadata, WASocket } from '@whiskeysockets/baileys';
import { AppError } from '../../../../shared/failure.ts';
import type { HealingKind } from '../../../../shared/healing.ts';
import type { Engine } from '../engine.ts';
import { readUser } from '../read-user.ts';
import type { Patience } from './ask-twice.ts';
import { type Bundles, fetchBundles } from './bundles.ts';
import { decideDeparture } from './decide-departure.ts';
import { findDevices } from './device-lists.ts';
import { mendOwnKey } from './own-key.ts';

export interface PreflightNeeds extends Patience {
  readonly engine: Pick<Engine, 'baileys' | 'deviceCache' | 'reach'>;
  /** The group as it is now. @throws AppError `server-silent` */
  readonly readGroup: (address: string) => Promise<GroupMetadata>;
  readonly onHealing: (kind: HealingKind) => void;
}

export interface Preflight {
  /** To be called in the transaction of the message, right before it is handed to Baileys. */
  board(): Promise<void>;
  /** To be called when WhatsApp did not take it: whoever was given the group's key with it does not have it. */
  undo(): Promise<void>;
  /** To be called after it, whatever became of it. */
  land(): void;
}

/**
 * Finds out, before a message to a group leaves, what would keep somebody from reading it, and mends it. A group where
 * nothing is wrong costs no question: its members and devices are known, and whoever was given the key has it.
 * @throws AppError `server-silent` when nobody could read it, and what WhatsApp refuses our questions with
 */
export async function preflight(sock: WASocket, group: string, needs: PreflightNeeds): Promise<Preflight> {
  const { engine, onHealing } = needs;
  const { baileys, reach } = engine;
  const { participants, addressingMode } = await needs.readGroup(group);
  const repair = await mendOwnKey(sock, group, addressingMode);
  if (repair !== 'none') onHealing(repair === 'renew' ? 'key-renewed' : 'key-shared-again');

  const devices = await findDevices(sock, participants, { ...needs, baileys, cache: engine.deviceCache });
  const memory = await readMemory(sock, group);
  const sessions = await findSessions(sock, devices.addresses, memory, needs).catch((error: unknown) => {
    devices.dropGuesses();
    throw error;
  });
  if (sessions.isUnanswered || devices.isUnanswered) onHealing('question-unanswered');
  if (sessions.leftOut.length > 0) onHealing('device-left-out');
  else if (sessions.bundles.length > 0 && Object.keys(memory).length > 0) onHealing('sessions-made');

  return {
    async board() {
      for (const { inject } of sessions.bundles) reach.leaveOut(await inject(sock));
      reach.leaveOut(sessions.leftOut);
    },
    undo: () => restoreMemory(sock, group, memory),
    land: devices.dropGuesses,
  };
}

/** For a chat that has no key of its own. */
export const noPreflight: Preflight = {
  board: async () => undefined,
  undo: async () => undefined,
  land: () => undefined,
};

interface FoundSessions {
  /** What sessions are still to be made of. */
  readonly bundles: readonly Bundles[];
  readonly leftOut: readonly string[];
  readonly isUnanswered: boolean;
}

/** Finds whom there is no session with, and what is needed to make one. @throws AppError `server-silent` */
async function findSessions(
  sock: WASocket,
  addresses: readonly string[],
  memory: Record<string, unknown>,
  needs: PreflightNeeds,
): Promise<FoundSessions> {
  const lacking = addresses.filter((address) => memory[address] !== true);
  const strangers = await findStrangers(sock, lacking, needs.engine.reach);
  const bundles = await fetchAll(sock, strangers, needs);
  const leftOut = strangers.filter((address) => !bundles.some((each) => each.addresses.has(address)));
  const isUnanswered = bundles.at(-1)?.isUnanswered ?? false;

  const isOwn = isOneOf([sock.user?.id, sock.user?.lid]);
  const countOthers = (all: readonly string[]) => all.filter((address) => !isOwn(address)).length;
  const manifest = { deviceCount: countOthers(addresses), leftOutCount: countOthers(leftOut), isUnanswered };
  if (decideDeparture(manifest) === 'hold-back') throw new AppError('server-silent');
  return { bundles, leftOut, isUnanswered };
}

async function readMemory(sock: WASocket, group: string): Promise<Record<string, unknown>> {
  return (await sock.authState.keys.get('sender-key-memory', [group]))[group] ?? {};
}

/** Whoever lost the key since then has not got it back. */
async function restoreMemory(sock: WASocket, group: string, before: Record<string, unknown>): Promise<void> {
  const { keys, creds } = sock.authState;
  await keys.transaction(async () => {
    const now: Record<string, unknown> = await readMemory(sock, group);
    const kept = Object.keys(before).filter((address) => before[address] === true && now[address] === true);
    const memory = kept.length === 0 ? null : Object.fromEntries(kept.map((address) => [address, true]));
    await keys.set({ 'sender-key-memory': { [group]: memory } });
  }, creds.me?.id ?? '');
}

/** Those that nothing could be encrypted for now. */
async function findStrangers(
  sock: WASocket,
  addresses: readonly string[],
  reach: Engine['reach'],
): Promise<readonly string[]> {
  const strangers: string[] = [];
  for (const address of addresses) {
    const { exists } = await sock.signalRepository.validateSession(address);
    if (!exists || reach.hasBrokenSession(address)) strangers.push(address);
  }
  return strangers;
}

/** What WhatsApp leaves out once it may know a moment later; of a device that was left out before it is asked once. */
async function fetchAll(
  sock: WASocket,
  strangers: readonly string[],
  needs: PreflightNeeds,
): Promise<readonly Bundles[]> {
  const { baileys, reach } = needs.engine;
  const fetch = (addresses: readonly string[]) =>
    fetchBundles(sock, addresses, { ...needs, baileys, isUnreachable: reach.isLeftOut });
  if (strangers.length === 0) return [];
  const first = await fetch(strangers);
  const again = strangers.filter((address) => !first.addresses.has(address) && !reach.wasLeftOut(address));
  if (first.isUnanswered || again.length === 0) return [first];
  return [first, await fetch(again)];
}

function isOneOf(own: readonly (string | undefined)[]): (address: string) => boolean {
  const users = new Set(own.map(readUser));
  return (address) => users.has(readUser(address));
}
