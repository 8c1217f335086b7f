import type { ProductId } from '../products.ts';
import type { PlacedSlot } from './move-slot.ts';
import { type DayPart, minutesOfDay } from './open-hours-of.ts';

/** Where a post stands on the picture of a day. */
export interface LaidOutSlot {
  readonly productId: ProductId;
  /** Pixels from the beginning of the picture. */
  readonly top: number;
  /** Posts that would cover each other stand side by side: the place of this one from the left, of so many. */
  readonly lane: number;
  readonly laneCount: number;
}

/** The whole hours that a picture of the day shows. */
export function hoursToShow(wished: DayPart, slots: readonly PlacedSlot[]): DayPart {
  const minutes = slots.map(({ minute }) => minute);
  const from = Math.min(wished.from, ...minutes);
  const to = Math.max(wished.to, ...minutes.map((minute) => minute + 30));
  return { from: Math.floor(from / 60) * 60, to: Math.min(minutesOfDay, Math.ceil(to / 60) * 60) };
}

/** Pixels a minute: as many as let neighbours stand below each other, within what one likes to scroll. */
export function chooseScale(slots: readonly PlacedSlot[], slotHeight: number): number {
  const minutes = slots.map(({ minute }) => minute).toSorted((a, b) => a - b);
  const nearest = Math.min(...minutes.slice(1).map((minute, index) => minute - (minutes[index] ?? 0)));
  const wanted = slotHeight / Math.max(1, nearest);
  return Math.min(3, Math.max(1, Number.isFinite(nearest) ? wanted : 1));
}

/** Puts posts onto the picture of a day so that none covers another. @param slots in the order of their times */
export function layOutPlan(
  slots: readonly PlacedSlot[],
  picture: { readonly from: number; readonly scale: number; readonly slotHeight: number },
): readonly LaidOutSlot[] {
  const laid: LaidOutSlot[] = [];
  let cluster: { readonly productId: ProductId; readonly top: number; readonly lane: number }[] = [];
  let ends: number[] = [];
  const close = () => {
    laid.push(...cluster.map((slot) => ({ ...slot, laneCount: ends.length })));
    cluster = [];
    ends = [];
  };
  for (const { productId, minute } of slots) {
    const top = (minute - picture.from) * picture.scale;
    if (ends.every((end) => end <= top)) close();
    const free = ends.findIndex((end) => end <= top);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = top + picture.slotHeight;
    cluster.push({ productId, top, lane });
  }
  close();
  return laid;
}
