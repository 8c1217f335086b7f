import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowWords } from '../../shared/describe-import-row.ts';
import { localeOf } from '../../shared/language.ts';
import { useFormat } from '../ui/use-format.ts';

/** The figures of a row and the words between them, in the window's language; made once, because a list has many. */
export function useRowWords(): RowWords {
  const { t } = useTranslation();
  const { language, money, number } = useFormat();
  return useMemo(() => {
    const date = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'short', timeZone: 'UTC' });
    const share = new Intl.NumberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: 2 });
    return {
      ...{ money, number },
      day: (day) => date.format(Date.parse(`${day}T00:00:00Z`)),
      percent: (value) => share.format(value),
      instalments: (count, value) => t('importing.facts.instalments', { times: count, value }),
      withoutInterest: () => t('importing.facts.withoutInterest'),
      interest: (percent) => t('importing.facts.interest', { percent }),
      percentOff: (percent) => t('importing.facts.percentOff', { percent }),
      upTo: (amount) => t('importing.facts.upTo', { amount }),
      amountOff: (amount) => t('importing.facts.amountOff', { amount }),
    };
  }, [t, language, money, number]);
}
