import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductId } from '../../shared/products.ts';
import { adviseSlots, type MovedSlot } from '../../shared/schedules/move-slot.ts';
import type { DayPlan } from './use-day-plan.ts';
import { useDayWords } from './use-day-words.ts';
import type { SlotWords } from './use-slot-words.ts';

/** What the last change came to, for the eye and for the ear. */
export interface Said {
  readonly words: string;
  /** `plain` is only for the ear: the eye sees the card at its new place. */
  readonly tone: 'plain' | 'wait' | 'bad';
}

export interface Saying {
  readonly said: Said | null;
  moved(id: ProductId, name: string, minute: number, move: MovedSlot): void;
  removed(name: string): void;
  nothing(): void;
}

/** Says what became of each change, and what it breaks. */
export function useSaid({ rules }: DayPlan, words: SlotWords): Saying {
  const { t } = useTranslation();
  const { time } = useDayWords();
  const [said, say] = useState<Said | null>(null);
  return {
    said,
    moved(id, name, minute, { refused, slots }) {
      if (refused) {
        const stays = slots.find(({ productId }) => productId === id)?.minute ?? minute;
        const why = words.whyNot(refused);
        return say({ tone: 'bad', words: t('planner.stayed', { name, time: time(stays), why }) });
      }
      const advice = adviseSlots(slots, rules).get(id);
      const moved = t('planner.moved', { name, time: time(minute) });
      say(
        advice
          ? { tone: 'wait', words: `${moved} ${words.advice(advice)}` }
          : { tone: 'plain', words: moved },
      );
    },
    removed: (name) => say({ tone: 'plain', words: t('planner.removed', { name }) }),
    nothing: () => say(null),
  };
}
