import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProductId } from '../../shared/products.ts';
import type { Exporting } from './use-export.ts';

interface ExportButtonProps {
  readonly ids: readonly ProductId[];
  readonly exporting: Exporting;
}

/** Saves the products that are marked. */
export function ExportButton({ ids, exporting }: ExportButtonProps) {
  const { t } = useTranslation();
  return (
    <Button size="xs" variant="default" loading={exporting.isBusy} onClick={() => exporting.save(ids)}>
      {t('importing.export.chosen')}
    </Button>
  );
}
