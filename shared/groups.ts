import type { Brand } from './brand.ts';

/** Our own name for a group: opaque, stable on this computer, and never WhatsApp's id (old ids hold a phone number). */
export type GroupId = Brand<string, 'GroupId'>;

/** Why the account may not post to a group that it sees. */
export type WhyNoPost = 'only-admins' | 'community-parent' | 'not-a-member';

/** A group's place in a community. The parent holds the others together and takes no messages itself. */
export type CommunityPlace =
  | { readonly kind: 'parent' }
  /** `announcements` is the one group that everybody of the community is in. */
  | { readonly kind: 'announcements' | 'group'; readonly parentId: GroupId };

/** A group as WhatsApp tells of it. */
export interface GroupFacts {
  readonly id: GroupId;
  readonly name: string;
  /** People in the group, the account included. */
  readonly memberCount: number;
  /** `undefined` when the account may post. */
  readonly whyNoPost?: WhyNoPost;
  /** True when only admins may post (and this account may be one). */
  readonly announceOnly: boolean;
  /** Messages vanish after this many seconds; 0 when they stay. */
  readonly disappearingSeconds: number;
  /** `null` for a group that stands alone. The parent need not be among the groups. */
  readonly community: CommunityPlace | null;
}

/** A group with what this shop keeps of it. */
export interface Group extends GroupFacts {
  /** Stands under every promo to this group, after a blank line; `''` when none. */
  readonly footer: string;
  /** Milliseconds since 1970 of the last promo that this group got from here; `null` when none did. */
  readonly lastPostedAt: number | null;
  /** The product of that promo; `''` when it had none. */
  readonly lastPromo: string;
}

/** The groups as last seen, kept for the time without a connection. */
export interface GroupList {
  readonly groups: readonly Group[];
  /** Milliseconds since 1970; `null` before the first list arrived. */
  readonly refreshedAt: number | null;
  /** Until when WhatsApp is not asked for the whole list again; `null` when it may be asked now. */
  readonly mayRefreshAt: number | null;
}

/** People whom a promo to this group reaches: everybody in it but the account itself. */
export function peopleReached({
  memberCount,
  whyNoPost,
}: Pick<GroupFacts, 'memberCount' | 'whyNoPost'>): number {
  return whyNoPost === 'not-a-member' ? memberCount : Math.max(0, memberCount - 1);
}

/** WhatsApp's limit of members in a group. */
export const groupCapacity = 1024;

/** How many more people the group can take; `null` where another limit holds that we do not know. */
export function placesLeft({ memberCount, community }: GroupFacts): number | null {
  if (community !== null && community.kind !== 'group') return null;
  return Math.max(0, groupCapacity - memberCount);
}

/** The longest footer, in UTF-16 code units. */
export const longestFooter = 500;
