import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readPhoneNumber } from '../../shared/phone-number.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { Screen } from '../ui/screen.tsx';
import classes from './pairing.module.css';

interface PairByNumberProps {
  /** WhatsApp is being called. */
  readonly isStarting: boolean;
  /** WhatsApp would not have the number that was asked for last. */
  readonly isRefused: boolean;
  /** What practice adds: its phone's number, which it hands over when it is to be used. */
  readonly practice: ((use: (number: string) => void) => ReactNode) | null;
  readonly onUseQr: () => void;
}

/** Asks for the shop's number, says at once what is wrong with it, and fetches a code for it. */
export function PairByNumber({ isStarting, isRefused, practice, onUseQr }: PairByNumberProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [isSubmitted, setSubmitted] = useState(false);
  const pair = useCall('connection.pairByCode');
  const reading = readPhoneNumber(text);
  const failure = pair.isError ? asFailure(pair.error) : undefined;
  const isAsking = pair.isPending || (isSubmitted && isStarting);
  const isInvalid = failure?.code === 'phone-number-invalid';

  function change(next: string): void {
    setText(next);
    setSubmitted(false);
    pair.reset();
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    setSubmitted(true);
    if (reading.kind === 'number') pair.mutate({ phoneNumber: `+${reading.digits}` });
  }

  return (
    <Screen isColumn title={t('connection.number.title')}>
      <p className={classes.intro}>{t('connection.number.intro')}</p>
      <form className={classes.form} noValidate onSubmit={submit}>
        <TextInput
          type="tel"
          inputMode="tel"
          autoComplete="off"
          autoFocus
          label={t('connection.number.label')}
          description={t('connection.number.hint')}
          value={text}
          maxLength={40}
          error={problemToShow()}
          onChange={(event) => change(event.currentTarget.value)}
        />
        {practice?.(change)}
        <p className={classes.will} aria-live="polite">
          {reading.kind === 'number' && t('connection.number.willUse', { number: reading.shown })}
        </p>
        {failure && !isInvalid && <FailureNote failure={failure} />}
        <div className={classes.buttons}>
          <Button type="submit" loading={isAsking}>
            {isAsking ? t('connection.number.asking') : t('connection.number.ask')}
          </Button>
          <Button variant="subtle" leftSection={<Icon name="qr" size={18} />} onClick={onUseQr}>
            {t('connection.pair.useQr')}
          </Button>
        </div>
      </form>
    </Screen>
  );

  /** Letters are named while they are typed; what is merely unfinished only after the button. */
  function problemToShow(): string | undefined {
    if (reading.kind === 'number') {
      const wasRefused = isSubmitted && !isAsking && (isInvalid || isRefused);
      return wasRefused ? t('connection.number.problem.refused') : undefined;
    }
    const isNamedAtOnce = reading.problem === 'letters' || reading.problem === 'too-long';
    return isSubmitted || isNamedAtOnce ? t(`connection.number.problem.${reading.problem}`) : undefined;
  }
}
