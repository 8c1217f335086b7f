import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChangeOutlook, type ChangeWish, countActed, preferKind } from '../../shared/changes.ts';
import type { ProductId } from '../../shared/products.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { DialogColumn, DialogColumns, DialogFoot, DialogStep } from '../ui/dialog.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { MessagePreview } from '../ui/message-preview.tsx';
import classes from './change-dialog.module.css';
import { ChangePlaces } from './change-places.tsx';
import { OfflineNote } from './offline-note.tsx';
import { ReplyField } from './reply-field.tsx';
import { type Choice, SoldOutChoice } from './sold-out-choice.tsx';

interface SoldOutFormProps {
  readonly productId: ProductId;
  readonly name: string;
  readonly outlook: ChangeOutlook;
  readonly onClose: () => void;
  readonly onDone: (isAnythingChanged: boolean) => void;
}

export function SoldOutForm({ productId, name, outlook, onClose, onDone }: SoldOutFormProps) {
  const { t } = useTranslation();
  const sellOut = useCall('changes.sellOut');
  const { places } = outlook;
  const standing = places.filter(({ ways }) => ways.delete !== 'before');
  const waitingCount = places.length - standing.length;
  const [choice, setChoice] = useState<Choice>(() =>
    standing.length === 0 ? 'leave' : preferKind(standing),
  );
  const [editText, setEditText] = useState(() => t('soldOut.editText', { text: outlook.text }));
  const [replyText, setReplyText] = useState(() => t('soldOut.replyText'));
  const [isReplying, setReplying] = useState(true);

  const kind = choice === 'leave' ? null : choice;
  const isAnyLate = kind !== null && standing.some(({ ways }) => ways[kind] === 'too-late');
  const hasReply = isAnyLate && isReplying;
  const isEditing = choice === 'edit' && countActed(standing, 'edit', false) > 0;
  const isGood = (!isEditing || editText.trim() !== '') && (!hasReply || replyText.trim() !== '');

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!isGood) return;
    const wish = makeWish(choice, editText, hasReply ? replyText : null);
    const changedCount = kind === null ? 0 : countActed(standing, kind, hasReply);
    sellOut.mutate({ productId, wish }, { onSuccess: () => onDone(changedCount + waitingCount > 0) });
  }

  return (
    <DialogStep onSubmit={submit}>
      <DialogColumns>
        <DialogColumn scrolls>
          <p className={classes.intro}>
            {t('soldOut.intro')} {waitingCount > 0 && t('soldOut.waiting', { count: waitingCount })}
          </p>
          {standing.length === 0 && <p>{t('soldOut.nothingThere')}</p>}
          {standing.length > 0 && <SoldOutChoice places={standing} choice={choice} onChoose={setChoice} />}
          {isAnyLate && (
            <ReplyField isOn={isReplying} onToggle={setReplying} text={replyText} onChange={setReplyText} />
          )}
          {places.length > 0 && (
            <ChangePlaces places={places} kind={kind} hasReply={hasReply} cancelsWaiting />
          )}
          {places.length > 0 && <OfflineNote />}
          {sellOut.isError && <FailureNote failure={asFailure(sellOut.error)} />}
        </DialogColumn>
        {places.length > 0 && (
          <DialogColumn scrolls>
            {isEditing && (
              <Textarea
                label={t('changes.text')}
                rows={6}
                maxLength={65_536}
                value={editText}
                error={editText.trim() === '' && t('changes.noText')}
                onChange={(event) => setEditText(event.currentTarget.value)}
              />
            )}
            <h3 className={classes.heading}>{t('changes.preview')}</h3>
            <div className={classes.result} data-beside={isEditing || undefined}>
              <MessagePreview
                text={isEditing ? editText : hasReply ? replyText : outlook.text}
                photoId={isEditing || !hasReply ? outlook.photoId : null}
                name={name}
                isWhole
              />
            </div>
          </DialogColumn>
        )}
      </DialogColumns>
      <DialogFoot words={kind !== null && <p className={classes.pace}>{t('changes.pace')}</p>}>
        <Button variant="default" data-autofocus={standing.length === 0 || undefined} onClick={onClose}>
          {t('soldOut.keep')}
        </Button>
        <Button type="submit" loading={sellOut.isPending}>
          {t('soldOut.confirm')}
        </Button>
      </DialogFoot>
    </DialogStep>
  );
}

function makeWish(choice: Choice, text: string, replyText: string | null): ChangeWish | null {
  if (choice === 'edit') return { kind: 'edit', text, replyText };
  return choice === 'delete' ? { kind: 'delete', replyText } : null;
}
