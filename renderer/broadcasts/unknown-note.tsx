import { useTranslation } from 'react-i18next';
import type { Broadcast } from '../../shared/broadcasts.ts';
import { Note } from '../ui/note.tsx';
import { UnknownAnswers } from './unknown-answers.tsx';

interface UnknownNoteProps {
  readonly broadcast: Broadcast;
  /** How many deliveries of it are unknown. */
  readonly count: number;
}

/** Asks the person about what nobody can know but she, once for all of it; each line offers the same for itself. */
export function UnknownNote({ broadcast, count }: UnknownNoteProps) {
  const { t } = useTranslation();
  return (
    <Note tone="wait" icon="question" title={t('unknownAnswers.title', { count })}>
      <p>{t('unknownAnswers.body')}</p>
      {(count > 1 || broadcast.deliveries.length === 1) && (
        <UnknownAnswers broadcastId={broadcast.id} deliveryId={null} name={broadcast.productName} />
      )}
    </Note>
  );
}
