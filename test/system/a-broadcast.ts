import type { Broadcast, BroadcastId, DeliveryId, DeliveryState } from '../../shared/broadcasts.ts';
import type { GroupId } from '../../shared/groups.ts';

type Kind = DeliveryState['kind'];

/** A broadcast of cheese whose groups stand so. */
export function aBroadcast(kinds: readonly Kind[], fields: Partial<Broadcast> = {}): Broadcast {
  return {
    id: 'b1' as BroadcastId,
    productId: null,
    productName: 'Queijo',
    text: '*Queijo*',
    createdAt: 0,
    isPaused: false,
    deliveries: kinds.map((kind, index) => ({
      id: `d${index}` as DeliveryId,
      destination: { kind: 'group', id: `g${index}` as GroupId },
      groupName: `Grupo ${index}`,
      peopleCount: 2,
      state: aState(kind),
    })),
    nextAt: null,
    nextReason: null,
    endsAt: null,
    ...fields,
  };
}

function aState(kind: Kind): DeliveryState {
  if (kind === 'sent') return { kind, sentAt: 0, deliveredCount: 0, seenCount: 0 };
  if (kind === 'held') return { kind, reason: 'not-connected' };
  return kind === 'failed' ? { kind, reason: 'may-not-post' } : { kind };
}
