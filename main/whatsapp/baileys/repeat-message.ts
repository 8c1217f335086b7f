import type { proto, WASocket } from '@whiskeysockets/baileys';
import type { MessageId } from '../whatsapp.ts';
import { decideSession } from './decide-session.ts';
import type { Baileys } from './load-baileys.ts';
import type { Ask } from './read-ask.ts';

export interface RepeatedMessage {
  readonly id: MessageId;
  readonly message: proto.IMessage;
  readonly additionalAttributes: Record<string, string>;
}

/**
 * Sends a message again to the one device that asked, with the group's key: sealed for it alone, so that nobody else
 * gets a second copy and the group's key does not move on.
 *
 * All in one transaction with the label of all sends. Baileys makes the session outside of it, where a send that is
 * under way writes its older copy over it (github.com/WhiskeySockets/Baileys issue 2811).
 * @param answeredOver the session of the answer before
 * @returns the session over which it went
 */
export async function repeatToOne(
  baileys: Baileys,
  sock: WASocket,
  ask: Ask,
  { id, message, additionalAttributes }: RepeatedMessage,
  answeredOver: string | undefined,
): Promise<string | undefined> {
  const { keys } = sock.authState;
  return keys.transaction(async () => {
    await renewSession(baileys, sock, ask, answeredOver);
    const participant = { jid: ask.device, count: ask.count };
    await sock.relayMessage(ask.group, message, { messageId: id, participant, additionalAttributes });
    // Baileys gives the key along only when there is one; its own answer makes the whole group get it anew.
    if (await hasOwnKey(sock, ask.group))
      await changeMemory(sock, ask.group, (memory) => ({ ...memory, [ask.device]: true }));
    else await keys.set({ 'sender-key-memory': { [ask.group]: null } });
    return (await readSession(sock, ask.device))?.baseKey;
  }, readOwnLabel(sock));
}

/** Makes ready for a repeat to the whole group. @param everybody gets the group's key with it, not only who asked */
export async function prepareRepeatToAll(
  baileys: Baileys,
  sock: WASocket,
  asks: readonly Ask[],
  everybody: boolean,
): Promise<void> {
  const [group] = asks.map((ask) => ask.group);
  if (group === undefined) return;
  const { keys } = sock.authState;
  await keys.transaction(async () => {
    for (const ask of asks) await renewSession(baileys, sock, ask, undefined);
    if (everybody) await keys.set({ 'sender-key-memory': { [group]: null } });
    else for (const { device } of asks) await changeMemory(sock, group, (memory) => without(memory, device));
  }, readOwnLabel(sock));
}

/** The device gets the group's key with the next message: there is nothing to answer it with. */
export async function forgetHolder(sock: WASocket, { group, device }: Ask): Promise<void> {
  await sock.authState.keys.transaction(
    () => changeMemory(sock, group, (memory) => without(memory, device)),
    readOwnLabel(sock),
  );
}

async function renewSession(
  baileys: Baileys,
  sock: WASocket,
  { device, stanza }: Ask,
  answeredOver: string | undefined,
): Promise<void> {
  const theirs = baileys.extractE2ESessionFromRetryReceipt(stanza);
  const session = await readSession(sock, device);
  const registrationId = baileys.getBinaryNodeChildUInt(stanza, 'registration', 4);
  const step = decideSession({ hasTheirKeys: theirs !== null, session, registrationId, answeredOver });
  // A new session is put beside the old one, which still reads what is on its way.
  if (theirs !== null && step === 'take-theirs')
    await sock.signalRepository.injectE2ESession({ jid: device, session: theirs as TheirKeys });
  if (step === 'ask-for-keys') await sock.assertSessions([device], true);
}

/** Baileys' own two types disagree: one-time keys may be missing, and it does without them (lib/Signal/libsignal.js:194). */
type TheirKeys = Parameters<WASocket['signalRepository']['injectE2ESession']>[0]['session'];

async function readSession(sock: WASocket, device: string) {
  const session = await sock.signalRepository.getSessionInfo(device);
  if (session === null) return undefined;
  return { registrationId: session.registrationId, baseKey: Buffer.from(session.baseKey).toString('base64') };
}

async function hasOwnKey(sock: WASocket, group: string): Promise<boolean> {
  for (const meId of [sock.user?.lid, sock.user?.id]) {
    if (meId !== undefined && (await sock.signalRepository.hasSenderKey({ group, meId }))) return true;
  }
  return false;
}

type Memory = Record<string, boolean>;

/** Changes who is believed to have the group's key; nothing when nobody is. */
async function changeMemory(
  sock: WASocket,
  group: string,
  change: (memory: Memory) => Memory,
): Promise<void> {
  const { keys } = sock.authState;
  const memory = (await keys.get('sender-key-memory', [group]))[group];
  if (memory) await keys.set({ 'sender-key-memory': { [group]: change(memory) } });
}

function without(memory: Memory, device: string): Memory {
  return Object.fromEntries(Object.entries(memory).filter(([address]) => address !== device));
}

/** The label of all sends (7.0.0-rc14, lib/Socket/messages-send.js:882). */
function readOwnLabel(sock: WASocket): string {
  return sock.user?.id ?? '';
}
