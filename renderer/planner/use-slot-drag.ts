import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useState } from 'react';
import type { ProductId } from '../../shared/products.ts';
import {
  type MovedSlot,
  type PlacedSlot,
  snapToStep,
  type WhyNot,
} from '../../shared/schedules/move-slot.ts';
import type { DayPart } from '../../shared/schedules/open-hours-of.ts';
import { useSteady } from '../ui/use-steady.ts';

export interface DraggedSlot {
  readonly productId: ProductId;
  /** Where it is held now. */
  readonly minute: number;
  /** Why it cannot be dropped there. */
  readonly refused: WhyNot | null;
}

interface Held {
  readonly productId: ProductId;
  readonly minute: number;
  /** Pixels between the pointer and the top of the card. */
  readonly grabbedAt: number;
}

interface SlotDragNeeds {
  /** What scrolls; its first child is the picture of the day. */
  readonly scroller: RefObject<HTMLElement | null>;
  readonly shown: DayPart;
  readonly scale: number;
  readonly tryMove: (id: ProductId, minute: number) => MovedSlot;
  readonly onDrop: (id: ProductId, minute: number) => void;
}

export interface SlotDrag {
  readonly dragged: DraggedSlot | null;
  grab(event: ReactPointerEvent, slot: PlacedSlot): void;
}

/** So near to an edge, in pixels, the picture scrolls on under what is dragged. */
const edge = 40;
const scrollStep = 14;

/** Moves a post with the pointer, in steps; Escape puts it back. */
export function useSlotDrag({ scroller, shown, scale, tryMove, onDrop }: SlotDragNeeds): SlotDrag {
  const [held, setHeld] = useState<Held | null>(null);
  const [minute, setMinute] = useState<number | null>(null);
  const isHeld = held !== null;

  /** The time that lies under the pointer, whatever has been scrolled meanwhile. */
  function minuteAt(clientY: number, grabbedAt: number): number {
    const top = scroller.current?.firstElementChild?.getBoundingClientRect().top ?? 0;
    const under = shown.from + (clientY - grabbedAt - top) / scale;
    return Math.min(shown.to - 5, Math.max(shown.from, snapToStep(under)));
  }

  function letGo(): void {
    setHeld(null);
    setMinute(null);
  }

  const act = useSteady({
    letGo,
    follow({ clientY }: PointerEvent) {
      if (held === null) return;
      const box = scroller.current?.getBoundingClientRect();
      if (box && clientY < box.top + edge) scroller.current?.scrollBy(0, -scrollStep);
      if (box && clientY > box.bottom - edge) scroller.current?.scrollBy(0, scrollStep);
      setMinute(minuteAt(clientY, held.grabbedAt));
    },
    drop() {
      if (held !== null && minute !== null && minute !== held.minute) onDrop(held.productId, minute);
      letGo();
    },
    hearKey(event: KeyboardEvent) {
      if (event.key !== 'Escape') return;
      // The dialog must not take it for its own.
      event.stopPropagation();
      letGo();
    },
  });

  useEffect(() => {
    if (!isHeld) return;
    const stop = new AbortController();
    const { signal } = stop;
    addEventListener('pointermove', act.follow, { signal });
    addEventListener('pointerup', act.drop, { signal });
    addEventListener('pointercancel', act.letGo, { signal });
    addEventListener('keydown', act.hearKey, { signal, capture: true });
    return () => stop.abort();
  }, [isHeld, act]);

  return {
    dragged:
      held === null || minute === null || minute === held.minute
        ? null
        : { productId: held.productId, minute, refused: tryMove(held.productId, minute).refused },
    grab(event, slot) {
      const card = event.currentTarget.getBoundingClientRect();
      setHeld({ productId: slot.productId, minute: slot.minute, grabbedAt: event.clientY - card.top });
    },
  };
}
