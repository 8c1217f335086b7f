import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowWords } from '../../shared/describe-import-row.ts';

/** The words between the figures of a row, in the window's language. */
export function useRowWords(): RowWords {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      instalments: (count, value) => t('importing.facts.instalments', { times: count, value }),
      withoutInterest: () => t('importing.facts.withoutInterest'),
      interest: (percent) => t('importing.facts.interest', { percent }),
      percentOff: (percent) => t('importing.facts.percentOff', { percent }),
      upTo: (amount) => t('importing.facts.upTo', { amount }),
      amountOff: (amount) => t('importing.facts.amountOff', { amount }),
    }),
    [t],
  );
}
