import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BroadcastId, DeliveryId } from '../../shared/broadcasts.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import classes from './broadcasts.module.css';

interface UnknownAnswersProps {
  readonly broadcastId: BroadcastId;
  /** `null` for all that are unknown. */
  readonly deliveryId: DeliveryId | null;
  /** The group, or the broadcast when it is about all of them. */
  readonly name: string;
}

/** The two plain answers to *unknown*: the same message again, or leave it at that. */
export function UnknownAnswers({ broadcastId: id, deliveryId, name }: UnknownAnswersProps) {
  const { t } = useTranslation();
  const answering = useCall('broadcasts.answerUnknown');
  const isAll = deliveryId === null;
  const answer = (given: 'send-again' | 'leave') => answering.mutate({ id, deliveryId, answer: given });
  const isPending = (given: 'send-again' | 'leave') =>
    answering.isPending && answering.variables?.answer === given;
  return (
    <div className={classes.answers}>
      <Button
        size="compact-sm"
        variant="light"
        aria-label={
          isAll
            ? t('unknownAnswers.sendAllAgainOf', { name })
            : t('unknownAnswers.sendAgainTo', { group: name })
        }
        loading={isPending('send-again')}
        disabled={answering.isPending}
        onClick={() => answer('send-again')}
      >
        {isAll ? t('unknownAnswers.sendAllAgain') : t('unknownAnswers.sendAgain')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={
          isAll ? t('unknownAnswers.leaveAllOf', { name }) : t('unknownAnswers.leaveOf', { group: name })
        }
        loading={isPending('leave')}
        disabled={answering.isPending}
        onClick={() => answer('leave')}
      >
        {isAll ? t('unknownAnswers.leaveAll') : t('unknownAnswers.leave')}
      </Button>
      {answering.error && <FailureNote failure={asFailure(answering.error)} />}
    </div>
  );
}
