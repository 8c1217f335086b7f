import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { useLive } from '../ipc/use-live.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Note } from '../ui/note.tsx';
import { Question } from '../ui/question.tsx';
import classes from './settings.module.css';

const goes = ['login', 'products', 'texts', 'history', 'settings', 'desktop'] as const;

/** What is deleted and what is not, and a word to type: nobody does this by a wrong click. */
export default function EraseDialog({ onKeep }: { readonly onKeep: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const erase = useCall('erase.all');
  const isConnected = useLive('connection')?.kind === 'connected';
  const isLeaving = erase.isPending || erase.isSuccess;
  const isSure = typed.trim().toUpperCase() === t('erase.word');

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isSure && !isLeaving) erase.mutate({});
  }

  return (
    <Question title={t('erase.confirmTitle')} onKeep={() => isLeaving || onKeep()}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <div>
            <p>{t('erase.goes')}</p>
            <ul className={classes.list}>
              {goes.map((what) => (
                <li key={what}>{t(`erase.${what}`)}</li>
              ))}
            </ul>
          </div>
          <p className={classes.soft}>{t('erase.stays')}</p>
          {!isConnected && <Note tone="wait">{t('erase.offline')}</Note>}
          <TextInput
            data-autofocus
            label={t('erase.type', { word: t('erase.word') })}
            autoComplete="off"
            maxLength={20}
            value={typed}
            disabled={isLeaving}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {erase.isError && <FailureNote failure={asFailure(erase.error)} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" disabled={isLeaving} onClick={onKeep}>
              {t('erase.keep')}
            </Button>
            <Button type="submit" color="red" disabled={!isSure || isLeaving}>
              {t(isLeaving ? 'erase.erasing' : 'erase.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Question>
  );
}
