import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../shared/plain-date.ts';
import { composePromo, type PromoSource } from '../../shared/promo.ts';
import { DialogFoot, DialogStep } from '../ui/dialog.tsx';
import { type FreeText, FreeTextField } from '../ui/free-text-field.tsx';
import { Icon } from '../ui/icon.tsx';
import { useFormat } from '../ui/use-format.ts';
import { promoOfFreeText, useCompose } from './promo-to-send.ts';
import type { PlannedSend } from './schedule-parts.ts';
import classes from './send-dialog.module.css';
import type { SendDialogProps } from './send-dialog.tsx';
import { SendSteps } from './send-steps.tsx';

interface SendFreeTextProps extends Omit<SendDialogProps, 'subject'> {
  /** What she wrote before. */
  readonly initial?: FreeText | undefined;
  readonly planned?: PlannedSend | undefined;
}

/** Words of her own, with a photo if she likes: written first, then sent as any promo is. */
export function SendFreeText({ photoField, initial, ...frame }: SendFreeTextProps) {
  const { t } = useTranslation();
  const [freeText, setFreeText] = useState<FreeText>(initial ?? { text: '', photo: null });
  const [isWriting, setWriting] = useState(initial === undefined);
  const compose = useCompose(undefined);
  const promos = [promoOfFreeText(freeText, t('sending.freeTextName'))];
  return (
    <SendSteps
      {...frame}
      title={t('sending.freeTextTitle')}
      promos={promos}
      shown={promos}
      compose={compose}
      hasMuchToLose={freeText.text !== '' || freeText.photo !== null}
      whatFields={
        <div>
          <Button
            variant="default"
            leftSection={<Icon name="edit" size={16} />}
            onClick={() => setWriting(true)}
          >
            {t('sending.changeText')}
          </Button>
        </div>
      }
      writing={
        isWriting && (
          <WriteStep
            value={freeText}
            onChange={setFreeText}
            photoField={photoField(freeText.photo, (photo) => setFreeText((now) => ({ ...now, photo })))}
            onCancel={frame.onClose}
            onContinue={() => setWriting(false)}
          />
        )
      }
    />
  );
}

interface WriteStepProps {
  readonly value: FreeText;
  readonly onChange: (value: FreeText) => void;
  readonly photoField: ReturnType<SendDialogProps['photoField']>;
  readonly onCancel: () => void;
  readonly onContinue: () => void;
}

function WriteStep({ value, onChange, photoField, onCancel, onContinue }: WriteStepProps) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const [isSubmitted, setSubmitted] = useState(false);
  const source: PromoSource = { kind: 'free-text', ...value };
  const composed = composePromo(source, { text: '' }, { footer: '' }, { language, today: dayOf(Date.now()) });
  const isEmpty = composed.text === '' && value.photo === null;
  const isTooLong = composed.warnings.some(
    (warning) => warning.kind === 'length' && warning.code === 'text-too-long',
  );

  function submit(event: FormEvent): void {
    event.preventDefault();
    setSubmitted(true);
    if (!isEmpty && !isTooLong) onContinue();
  }

  return (
    <DialogStep onSubmit={submit}>
      <div className={classes.write}>
        <FreeTextField
          value={value}
          onChange={onChange}
          photoField={photoField}
          error={isSubmitted && isEmpty && t('sending.needText')}
        />
      </div>
      <DialogFoot>
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" disabled={isTooLong}>
          {t('send.continue')}
        </Button>
      </DialogFoot>
    </DialogStep>
  );
}
