import type { GroupMetadata } from '@whiskeysockets/baileys';
import type { CommunityPlace, GroupFacts, GroupId, WhyNoPost } from '../../../shared/groups.ts';
import type { OwnAddresses } from './own-addresses.ts';
import { readUser } from './read-user.ts';

interface Knowledge {
  readonly id: GroupId;
  readonly own: OwnAddresses;
  /** Our own name of another group. */
  readonly nameOf: (address: string) => GroupId;
}

/** A group in our own words. Its members stay behind. */
export function describeGroup(metadata: GroupMetadata, { id, own, nameOf }: Knowledge): GroupFacts {
  const whyNoPost = explainWhyNoPost(metadata, own);
  return {
    id,
    name: metadata.subject,
    memberCount: metadata.size ?? metadata.participants.length,
    announceOnly: isForAdmins(metadata),
    disappearingSeconds: metadata.ephemeralDuration ?? 0,
    community: findPlace(metadata, nameOf),
    ...(whyNoPost === undefined ? {} : { whyNoPost }),
  };
}

/**
 * A parent carries `<parent>`, the groups under it `<linked_parent jid>`, and the one that everybody of the community
 * is in `<default_sub_group>` as well (Baileys lib/Socket/groups.js:326-330).
 */
function findPlace(
  { isCommunity, linkedParent, isCommunityAnnounce }: GroupMetadata,
  nameOf: Knowledge['nameOf'],
): CommunityPlace | null {
  if (isCommunity === true) return { kind: 'parent' };
  if (linkedParent === undefined) return null;
  return { kind: isCommunityAnnounce === true ? 'announcements' : 'group', parentId: nameOf(linkedParent) };
}

function explainWhyNoPost(metadata: GroupMetadata, own: OwnAddresses): WhyNoPost | undefined {
  if (metadata.isCommunity === true) return 'community-parent';
  const users = new Set([own.id, own.lid].map(readUser));
  const me = metadata.participants.find(({ id, lid, phoneNumber }) =>
    [id, lid, phoneNumber].some((address) => address !== undefined && users.has(readUser(address))),
  );
  // A community's announcements name their admins to all, and the others to nobody but admins (assumed).
  if (me === undefined) return metadata.isCommunityAnnounce === true ? 'only-admins' : 'not-a-member';
  const isAdmin = me.admin === 'admin' || me.admin === 'superadmin';
  return isForAdmins(metadata) && !isAdmin ? 'only-admins' : undefined;
}

/** In a community's announcements only admins may post, whether or not WhatsApp marks them so (assumed). */
function isForAdmins({ announce, isCommunityAnnounce }: GroupMetadata): boolean {
  return announce === true || isCommunityAnnounce === true;
}
