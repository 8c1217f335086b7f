import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProductId } from '../../shared/products.ts';
import { useLive } from '../ipc/use-live.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Screen } from '../ui/screen.tsx';
import { BroadcastCard } from './broadcast-card.tsx';
import classes from './broadcasts.module.css';

interface BroadcastsScreenProps {
  readonly onSeeProducts: () => void;
  readonly onSellOut: (product: { readonly productId: ProductId; readonly name: string }) => void;
}

/** What is being sent and what became of the latest, group by group. */
export default function BroadcastsScreen({ onSeeProducts, onSellOut }: BroadcastsScreenProps) {
  const { t } = useTranslation();
  const broadcasts = useLive('broadcasts');
  return (
    <Screen title={t('broadcasts.title')}>
      {broadcasts?.length === 0 && (
        <EmptyState
          icon="broadcasts"
          title={t('broadcasts.empty.title')}
          body={t('broadcasts.empty.body')}
          action={
            <Button variant="light" onClick={onSeeProducts}>
              {t('broadcasts.empty.action')}
            </Button>
          }
        />
      )}
      <ul className={classes.list} aria-label={t('broadcasts.list')}>
        {broadcasts?.map((broadcast, index) => (
          <li key={broadcast.id}>
            <BroadcastCard broadcast={broadcast} isNewest={index === 0} onSellOut={onSellOut} />
          </li>
        ))}
      </ul>
    </Screen>
  );
}
