import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TickField } from '../ui/tick-box.tsx';
import classes from './change-dialog.module.css';

interface ReplyFieldProps {
  readonly isOn: boolean;
  readonly onToggle: (isOn: boolean) => void;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** Offers a short reply where WhatsApp does not let a message be changed any more. */
export function ReplyField({ isOn, onToggle, text, onChange }: ReplyFieldProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.reply}>
      <TickField checked={isOn} onChange={onToggle}>
        {t('changes.answer')}
      </TickField>
      {isOn && <ReplyText text={text} onChange={onChange} />}
    </div>
  );
}

interface ReplyTextProps extends Pick<ReplyFieldProps, 'text' | 'onChange'> {
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
