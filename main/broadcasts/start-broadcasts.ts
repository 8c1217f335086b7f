import type { BroadcastId, DeliveryId } from '../../shared/broadcasts.ts';
import { AppError } from '../../shared/failure.ts';
import type { Group, GroupId } from '../../shared/groups.ts';
import type { ParsedInput } from '../../shared/ipc/call.ts';
import type { PhotoId } from '../../shared/photos.ts';
import { longestText } from '../../shared/promo/length.ts';
import { addFooter } from '../../shared/promo.ts';
import { mostDeliveries, type Repeat, type StartOutcome } from '../../shared/start-broadcasts.ts';
import type { Chance } from '../system/chance.ts';
import type { PreparedPromo, WhatsApp } from '../whatsapp/whatsapp.ts';
import type { BroadcastListStore, NewBroadcast } from './broadcast-list-store.ts';
import { findRepeats, handGuard, type RepeatGuard } from './find-repeats.ts';
import { type PlannedDestination, planDestinations } from './plan-destinations.ts';
import {
  type PlannedPromo,
  type PlannedWish,
  type PlanPromoDeps,
  planPromo,
  refuseSoldOut,
} from './plan-promo.ts';
import type { RepeatsStore } from './repeats-store.ts';

export interface StartBroadcastsDeps extends PlanPromoDeps {
  readonly list: Pick<BroadcastListStore, 'add'>;
  readonly repeats: RepeatsStore;
  readonly whatsapp: Pick<WhatsApp, 'preparePromo' | 'addressPromo'>;
  readonly chance: Pick<Chance, 'uuid'>;
  readonly readGroup: (id: GroupId) => Group | undefined;
}

export interface StartWish extends Omit<ParsedInput<'broadcasts.start'>, 'promos'> {
  readonly promos: readonly PlannedWish[];
}

export interface StartTerms extends RepeatGuard {
  /** Writes beside the broadcasts, in the same step: when it throws nothing is written. */
  readonly alongside: (ids: readonly BroadcastId[]) => void;
}

const byHand: StartTerms = { ...handGuard, alongside: () => {} };

/**
 * Makes a broadcast of each promo: uploads each photo once and writes every message down, with its own id and its exact
 * bytes, all of them in one step, before any of them is sent.
 * @throws AppError `not-found` (a product, a template, a photo), `sold-out`, `group-unknown`, `may-not-post`,
 * `bad-input` (nowhere to go, nothing to say, too much at once), `not-connected`, `photo-unreadable`,
 * `photo-upload-failed`, and those of the storage; nothing is written then
 */
export async function startBroadcasts(
  wish: StartWish,
  deps: StartBroadcastsDeps,
  { alongside, ...guard }: StartTerms = byHand,
): Promise<StartOutcome> {
  const destinations = planDestinations(wish.groupIds, wish.toOwnChat, deps.readGroup);
  if (destinations.length * wish.promos.length > mostDeliveries) throw new AppError('bad-input');
  const promos: PlannedPromo[] = [];
  for (const each of wish.promos) promos.push(await planPromo(each, deps));
  const repeats = findRepeats(promos, destinations, deps, guard);
  if (mustAsk(repeats, wish, promos, destinations)) return { kind: 'repeats', repeats };

  const contents = await prepareAll(promos, deps);
  // While the photos went up, something may have sold out, or been sent by another click.
  for (const { productId } of promos) if (productId !== null) refuseSoldOut(deps.readProduct(productId));
  const latest = findRepeats(promos, destinations, deps, guard);
  if (mustAsk(latest, wish, promos, destinations)) return { kind: 'repeats', repeats: latest };
  const leftOut = wish.repeats === 'leave-out' ? latest : [];
  const broadcasts = promos
    .map((promo, index) => {
      const places = destinations.filter((place) => !isLeftOut(leftOut, index, place));
      return makeBroadcast(promo, places, contents.get(promo.photoId), deps);
    })
    .filter(({ deliveries }) => deliveries.length > 0);
  const ids = broadcasts.map(({ id }) => id);
  deps.list.add(broadcasts, () => alongside(ids));
  return { kind: 'started', ids };
}

/** She has not said what becomes of them, or nothing is left without them. */
function mustAsk(
  repeats: readonly Repeat[],
  { repeats: answer }: StartWish,
  promos: readonly PlannedPromo[],
  destinations: readonly PlannedDestination[],
): boolean {
  if (repeats.length === 0 || answer === 'send') return false;
  return answer === 'ask' || repeats.length === promos.length * destinations.length;
}

function isLeftOut(repeats: readonly Repeat[], promo: number, { destination }: PlannedDestination): boolean {
  return repeats.some(
    (repeat) => repeat.promo === promo && destination.kind === 'group' && repeat.groupId === destination.id,
  );
}

/** One content for each photo, whatever text it gets: the photo goes up once. */
async function prepareAll(
  promos: readonly PlannedPromo[],
  { whatsapp, readPhoto }: StartBroadcastsDeps,
): Promise<ReadonlyMap<PhotoId | null, PreparedPromo>> {
  const contents = new Map<PhotoId | null, PreparedPromo>();
  for (const { photoId, text } of promos) {
    if (contents.has(photoId)) continue;
    const photo = photoId === null ? null : readPhoto(photoId);
    contents.set(photoId, await whatsapp.preparePromo({ text, photo }));
  }
  return contents;
}

function makeBroadcast(
  { productId, name, text, photoId }: PlannedPromo,
  places: readonly PlannedDestination[],
  content: PreparedPromo | undefined,
  { whatsapp, chance, clock }: StartBroadcastsDeps,
): NewBroadcast {
  return {
    id: chance.uuid() as BroadcastId,
    productId,
    productName: name,
    ...{ text, photoId, createdAt: clock.now() },
    deliveries: places.map(({ destination, groupName, peopleCount, footer }) => {
      if (content === undefined) throw new Error('a promo was not prepared');
      const whole = addFooter(text, footer);
      if (whole.length > longestText) throw new AppError('bad-input');
      return {
        id: chance.uuid() as DeliveryId,
        ...{ groupName, peopleCount, footer },
        message: whatsapp.addressPromo(content, destination, whole),
      };
    }),
  };
}
