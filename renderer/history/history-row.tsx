import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type HistoryEntry, type HistoryOutcome, readHistoryOutcome } from '../../shared/history.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { PhotoFrame } from '../ui/photo-frame.tsx';
import classes from './history.module.css';
import { HistoryDetails } from './history-details.tsx';
import { usePastTime } from './use-past-time.ts';

const outcomeIcon: Readonly<Record<HistoryOutcome, IconName>> = {
  running: 'moving',
  done: 'checkCircle',
  trouble: 'warning',
  cancelled: 'cancelled',
};

/** One broadcast in a line; opened, it shows the message and every group. */
export function HistoryRow({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation();
  const pastTime = usePastTime();
  const [isOpen, setOpen] = useState(false);
  const outcome = readHistoryOutcome(entry);
  const detailsId = `history-${entry.id}`;
  return (
    <li className={classes.row} data-open={isOpen || undefined}>
      <UnstyledButton
        className={classes.head}
        aria-expanded={isOpen}
        aria-controls={detailsId}
        onClick={() => setOpen(!isOpen)}
      >
        <PhotoFrame className={classes.thumbnail} photoId={entry.photoId} alt="" size="thumbnail" />
        <span className={classes.words}>
          <span className={classes.name}>{entry.productName}</span>
          <span className={`${classes.facts} tabular`}>
            {pastTime(entry.createdAt)}
            <Summary entry={entry} />
          </span>
        </span>
        <span className={classes.outcome} data-outcome={outcome}>
          <Icon name={outcomeIcon[outcome]} size={18} />
          {t(`history.outcome.${outcome}`)}
        </span>
        <span className={classes.chevron}>
          <Icon name="chevron" size={18} />
        </span>
      </UnstyledButton>
      <div id={detailsId}>{isOpen && <HistoryDetails entry={entry} />}</div>
    </li>
  );
}

/** ` · 3 enviados · 1 não enviado · entregue a 240 de 251 pessoas`: only what there is. */
function Summary({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation();
  const { counts, people, isOwnChatOnly } = entry;
  if (isOwnChatOnly) return ` · ${t('broadcasts.onlyToMe')}`;
  const parts = (['sent', 'failed', 'unknown', 'cancelled', 'waiting'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => t(`broadcasts.summary.${kind}`, { count: counts[kind] }));
  if (people.delivered > 0) parts.push(t('broadcasts.summary.people', people));
  return parts.map((part) => ` · ${part}`).join('');
}
