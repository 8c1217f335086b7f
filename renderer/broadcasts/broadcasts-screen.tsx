import { Button } from '@mantine/core';
import { type ReactNode, Suspense, startTransition, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductId } from '../../shared/products.ts';
import { useLive } from '../ipc/use-live.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Screen } from '../ui/screen.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { BroadcastCard } from './broadcast-card.tsx';
import classes from './broadcasts.module.css';
import { useWaitingRuns } from './use-waiting-runs.ts';
import { WaitingRuns } from './waiting-runs.tsx';

interface BroadcastsScreenProps {
  /** All that was ever sent, behind the second tab. */
  readonly past: ReactNode;
  /** What the last weeks reached, behind the third. */
  readonly reach: ReactNode;
  readonly onSeeProducts: () => void;
  readonly onSellOut: (product: { readonly productId: ProductId; readonly name: string }) => void;
  /** She wants to send words of her own. */
  readonly onWrite: () => void;
}

type Part = 'now' | 'past' | 'reach';

/** What is being sent and what became of the latest, group by group; and, one tab further, of all the others. */
export default function BroadcastsScreen(props: BroadcastsScreenProps) {
  const { past, reach, onSeeProducts, onSellOut, onWrite } = props;
  const { t } = useTranslation();
  const [part, setPart] = useState<Part>('now');
  return (
    <Screen
      isColumn
      title={t('broadcasts.title')}
      actions={
        <Button variant="default" leftSection={<Icon name="edit" size={18} />} onClick={onWrite}>
          {t('sending.write')}
        </Button>
      }
      tools={
        <Tabs<Part>
          label={t('history.tabs.label')}
          tabs={[
            { name: 'now', words: t('history.tabs.now') },
            { name: 'past', words: t('history.tabs.past') },
            { name: 'reach', words: t('reach.tab') },
          ]}
          present={part}
          panelId="broadcasts-panel"
          onChange={(next) => startTransition(() => setPart(next))}
        />
      }
    >
      <div
        id="broadcasts-panel"
        role="tabpanel"
        aria-labelledby={`broadcasts-panel-tab-${part}`}
        className={classes.panel}
      >
        {part === 'now' ? (
          <Latest onSeeProducts={onSeeProducts} onSellOut={onSellOut} />
        ) : (
          <Suspense>{part === 'past' ? past : reach}</Suspense>
        )}
      </div>
    </Screen>
  );
}

function Latest({ onSeeProducts, onSellOut }: Pick<BroadcastsScreenProps, 'onSeeProducts' | 'onSellOut'>) {
  const { t } = useTranslation();
  const broadcasts = useLive('broadcasts');
  const waiting = useWaitingRuns();
  return (
    <>
      <WaitingRuns runs={waiting} />
      {broadcasts?.length === 0 && waiting.length === 0 && (
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
    </>
  );
}
