import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readPhoneNumber } from '../../shared/phone-number.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { Screen } from '../ui/screen.tsx';
import classes from './pairing.module.css';

/** Asks for the shop's number, says at once what is wrong with it, and fetches a code for it. */
export function PairByNumber({ onUseQr }: { readonly onUseQr: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [isSubmitted, setSubmitted] = useState(false);
  const pair = useCall('connection.pairByCode');
  const reading = readPhoneNumber(text);
  const failure = pair.isError ? asFailure(pair.error) : undefined;
  const isRefused = failure?.code === 'phone-number-invalid';

  function submit(event: FormEvent): void {
    event.preventDefault();
    setSubmitted(true);
    if (reading.kind === 'number') pair.mutate({ phoneNumber: `+${reading.digits}` });
  }

  return (
    <Screen title={t('connection.number.title')}>
      <p className={classes.intro}>{t('connection.number.intro')}</p>
      <form className={classes.form} noValidate onSubmit={submit}>
        <TextInput
          type="tel"
          inputMode="tel"
          autoComplete="off"
          data-autofocus
          autoFocus
          label={t('connection.number.label')}
          description={t('connection.number.hint')}
          value={text}
          maxLength={40}
          error={problemToShow()}
          onChange={(event) => {
            setText(event.currentTarget.value);
            pair.reset();
          }}
        />
        <p className={classes.will} aria-live="polite">
          {reading.kind === 'number' && t('connection.number.willUse', { number: reading.shown })}
        </p>
        {failure && !isRefused && <FailureNote failure={failure} />}
        <div className={classes.buttons}>
          <Button type="submit" loading={pair.isPending}>
            {pair.isPending ? t('connection.number.asking') : t('connection.number.ask')}
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
    if (isRefused) return t('failure.phone-number-invalid.whatToDo');
    if (reading.kind === 'number') return undefined;
    if (!isSubmitted && reading.problem !== 'letters' && reading.problem !== 'too-long') return undefined;
    return t(`connection.number.problem.${reading.problem}`);
  }
}
