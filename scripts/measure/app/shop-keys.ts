import { join } from 'node:path';
import { systemChance } from '../../../main/system/chance.ts';
import { openMasterKey } from '../../../main/system/secrets.ts';
import { createBreathe } from '../../../main/whatsapp/breathe.ts';
import { type KeyStore, openKeyStore } from '../../../main/whatsapp/key-store/key-store.ts';

/** The app's key store, opened a second time: behind its back while it runs, or while it does not. */
export async function withShopKeys<Result>(
  folder: string,
  work: (keys: KeyStore) => Result | Promise<Result>,
): Promise<Result> {
  const { key } = openShopKey(folder);
  const keys = openKeyStore(
    keysFile(folder),
    key,
    createBreathe(() => performance.now()),
  );
  try {
    return await work(keys);
  } finally {
    await keys.close();
  }
}

export const keysFile = (folder: string): string => join(folder, 'whatsapp.db');

/** @throws AppError `keyring-unavailable` when the profile was made with a keyring */
export const openShopKey = (folder: string) => openMasterKey(folder, noKeyring, systemChance);

const noKeyring = {
  isEncryptionAvailable: () => false,
  encryptString: () => Buffer.alloc(0),
  decryptString: () => '',
};

/** The account's own device, by phone number and by LID. */
export interface OwnDevice {
  readonly id: string;
  readonly lid: string;
}

export const readOwnDevice = (folder: string): Promise<OwnDevice> =>
  withShopKeys(folder, (keys) => (keys.readLogin() as { readonly me: OwnDevice }).me);

/** The name of the row in which an account keeps its own key of a group (libsignal's sender key name). */
export function nameOwnKey(me: OwnDevice, groupJid: string, addressing: 'lid' | 'phone-number'): string {
  const [user, device = '0'] = (addressing === 'lid' ? me.lid : me.id).split('@')[0]?.split(':') ?? [];
  return `${groupJid}::${user}${addressing === 'lid' ? '_1' : ''}::${device}`;
}
