import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Photo } from '../../shared/photos.ts';
import { dayOf } from '../../shared/plain-date.ts';
import { composePromo } from '../../shared/promo.ts';
import classes from './free-text-field.module.css';
import { MessageLength } from './message-length.tsx';
import { MessagePreview } from './message-preview.tsx';
import { useFormat } from './use-format.ts';

export interface FreeText {
  readonly text: string;
  readonly photo: Photo | null;
}

interface FreeTextFieldProps {
  readonly value: FreeText;
  readonly onChange: (value: FreeText) => void;
  /** What the group says at its end, for the preview and the count. */
  readonly footer?: string;
  /** Where the photo is chosen: a feature hands it in, because ui/ knows none. */
  readonly photoField: ReactNode;
  readonly error?: ReactNode;
}

/** Words of her own with a photo, beside what the groups will see. */
export function FreeTextField({ value, onChange, footer = '', photoField, error }: FreeTextFieldProps) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const at = { language, today: dayOf(Date.now()) };
  const { text } = composePromo({ kind: 'free-text', ...value }, { text: '' }, { footer }, at);
  return (
    <div className={classes.columns}>
      <div className={classes.fields}>
        {photoField}
        <Textarea
          data-autofocus
          className={classes.words ?? ''}
          label={t('freeText.label')}
          description={t('freeText.hint')}
          placeholder={t('freeText.placeholder')}
          maxLength={70_000}
          value={value.text}
          error={error}
          onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
        />
        <MessageLength text={text} hasPhoto={value.photo !== null} />
      </div>
      <MessagePreview text={text} photoId={value.photo?.id ?? null} name={t('freeText.label')} />
    </div>
  );
}
