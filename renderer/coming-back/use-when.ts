import { useMemo } from 'react';
import { useFormat } from '../ui/use-format.ts';

const dayMs = 24 * 3_600_000;

/** @returns `hoje, 09:00`, `ontem, 21:04`, and for other days `sáb., 22 de nov., 09:00` */
export function useWhen(): (at: number) => string {
  const { language, dateTime, time } = useFormat();
  return useMemo(() => {
    const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
    return (at) => {
      const days = Math.round((startOfDay(at) - startOfDay(Date.now())) / dayMs);
      return Math.abs(days) > 1 ? dateTime(at) : `${relative.format(days, 'day')}, ${time(at)}`;
    };
  }, [language, dateTime, time]);
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
