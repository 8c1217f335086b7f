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
import { type LateReply, useLateReply } from './use-late-reply.ts';

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

  const kind = choice === 'leave' ? null : choice;
  const reply = useLateReply(standing, kind, t('soldOut.replyText'));
  const isEditing = choice === 'edit' && countActed(standing, 'edit', false) > 0;
  const isGood = (!isEditing || editText.trim() !== '') && (!reply.isGoing || reply.text.trim() !== '');

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!isGood) return;
    const wish = makeWish(choice, editText, reply.isGoing ? reply.text : null);
    const changedCount = kind === null ? 0 : countActed(standing, kind, reply.isGoing);
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
          <ReplyField reply={reply} />
          {places.length > 0 && (
            <ChangePlaces places={places} kind={kind} hasReply={reply.isGoing} cancelsWaiting />
          )}
          {places.length > 0 && <OfflineNote />}
          {sellOut.isError && <FailureNote failure={asFailure(sellOut.error)} />}
        </DialogColumn>
        {places.length > 0 && (
          <SoldOutResult
            {...{ name, outlook, reply }}
            edit={isEditing ? { text: editText, onChange: setEditText } : null}
          />
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

interface SoldOutResultProps extends Pick<SoldOutFormProps, 'name' | 'outlook'> {
  readonly reply: LateReply;
  /** The new words; `null` where nothing is edited. */
  readonly edit: { readonly text: string; readonly onChange: (text: string) => void } | null;
}

/** What people will see: the promo with its new words, or the reply to it, or the promo as it stands. */
function SoldOutResult({ name, outlook, reply, edit }: SoldOutResultProps) {
  const { t } = useTranslation();
  const isReply = edit === null && reply.isGoing;
  return (
    <DialogColumn scrolls>
      {edit && (
        <Textarea
          label={t('changes.text')}
          rows={6}
          maxLength={65_536}
          value={edit.text}
          error={edit.text.trim() === '' && t('changes.noText')}
          onChange={(event) => edit.onChange(event.currentTarget.value)}
        />
      )}
      <h3 className={classes.heading}>{t('changes.preview')}</h3>
      <div className={classes.result} data-beside={edit !== null || undefined}>
        <MessagePreview
          text={edit?.text ?? (isReply ? reply.text : outlook.text)}
          photoId={isReply ? null : outlook.photoId}
          name={name}
          isWhole
        />
      </div>
    </DialogColumn>
  );
}

function makeWish(choice: Choice, text: string, replyText: string | null): ChangeWish | null {
  if (choice === 'edit') return { kind: 'edit', text, replyText };
  return choice === 'delete' ? { kind: 'delete', replyText } : null;
}
