import { useState } from 'react';
import { dayOf, type PlainDate } from '../../shared/plain-date.ts';
import type { ProductId } from '../../shared/products.ts';
import { type DayReading, readDayFields } from '../../shared/schedules/day-fields.ts';
import {
  adviseSlots,
  type DayRules,
  findWhyNot,
  type MovedSlot,
  moveSlot,
  type PlacedSlot,
  type SlotAdvice,
  type WhyNot,
} from '../../shared/schedules/move-slot.ts';
import { minutesOfDay, openHoursOf } from '../../shared/schedules/open-hours-of.ts';
import { readWallMinutes } from '../../shared/schedules/wall-minutes.ts';
import { wallOf } from '../../shared/schedules/wall-of.ts';
import type { PlannedDay } from '../../shared/schedules.ts';
import { useNow } from '../ui/use-now.ts';
import type { PlannerForm } from './use-planner-form.ts';
import { type Proposal, useProposal } from './use-proposal.ts';

export interface DayPlan extends Pick<Proposal, 'isComing' | 'isRenewed' | 'isStill'> {
  /** What the fields ask for; while they ask for nothing there is no plan. */
  readonly reading: DayReading;
  /** As it was proposed; `undefined` until it has come. */
  readonly proposed: PlannedDay | undefined;
  readonly error: Error | null;
  retry(): void;
  /** What becomes of it with her changes, in the order of the times. */
  readonly slots: readonly PlacedSlot[];
  /** Before she changed anything: it gives the picture its scale. */
  readonly firstSlots: readonly PlacedSlot[];
  readonly rules: DayRules;
  readonly advice: ReadonlyMap<ProductId, SlotAdvice>;
  /** What cannot be as it stands, because time went on. */
  readonly troubles: ReadonlyMap<ProductId, WhyNot>;
  readonly isChanged: boolean;
  /** What a move would come to; nothing is moved. */
  tryMove(id: ProductId, minute: number): MovedSlot;
  move(id: ProductId, minute: number): MovedSlot;
  remove(id: ProductId): void;
  /** As it was proposed. */
  reset(): void;
}

interface Edits {
  /** They belong to one proposal, and are gone with it. */
  readonly of: string;
  readonly moved: ReadonlyMap<ProductId, number>;
  readonly removed: ReadonlySet<ProductId>;
}

const noEdits: Omit<Edits, 'of'> = { moved: new Map(), removed: new Set() };

/** The day as main proposes it, asked for anew whenever the fields change, with what she moved and took away. */
export function useDayPlan(form: PlannerForm): DayPlan {
  const { fields, hours } = form;
  const now = useNow(15_000);
  const reading = readDayFields(fields, hours, dayOf(now));
  const query = useProposal(form, reading);
  const proposed = reading.isGood ? query.data : undefined;
  const [edits, setEdits] = useState<Edits>({ of: query.key, ...noEdits });
  const own = edits.of === query.key ? edits : { of: query.key, ...noEdits };
  const firstSlots = proposed ? placeSlots(proposed) : [];
  const slots = firstSlots
    .filter(({ productId }) => !own.removed.has(productId))
    .map((slot) => ({ ...slot, minute: own.moved.get(slot.productId) ?? slot.minute }))
    .toSorted((a, b) => a.minute - b.minute);
  const rules: DayRules = {
    wished: reading.isGood ? reading.wished : { from: 0, to: minutesOfDay },
    gapMinutes: fields.gapMinutes,
    broadcastMinutes: proposed?.broadcastMinutes ?? 0,
    open: reading.isGood ? openHoursOf(hours, reading.day) : [],
    earliest: reading.isGood ? earliestOn(reading.day, now) : 0,
    hourlyCap: proposed?.hourlyCap ?? Number.POSITIVE_INFINITY,
  };
  const tryMove = (id: ProductId, minute: number) => moveSlot(slots, id, minute, rules);
  return {
    ...{ reading, proposed, slots, firstSlots, rules, tryMove },
    ...{ error: query.error, retry: query.retry, isStill: query.isStill },
    ...{ isComing: query.isComing, isRenewed: query.isRenewed },
    advice: adviseSlots(slots, rules),
    troubles: new Map(
      slots.flatMap(({ productId, minute }) => {
        const why = findWhyNot(minute, rules);
        return why ? [[productId, why] as const] : [];
      }),
    ),
    isChanged: own.moved.size + own.removed.size > 0,
    move(id, minute) {
      const moved = tryMove(id, minute);
      if (moved.refused === null) setEdits({ ...own, moved: new Map(own.moved).set(id, minute) });
      return moved;
    },
    remove: (id) => setEdits({ ...own, removed: new Set(own.removed).add(id) }),
    reset: () => setEdits({ of: query.key, ...noEdits }),
  };
}

function placeSlots({ slots }: PlannedDay): readonly PlacedSlot[] {
  const zone = Temporal.Now.timeZoneId();
  return slots.map(({ productId, at, groupIds }) => ({
    ...{ productId, groupIds },
    minute: readWallMinutes(wallOf(at, zone).time) ?? 0,
  }));
}

/** Of this day what is over cannot be planned any more, the present minute included. */
function earliestOn(day: PlainDate, now: number): number {
  const today = dayOf(now);
  if (day !== today) return day < today ? minutesOfDay : 0;
  const wall = new Date(now);
  return wall.getHours() * 60 + wall.getMinutes() + 1;
}
