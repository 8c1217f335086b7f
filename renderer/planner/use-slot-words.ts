import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlotAdvice, WhyNot } from '../../shared/schedules/move-slot.ts';
import { useFormat } from '../ui/use-format.ts';
import { useDayWords } from './use-day-words.ts';

export interface SlotWords {
  /** Why a post cannot go then. */
  whyNot(why: WhyNot): string;
  /** What had better be otherwise. */
  advice(advice: SlotAdvice): string;
}

/** What breaks, in a sentence. @param gapMinutes the distance that she wished for */
export function useSlotWords(gapMinutes: number): SlotWords {
  const { t } = useTranslation();
  const { duration } = useFormat();
  const { time } = useDayWords();
  return useMemo(() => {
    const minutes = (count: number) => duration(count * 60_000);
    return {
      whyNot: (why) =>
        why.kind === 'closes-before'
          ? t('planner.whyNot.closes-before', { time: time(why.latest) })
          : t(`planner.whyNot.${why.kind}`),
      advice: (advice) =>
        advice.kind === 'too-near'
          ? t('planner.advice.too-near', { is: minutes(advice.minutes), wished: minutes(gapMinutes) })
          : t(`planner.advice.${advice.kind}`),
    };
  }, [t, duration, time, gapMinutes]);
}
