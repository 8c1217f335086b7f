import type { Brand } from './brand.ts';

/** Our own name for a group: opaque, stable on this computer, and never WhatsApp's id (old ids hold a phone number). */
export type GroupId = Brand<string, 'GroupId'>;

/** Why the account may not post to a group that it sees. */
export type WhyNoPost = 'only-admins' | 'community-parent' | 'not-a-member';

export interface Group {
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
}

/** The groups as last seen, kept for the time without a connection. */
export interface GroupList {
  readonly groups: readonly Group[];
  /** Milliseconds since 1970; `null` before the first list arrived. */
  readonly refreshedAt: number | null;
}

/** WhatsApp's limit of members in a group. */
export const groupCapacity = 1024;
