import type { GroupMetadata } from '@whiskeysockets/baileys';
import type { Group, GroupId, WhyNoPost } from '../../../shared/groups.ts';
import { readUser } from './read-user.ts';

/** The account's own addresses: by phone number and, once WhatsApp has said it, by LID. */
export interface OwnAddresses {
  readonly id: string;
  readonly lid?: string | undefined;
}

/** A group in our own words. Its members stay behind. */
export function describeGroup(metadata: GroupMetadata, id: GroupId, own: OwnAddresses): Group {
  const whyNoPost = explainWhyNoPost(metadata, own);
  return {
    id,
    name: metadata.subject,
    memberCount: metadata.size ?? metadata.participants.length,
    announceOnly: metadata.announce ?? false,
    disappearingSeconds: metadata.ephemeralDuration ?? 0,
    ...(whyNoPost === undefined ? {} : { whyNoPost }),
  };
}

function explainWhyNoPost(metadata: GroupMetadata, own: OwnAddresses): WhyNoPost | undefined {
  if (metadata.isCommunity === true) return 'community-parent';
  const users = new Set([own.id, own.lid].map(readUser));
  const me = metadata.participants.find(({ id, lid, phoneNumber }) =>
    [id, lid, phoneNumber].some((address) => address !== undefined && users.has(readUser(address))),
  );
  if (me === undefined) return 'not-a-member';
  const isAdmin = me.admin === 'admin' || me.admin === 'superadmin';
  return metadata.announce === true && !isAdmin ? 'only-admins' : undefined;
}
