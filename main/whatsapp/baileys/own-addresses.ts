import type { GroupMetadata, WASocket } from '@whiskeysockets/baileys';
import { readUser } from './read-user.ts';

/** The account's own addresses: by phone number and, once WhatsApp has said it, by LID. */
export interface OwnAddresses {
  readonly id: string;
  readonly lid?: string | undefined;
}

/** As this connection knows them now. */
export function readOwnAddresses({ user }: Pick<WASocket, 'user'>): OwnAddresses {
  return { id: user?.id ?? '', lid: user?.lid };
}

/** Members of a group know the account under its phone number or under the address that hides it. */
export function pickOwnAddress(
  { id, lid }: OwnAddresses,
  group: Pick<GroupMetadata, 'addressingMode'> | undefined,
): string {
  return lid === undefined || group?.addressingMode === 'pn'
    ? `${readUser(id)}@s.whatsapp.net`
    : `${readUser(lid)}@lid`;
}
