import type { BroadcastId, DeliveryState } from './broadcasts.ts';
import type { FailureCode } from './failure.ts';
import type { PhotoId } from './photos.ts';

/** Which broadcasts of the past are wanted. */
export interface HistoryFilter {
  /** Every word must occur in the product's name, in the text or in a group's name. */
  readonly search: string;
  /** Only those with a group that did not get it, or of which nobody knows. */
  readonly onlyTrouble: boolean;
  /** Milliseconds since 1970, this one included; `null` for no bound. */
  readonly from: number | null;
  /** Milliseconds since 1970, this one left out; `null` for no bound. */
  readonly until: number | null;
}

/** One broadcast in a line; its groups are asked for when somebody looks. */
export interface HistoryEntry {
  readonly id: BroadcastId;
  readonly createdAt: number;
  readonly productName: string;
  readonly text: string;
  readonly photoId: PhotoId | null;
  /** How many groups stand where; the account's own chat counts as one. */
  readonly counts: Readonly<Record<DeliveryState['kind'], number>>;
  /** Of the groups that got it: people who should, whose phone did, and who looked. */
  readonly people: { readonly count: number; readonly delivered: number; readonly seen: number };
  /** It went to the account's own chat and nowhere else. */
  readonly isOwnChatOnly: boolean;
}

export interface HistoryPage {
  readonly entries: readonly HistoryEntry[];
  /** How many there are for this search and period: all, and those with trouble. */
  readonly counts: { readonly all: number; readonly trouble: number };
}

/** What became of one promo in one group. */
export interface HistoryDelivery {
  readonly id: string;
  /** The group's name when the broadcast was made; empty for the own chat. */
  readonly groupName: string;
  readonly isOwnChat: boolean;
  readonly peopleCount: number;
  readonly state: DeliveryState['kind'];
  /** Only of what failed. */
  readonly reason: FailureCode | null;
  readonly sentAt: number | null;
  readonly deliveredCount: number;
  readonly seenCount: number;
}

export type HistoryOutcome = 'running' | 'done' | 'trouble' | 'cancelled';

/** The whole of a broadcast in one word. */
export function readHistoryOutcome({ counts }: Pick<HistoryEntry, 'counts'>): HistoryOutcome {
  if (counts.waiting + counts.held + counts.sending > 0) return 'running';
  if (counts.failed + counts.unknown + counts.left > 0) return 'trouble';
  return counts.sent === 0 && counts.cancelled > 0 ? 'cancelled' : 'done';
}
