import { useTranslation } from 'react-i18next';
import ConfirmDialog from '../ui/confirm-dialog.tsx';
import type { Stock } from './use-stock.ts';

/** Before something is sent that is marked as sold out. */
export function AskWhetherBack({ stock }: { readonly stock: Stock }) {
  const { t } = useTranslation();
  if (stock.asked === null) return null;
  return (
    <ConfirmDialog
      title={t('soldOut.askTitle', { name: stock.asked.name })}
      body={t('soldOut.askBody')}
      confirm={t('soldOut.askConfirm')}
      keep={t('soldOut.askKeep')}
      tone="plain"
      isBusy={stock.isBusy}
      onKeep={stock.dismiss}
      onConfirm={stock.bringBackAndSend}
    />
  );
}
