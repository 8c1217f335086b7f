import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type BroadcastOutcome,
  type BroadcastProgress,
  readProgress,
} from '../../shared/broadcast-progress.ts';
import type { Broadcast } from '../../shared/broadcasts.ts';
import type { ProductId } from '../../shared/products.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { useFormat } from '../ui/use-format.ts';
import { BroadcastActions } from './broadcast-actions.tsx';
import classes from './broadcasts.module.css';
import { ChangeActions } from './change-actions.tsx';
import { DeliveryRow } from './delivery-row.tsx';
import { NextCountdown } from './next-countdown.tsx';
import { RepeatFailed } from './repeat-failed.tsx';
import { UnknownNote } from './unknown-note.tsx';

const outcomeIcon: Readonly<Record<BroadcastOutcome, IconName>> = {
  running: 'moving',
  paused: 'pause',
  held: 'pause',
  done: 'checkCircle',
  doneWithTrouble: 'warning',
  cancelled: 'cancelled',
};

interface BroadcastCardProps {
  readonly broadcast: Broadcast;
  readonly isNewest: boolean;
  readonly onSellOut: (product: { readonly productId: ProductId; readonly name: string }) => void;
}

/** One broadcast: the whole in a bar and a sentence, each group in a line. */
export function BroadcastCard({ broadcast, isNewest, onSellOut }: BroadcastCardProps) {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const progress = readProgress(broadcast);
  const { outcome, doneCount, total, isFinished, isOwnChatOnly, counts } = progress;
  const [isOpen, setOpen] = useState(!isOwnChatOnly && (isNewest || !isFinished || counts.unknown > 0));
  const name = broadcast.productName;
  const listId = `deliveries-${broadcast.id}`;
  return (
    <article className={classes.card} aria-label={name}>
      <header className={classes.head}>
        <div className={classes.what}>
          <h2 className={classes.name}>{name}</h2>
          <p className={classes.soft}>{t('broadcasts.startedAt', { date: dateTime(broadcast.createdAt) })}</p>
        </div>
        <span className={classes.outcome} data-outcome={outcome}>
          <Icon name={outcomeIcon[outcome]} size={18} />
          {t(`broadcasts.outcome.${outcome}`)}
        </span>
      </header>
      {!isFinished && (
        <ProgressBar
          label={t('broadcasts.progressLabel', { name })}
          done={doneCount}
          total={total}
          isMoving={outcome === 'running'}
        />
      )}
      <div className={classes.line} data-finished={isFinished || undefined}>
        <p className={`tabular ${classes.told}`}>
          {isFinished ? (
            <Summary progress={progress} />
          ) : (
            t('broadcasts.progress', { done: doneCount, count: total })
          )}
          {!isFinished && !broadcast.isPaused && <NextCountdown broadcast={broadcast} />}
        </p>
        <div className={classes.actions}>
          {!isFinished && <BroadcastActions broadcast={broadcast} />}
          <RepeatFailed broadcast={broadcast} />
          {!isOwnChatOnly && (
            <Button
              variant="subtle"
              color="gray"
              aria-expanded={isOpen}
              aria-controls={listId}
              rightSection={<Icon name="chevron" size={16} />}
              data-open={isOpen || undefined}
              className={classes.toggle ?? ''}
              onClick={() => setOpen(!isOpen)}
            >
              {t('broadcasts.showGroups')}
            </Button>
          )}
        </div>
      </div>
      {counts.unknown > 0 && <UnknownNote broadcast={broadcast} count={counts.unknown} />}
      <span className="visually-hidden" role="status">
        {isFinished
          ? isNewest && t('broadcasts.announceDone', { name })
          : t('broadcasts.announce', { name, done: doneCount, total })}
      </span>
      <ul id={listId} className={classes.deliveries} hidden={!isOpen}>
        {isOpen &&
          broadcast.deliveries.map((delivery) => (
            <DeliveryRow key={delivery.id} broadcastId={broadcast.id} delivery={delivery} />
          ))}
      </ul>
      {!isOwnChatOnly && <ChangeActions broadcast={broadcast} onSellOut={onSellOut} />}
    </article>
  );
}

/** `3 enviados · 1 não enviado · entregue a 240 de 251 pessoas`: only what there is. */
function Summary({ progress }: { readonly progress: BroadcastProgress }) {
  const { t } = useTranslation();
  const { counts, people, isOwnChatOnly } = progress;
  if (isOwnChatOnly) return t('broadcasts.onlyToMe');
  const parts = (['sent', 'failed', 'unknown', 'left', 'cancelled'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => t(`broadcasts.summary.${kind}`, { count: counts[kind] }));
  if (people.delivered > 0) parts.push(t('broadcasts.summary.people', people));
  return parts.join(' · ');
}
