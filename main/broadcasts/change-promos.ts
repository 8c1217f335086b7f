import {
  type ChangeId,
  type ChangeOutlook,
  type ChangeWay,
  type ChangeWish,
  decideWay,
  type WishedChange,
} from '../../shared/changes.ts';
import { AppError } from '../../shared/failure.ts';
import { addFooter } from '../../shared/promo.ts';
import type { Chance } from '../system/chance.ts';
import type { Clock } from '../system/clock.ts';
import type { ReadyMessage, WhatsApp } from '../whatsapp/whatsapp.ts';
import type { ChangeOf, ChangeTarget } from './change-targets-store.ts';
import type { ChangesStore, NewChange, Renewed } from './changes-store.ts';

export interface ChangePromosDeps {
  readonly changes: ChangesStore;
  readonly whatsapp: Pick<WhatsApp, 'addressAgain' | 'addressEdit' | 'addressDeletion' | 'addressReply'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly chance: Pick<Chance, 'uuid'>;
}

/** Says what each wish would do in each group. @throws AppError `not-found` */
export function foreseeChange(of: ChangeOf, { changes, clock }: ChangePromosDeps): ChangeOutlook {
  const now = clock.now();
  const targets = readTargets(of, changes, now);
  const cancelsWaiting = 'productId' in of;
  const newest = targets.at(-1);
  return {
    text: newest?.facts.text ?? '',
    photoId: newest?.photoId ?? null,
    productName: newest?.productName ?? '',
    hasFooters: targets.some(({ footer }) => footer !== ''),
    places: targets.map((target) => ({
      deliveryId: target.deliveryId,
      destination: target.destination,
      groupName: target.groupName,
      ways: {
        edit: wayOf(target, { kind: 'edit', cancelsWaiting }, now),
        delete: wayOf(target, { kind: 'delete', cancelsWaiting }, now),
        reply: wayOf(target, { kind: 'reply', cancelsWaiting }, now),
      },
    })),
  };
}

/**
 * Writes down what a wish asks for in each group, every message with its own id and its exact bytes, before any of
 * them is sent. What has not left is changed or cancelled on the spot.
 * @param cancelsWaiting what has not left must not leave, also when the wish is an edit
 * @throws AppError `not-found`, and `not-connected`, `group-unknown` when a message cannot be made: what waits is
 * cancelled even then
 */
export function changePromos(
  of: ChangeOf,
  wish: ChangeWish,
  cancelsWaiting: boolean,
  deps: ChangePromosDeps,
): void {
  const now = deps.clock.now();
  const wished: WishedChange = { ...wish, cancelsWaiting };
  const planned = readTargets(of, deps.changes, now).map((target) => ({
    target,
    way: wayOf(target, wished, now),
  }));
  if (wish.kind === 'delete' || cancelsWaiting) {
    const unsent = planned.filter(({ way }) => way === 'before');
    deps.changes.cancelPromos(
      unsent.map(({ target }) => target.deliveryId),
      now,
    );
  }
  const renewed: Renewed[] = [];
  const made: NewChange[] = [];
  for (const { target, way } of planned) {
    const { message } = target;
    if (message === null) continue;
    if (way === 'before' && wish.kind === 'edit' && !cancelsWaiting) {
      renewed.push(renew(target, message, wish.text, deps));
    }
    const change = makeChange(target, message, way, wished, wish, deps);
    if (change) made.push(change);
  }
  const superseded = planned.filter(({ way }) => way === 'already').map(({ target }) => target.deliveryId);
  deps.changes.add({ renewed, changes: made, superseded }, now);
}

/** Cancels what waits of a product, and leaves alone what was sent. */
export function cancelWaiting(of: ChangeOf, { changes, clock }: ChangePromosDeps): void {
  const now = clock.now();
  const waiting = readTargets(of, changes, now).filter(({ facts }) => facts.state === 'waiting');
  changes.cancelPromos(
    waiting.map(({ deliveryId }) => deliveryId),
    now,
  );
}

function readTargets(of: ChangeOf, changes: ChangesStore, now: number): readonly ChangeTarget[] {
  const targets = changes.readTargets(of, now);
  if (targets === undefined) throw new AppError('not-found');
  return targets;
}

/** What is forgotten cannot be quoted or named any more. */
function wayOf({ facts, message }: ChangeTarget, wish: WishedChange, now: number): ChangeWay {
  const way = decideWay(wish, facts, now);
  return message === null && ['now', 'not-yet', 'too-late'].includes(way) ? 'left-alone' : way;
}

function renew(
  { deliveryId, footer }: ChangeTarget,
  message: ReadyMessage,
  text: string,
  { whatsapp, chance }: ChangePromosDeps,
): Renewed {
  return {
    id: chance.uuid() as ChangeId,
    deliveryId,
    text,
    message: whatsapp.addressAgain(message, addFooter(text, footer)),
  };
}

function makeChange(
  { deliveryId, facts, footer }: ChangeTarget,
  original: ReadyMessage,
  way: ChangeWay,
  { cancelsWaiting }: WishedChange,
  wish: ChangeWish,
  { whatsapp, chance }: ChangePromosDeps,
): NewChange | undefined {
  const id = () => chance.uuid() as ChangeId;
  const reply = (text: string, insteadOf: NewChange['insteadOf']): NewChange => ({
    ...{ id: id(), deliveryId, kind: 'reply', text, insteadOf, cancelsWaiting: false, spare: null },
    message: whatsapp.addressReply(original, text),
  });
  if (wish.kind === 'reply') {
    return way === 'now' ? reply(wish.text, facts.refused.at(-1) ?? null) : undefined;
  }
  if (way === 'too-late') return wish.replyText === null ? undefined : reply(wish.replyText, wish.kind);
  if (way !== 'now' && way !== 'not-yet') return undefined;
  const isAnswerable = wish.replyText !== null && !facts.isOwnChat && !facts.isOutdated && !facts.hasReply;
  return {
    ...{ id: id(), deliveryId, kind: wish.kind, insteadOf: null },
    cancelsWaiting: cancelsWaiting || wish.kind === 'delete',
    text: wish.kind === 'edit' ? wish.text : null,
    message:
      wish.kind === 'edit'
        ? whatsapp.addressEdit(original, addFooter(wish.text, footer))
        : whatsapp.addressDeletion(original),
    spare:
      isAnswerable && wish.replyText !== null
        ? { id: id(), text: wish.replyText, message: whatsapp.addressReply(original, wish.replyText) }
        : null,
  };
}
