import { useTranslation } from 'react-i18next';
import type { ProductId } from '../../shared/products.ts';
import { Dialog } from '../ui/dialog.tsx';
import { OutlookOrWhyNot } from './outlook-or-why-not.tsx';
import { SoldOutForm } from './sold-out-form.tsx';
import { useChangeOutlook } from './use-change-outlook.ts';

interface SoldOutDialogProps {
  readonly productId: ProductId;
  readonly name: string;
  readonly onClose: () => void;
  /** @param isAnythingChanged there is something to watch among the broadcasts */
  readonly onDone: (isAnythingChanged: boolean) => void;
}

/** **Esgotou!** Marks the product, cancels what waits, and decides about what stands in the groups. */
export default function SoldOutDialog({ productId, name, onClose, onDone }: SoldOutDialogProps) {
  const { t } = useTranslation();
  const outlook = useChangeOutlook({ productId });
  return (
    <Dialog width={880} height={680} title={t('soldOut.title', { name })} onClose={onClose}>
      <OutlookOrWhyNot outlook={outlook}>
        {(known) => (
          <SoldOutForm productId={productId} name={name} outlook={known} onClose={onClose} onDone={onDone} />
        )}
      </OutlookOrWhyNot>
    </Dialog>
  );
}
