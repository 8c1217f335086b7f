import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Group } from '../../shared/groups.ts';
import type { Product } from '../../shared/products.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { useLive } from '../ipc/use-live.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { Note } from '../ui/note.tsx';
import { ForecastFacts, ForecastNotes } from './forecast-facts.tsx';
import { MessagePreview } from './message-preview.tsx';
import classes from './send-dialog.module.css';
import { useForecast } from './use-forecast.ts';

interface ConfirmStepProps {
  readonly product: Product;
  readonly text: string;
  readonly groups: readonly Group[];
  readonly clockSpeed: number;
  readonly onBack: () => void;
  readonly onStarted: () => void;
}

const namesShown = 6;

/** Says what, where, to how many people and how long, once more, before anything leaves. */
export function ConfirmStep({ product, text, groups, clockSpeed, onBack, onStarted }: ConfirmStepProps) {
  const { t } = useTranslation();
  const forecast = useForecast(groups.length);
  const start = useCall('broadcasts.start');
  const facts = useRef<HTMLDListElement>(null);
  // The facts get the focus, not the button: an Enter too many must not send.
  useEffect(() => facts.current?.focus(), []);

  const peopleCount = groups.reduce((sum, group) => sum + Math.max(0, group.memberCount - 1), 0);
  const restCount = groups.length - namesShown;

  return (
    <div className={classes.step}>
      <div className={classes.columns}>
        <div className={classes.choose}>
          <ForecastNotes forecast={forecast} />
          <dl className={classes.facts} ref={facts} tabIndex={-1}>
            <dt>{t('send.what')}</dt>
            <dd>
              <b>{product.name}</b>
            </dd>
            <dt>{t('send.where')}</dt>
            <dd>
              <b>{t('common.groups', { count: groups.length })}</b>
              <ul className={classes.names}>
                {groups.slice(0, namesShown).map((group) => (
                  <li key={group.id}>{group.name}</li>
                ))}
                {restCount > 0 && <li>{t('send.andMore', { count: restCount })}</li>}
              </ul>
            </dd>
            <dt>{t('send.who')}</dt>
            <dd>
              <b>{t('common.people', { count: peopleCount })}</b>
            </dd>
            <dt>{t('send.howLong')}</dt>
            <dd>
              <ForecastFacts forecast={forecast} groupCount={groups.length} clockSpeed={clockSpeed} />
            </dd>
          </dl>
          <WaitNote />
          {start.isError && <FailureNote failure={asFailure(start.error)} />}
        </div>
        <div className={classes.preview}>
          <MessagePreview text={text} photoId={product.photos[0]?.id ?? null} name={product.name} />
        </div>
      </div>
      <footer className={classes.foot}>
        <Button variant="default" onClick={onBack} disabled={start.isPending}>
          {t('common.back')}
        </Button>
        <span className={classes.gap} />
        <Button
          leftSection={<Icon name="send" size={18} />}
          loading={start.isPending}
          onClick={() =>
            start.mutate(
              { productId: product.id, groupIds: groups.map(({ id }) => id), toOwnChat: false },
              { onSuccess: onStarted },
            )
          }
        >
          {t('send.confirm', { count: groups.length })}
        </Button>
      </footer>
    </div>
  );
}

/** Without a link the broadcast waits; she should know before she confirms. */
function WaitNote() {
  const { t } = useTranslation();
  const connection = useLive('connection');
  if (connection === undefined || connection.kind === 'connected') return null;
  return <Note tone="wait">{t('send.offlineNote')}</Note>;
}
