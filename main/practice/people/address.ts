import { jidDecode } from '@whiskeysockets/baileys/lib/WABinary/index.js';

/** The two names of a person at WhatsApp: the phone number, and the LID that hides it. */
export type Addressing = 'lid' | 'phone-number';

export interface UserAddress {
  readonly user: string;
  readonly addressing: Addressing;
  readonly device: number;
}

/** @returns null for anything but a person's address, for example a group's */
export function parseUser(jid: string | undefined): UserAddress | null {
  const decoded = jid === undefined ? undefined : jidDecode(jid);
  if (!decoded?.user) return null;
  const device = decoded.device ?? 0;
  if (decoded.server === 'lid') return { user: decoded.user, addressing: 'lid', device };
  if (decoded.server === 's.whatsapp.net') return { user: decoded.user, addressing: 'phone-number', device };
  return null;
}

export function userJid(user: string, addressing: Addressing, device = 0): string {
  const server = addressing === 'lid' ? 'lid' : 's.whatsapp.net';
  return device === 0 ? `${user}@${server}` : `${user}:${device}@${server}`;
}
