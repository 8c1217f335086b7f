import type { SignalKeyStoreWithTransaction } from '@whiskeysockets/baileys';

/**
 * Lets everything that moves a ratchet wait for everything else that does. Baileys gives each chat's decryption a
 * lock of its own beside the one of all sends, and each works on its own copy of the rows: the one that commits last
 * takes back the step of the other, and the next message from that device is a Bad MAC
 * (7.0.0-rc14, lib/Utils/auth-utils.js:218-252; github.com/WhiskeySockets/Baileys issue 2811).
 * @param readLabel the label of all sends: the account's own address, once there is one
 */
export function withOneLock(
  keys: SignalKeyStoreWithTransaction,
  readLabel: () => string | undefined,
): SignalKeyStoreWithTransaction {
  return {
    ...keys,
    transaction: (work, label) =>
      keys.transaction(work, mayWaitForSends(label) ? (readLabel() ?? label) : label),
  };
}

/**
 * Two kinds move no ratchet, and a send may wait for them while it holds the lock: who goes by which LID (lookups
 * are shared, lib/Signal/lid-mapping.js:92-106), and the sessions of a removed device, which are deleted under the
 * lock of the device lists (lib/Socket/messages-recv.js:737-760).
 */
function mayWaitForSends(label: string): boolean {
  return label !== 'lid-mapping' && !label.startsWith('delete-');
}
