import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Broadcast } from '../../shared/broadcasts.ts';
import { type ChangeWish, type DeliveryChange, replyReachMs } from '../../shared/changes.ts';
import type { ProductId } from '../../shared/products.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { useNow } from '../ui/use-now.ts';
import classes from './broadcasts.module.css';
import ChangeDialog from './change-dialog.tsx';
import { countChanges } from './count-changes.ts';

interface ChangeActionsProps {
  readonly broadcast: Broadcast;
  readonly onSellOut: (product: { readonly productId: ProductId; readonly name: string }) => void;
}

/** What can still be done about a promo that was sent, and how far it has come. */
export function ChangeActions({ broadcast, onSellOut }: ChangeActionsProps) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<ChangeWish['kind'] | null>(null);
  const now = useNow(60_000);
  const { productId, productName: name } = broadcast;
  const counts = countChanges(broadcast);
  if (!isChangeable(broadcast, now)) return <ChangeSummary broadcast={broadcast} />;
  return (
    <>
      <ChangeSummary broadcast={broadcast}>
        {counts.late > 0 && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t('changes.replyOf', { name })}
            leftSection={<Icon name="reply" size={16} />}
            onClick={() => setDialog('reply')}
          >
            {t('changes.reply')}
          </Button>
        )}
      </ChangeSummary>
      <div className={classes.changeActions}>
        {(['edit', 'delete'] as const).map((kind) => (
          <Button
            key={kind}
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={t(`changes.${kind}Of`, { name })}
            leftSection={<Icon name={kind === 'edit' ? 'edit' : 'trash'} size={16} />}
            onClick={() => setDialog(kind)}
          >
            {t(`changes.${kind}`)}
          </Button>
        ))}
        {productId !== null && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={t('soldOut.actionOf', { name })}
            leftSection={<Icon name="soldOut" size={16} />}
            onClick={() => onSellOut({ productId, name })}
          >
            {t('soldOut.action')}
          </Button>
        )}
      </div>
      {dialog !== null && (
        <ChangeDialog broadcast={broadcast} kind={dialog} onClose={() => setDialog(null)} />
      )}
    </>
  );
}

interface ChangeSummaryProps {
  readonly broadcast: Broadcast;
  readonly children?: ReactNode;
}

/** `2 apagados · 1 mudança na fila`: only what there is. */
function ChangeSummary({ broadcast, children }: ChangeSummaryProps) {
  const { t } = useTranslation();
  const cancel = useCall('changes.cancel');
  const counts = countChanges(broadcast);
  const parts = (['edit', 'delete', 'reply', 'pending', 'late', 'failed', 'unknown'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => t(`changes.summary.${kind}`, { count: counts[kind] }));
  if (parts.length === 0) return null;
  const late = broadcast.deliveries.map(({ change }) => readLate(change)).find((kind) => kind !== undefined);
  const { id, productName: name } = broadcast;
  return (
    <section className={classes.changes} aria-label={t('changes.summaryLabel')}>
      <p>
        <span role="status" className="tabular">
          {parts.join(' · ')}
        </span>
        {late !== undefined && (
          <span className={classes.soft}> · {t(`failure.${late}-too-late.whatToDo`)}</span>
        )}
      </p>
      {counts.pending > 0 && (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={t('changes.stopOf', { name })}
          loading={cancel.isPending}
          onClick={() => cancel.mutate({ broadcastId: id })}
        >
          {t('changes.stop')}
        </Button>
      )}
      {children}
      {cancel.isError && <FailureNote failure={asFailure(cancel.error)} />}
    </section>
  );
}

/** As long as something of it stands in a group, or may still get there, and somebody remembers it. */
function isChangeable({ deliveries, createdAt }: Broadcast, now: number): boolean {
  if (now - createdAt > replyReachMs) return false;
  return deliveries.some(
    ({ state, change, destination }) =>
      destination.kind === 'group' &&
      ['waiting', 'held', 'sending', 'sent', 'unknown'].includes(state.kind) &&
      !(change?.kind === 'delete' && change.state.kind === 'done'),
  );
}

function readLate(change: DeliveryChange | undefined): 'edit' | 'delete' | undefined {
  const isLate = change?.state.kind === 'too-late';
  return isLate && (change.kind === 'edit' || change.kind === 'delete') ? change.kind : undefined;
}
