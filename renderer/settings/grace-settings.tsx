import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type GraceMinutes, graceChoices } from '../../shared/grace.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { useFormat } from '../ui/use-format.ts';
import settings from './settings.module.css';

const minuteMs = 60_000;

/** How late something may still go by itself. Each choice holds at once. */
export function GraceSettings({ minutes }: { readonly minutes: GraceMinutes }) {
  const { t } = useTranslation();
  const { duration } = useFormat();
  const change = useCall('settings.changeGrace');
  return (
    <section className={settings.section} aria-labelledby="grace">
      <h2 id="grace" className={settings.heading}>
        {t('grace.title')}
      </h2>
      <p className={settings.soft}>
        {t('grace.intro')} {t('grace.noneHint')}
      </p>
      <Radio.Group
        label={t('grace.label')}
        value={String(change.isPending ? change.variables.minutes : minutes)}
        onChange={(value) => {
          const chosen = graceChoices.find((known) => String(known) === value);
          if (chosen !== undefined) change.mutate({ minutes: chosen });
        }}
      >
        <Stack gap="sm" pt="sm">
          {graceChoices.map((known) => (
            <Radio
              key={known}
              value={String(known)}
              label={known === 0 ? t('grace.none') : duration(known * minuteMs)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {change.isError && <FailureNote failure={asFailure(change.error)} />}
    </section>
  );
}
