/** What is known of the session with a device that could not read a message. */
export interface SessionFacts {
  /** The device sent keys along for a new session. */
  readonly hasTheirKeys: boolean;
  /** The open session; `undefined` when there is none. */
  readonly session: { readonly registrationId: number; readonly baseKey: string } | undefined;
  /** The number of the device's installation, as it says itself. */
  readonly registrationId: number | undefined;
  /** The session over which it got its last answer, if it got one. */
  readonly answeredOver: string | undefined;
}

export type SessionStep = 'take-theirs' | 'ask-for-keys' | 'keep';

/**
 * What to do about the session before the answer. Baileys asks the server for new keys whenever none came along, and
 * its session recreation deletes the session before it has them (7.0.0-rc14, lib/Socket/messages-recv.js:1117-1134):
 * that spends one of the device's own keys each time, and when the server does not answer the device is left with
 * no session at all. Mostly only the group's key is missing, and the session is as good as before.
 */
export function decideSession(facts: SessionFacts): SessionStep {
  const { hasTheirKeys, session, registrationId, answeredOver } = facts;
  if (hasTheirKeys) return 'take-theirs';
  if (session === undefined) return 'ask-for-keys';
  // 0 stands for a session that was begun by the other side and never told it.
  const isOther = session.registrationId !== 0 && registrationId !== undefined;
  if (isOther && session.registrationId !== registrationId) return 'ask-for-keys';
  return session.baseKey === answeredOver ? 'ask-for-keys' : 'keep';
}
