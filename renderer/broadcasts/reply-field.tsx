import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TickField } from '../ui/tick-box.tsx';
import classes from './change-dialog.module.css';
import type { LateReply } from './use-late-reply.ts';

/** Offers a short reply where WhatsApp does not let a message be changed any more. */
export function ReplyField({ reply }: { readonly reply: LateReply }) {
  const { t } = useTranslation();
  if (!reply.isOffered) return null;
  return (
    <div className={classes.reply}>
      <TickField checked={reply.isOn} onChange={reply.toggle}>
        {t('changes.answer')}
      </TickField>
      {reply.isOn && <ReplyText text={reply.text} onChange={reply.write} />}
    </div>
  );
}

interface ReplyTextProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** A dialog around it begins with it. */
  readonly isFirst?: boolean;
}

export function ReplyText({ text, onChange, isFirst = false }: ReplyTextProps) {
  const { t } = useTranslation();
  return (
    <Textarea
      data-autofocus={isFirst || undefined}
      label={t('changes.answerText')}
      rows={text.includes('\n') ? 4 : 2}
      maxLength={1_000}
      value={text}
      error={text.trim() === '' && t('changes.noText')}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
