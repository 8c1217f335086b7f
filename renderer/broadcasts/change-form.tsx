import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Broadcast } from '../../shared/broadcasts.ts';
import { type ChangeOutlook, type ChangeWish, countActed } from '../../shared/changes.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { DialogColumn, DialogColumns, DialogFoot, DialogStep } from '../ui/dialog.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { MessagePreview } from '../ui/message-preview.tsx';
import classes from './change-dialog.module.css';
import { ChangePlaces } from './change-places.tsx';
import { OfflineNote } from './offline-note.tsx';
import { ReplyField, ReplyText } from './reply-field.tsx';
import { useLateReply } from './use-late-reply.ts';

interface ChangeFormProps {
  readonly broadcast: Broadcast;
  readonly kind: ChangeWish['kind'];
  readonly outlook: ChangeOutlook;
  readonly onClose: () => void;
}

export function ChangeForm({ broadcast, kind, outlook, onClose }: ChangeFormProps) {
  const { t } = useTranslation();
  const make = useCall('changes.make');
  const [text, setText] = useState(outlook.text);
  const [isSubmitted, setSubmitted] = useState(false);

  const reply = useLateReply(outlook.places, kind, t(`changes.answerDefault.${kind}`, { text: text.trim() }));
  const isWriting = reply.isGoing || kind === 'reply';
  const count = countActed(outlook.places, kind, reply.isGoing);
  const problem = kind === 'edit' && findProblem(text, outlook.text);
  const isGood = count > 0 && !problem && (!isWriting || reply.text.trim() !== '');

  function submit(event: FormEvent): void {
    event.preventDefault();
    setSubmitted(true);
    if (!isGood) return;
    const wish = makeWish(kind, text, isWriting ? reply.text : null);
    make.mutate({ broadcastId: broadcast.id, wish }, { onSuccess: onClose });
  }

  return (
    <DialogStep onSubmit={submit}>
      <DialogColumns {...(kind !== 'edit' && { widths: 'minmax(0, 1fr)' })}>
        <DialogColumn scrolls>
          <p className={classes.intro}>{t(`changes.intro.${kind}`)}</p>
          {kind === 'edit' && (
            <Textarea
              data-autofocus
              label={t('changes.text')}
              rows={7}
              {...(outlook.hasFooters && { description: t('sending.footersStay') })}
              maxLength={65_536}
              value={text}
              error={isSubmitted && problem && t(`changes.${problem}`)}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
          {kind === 'reply' && <ReplyText isFirst text={reply.text} onChange={reply.write} />}
          <ReplyField reply={reply} />
          <ChangePlaces places={outlook.places} kind={kind} hasReply={reply.isGoing} cancelsWaiting={false} />
          <OfflineNote />
          {make.isError && <FailureNote failure={asFailure(make.error)} />}
        </DialogColumn>
        {kind === 'edit' && (
          <DialogColumn scrolls>
            <h3 className={classes.heading}>{t('changes.preview')}</h3>
            <MessagePreview text={text} photoId={outlook.photoId} name={outlook.productName} isWhole />
          </DialogColumn>
        )}
      </DialogColumns>
      <DialogFoot
        words={
          <p className={classes.pace} role="status">
            {count === 0 ? t('changes.nothingToDo') : t('changes.pace')}
          </p>
        }
      >
        <Button variant="default" data-autofocus={kind === 'delete' || undefined} onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          type="submit"
          {...(kind === 'delete' && { color: 'red' })}
          disabled={count === 0}
          loading={make.isPending}
        >
          {t(`changes.confirm.${kind}`, { count })}
        </Button>
      </DialogFoot>
    </DialogStep>
  );
}

function findProblem(text: string, present: string): 'noText' | 'sameText' | undefined {
  if (text.trim() === '') return 'noText';
  return text.trim() === present.trim() ? 'sameText' : undefined;
}

function makeWish(kind: ChangeWish['kind'], text: string, replyText: string | null): ChangeWish {
  if (kind === 'edit') return { kind, text, replyText };
  return kind === 'delete' ? { kind, replyText } : { kind, text: replyText ?? '' };
}
