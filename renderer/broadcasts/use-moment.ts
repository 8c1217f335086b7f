import { useTranslation } from 'react-i18next';
import { useFormat } from '../ui/use-format.ts';

export interface Moments {
  /** `09:00` today, else `amanhã, 09:00` or `seg., 24 de nov., 09:00`. */
  until(at: number): string;
  /** `termina por volta das 14:20`, or `termina amanhã por volta das 14:20`. */
  endsAround(at: number): string;
}

/** Times to come, in the words of a sentence. */
export function useMoment(): Moments {
  const { t } = useTranslation();
  const { time, dayOf } = useFormat();
  return {
    until(at) {
      const day = dayOf(at, Date.now());
      return day === null ? time(at) : `${day}, ${time(at)}`;
    },
    endsAround(at) {
      const day = dayOf(at, Date.now());
      return day === null
        ? t('pacing.endsToday', { time: time(at) })
        : t('pacing.endsOn', { day, time: time(at) });
    },
  };
}
