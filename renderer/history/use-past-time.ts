import { useMemo } from 'react';
import { localeOf } from '../../shared/language.ts';
import { useFormat } from '../ui/use-format.ts';

/** Times of the past: `sáb., 22 de nov., 09:00`, and with the year where it is another one. */
export function usePastTime(): (at: number) => string {
  const { language, dateTime } = useFormat();
  return useMemo(() => {
    const thisYear = new Date().getFullYear();
    const long = new Intl.DateTimeFormat(localeOf(language), {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    });
    return (at) => (new Date(at).getFullYear() === thisYear ? dateTime(at) : long.format(at));
  }, [language, dateTime]);
}
