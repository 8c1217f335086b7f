import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Theme, themes } from '../../shared/settings.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import classes from './settings.module.css';

/** The colours of the window: the computer's, or always the same. */
export function ThemeSettings({ theme }: { readonly theme: Theme }) {
  const { t } = useTranslation();
  const change = useCall('settings.changeTheme');
  return (
    <section className={classes.section}>
      <Radio.Group
        label={t('theme.title')}
        classNames={{ label: classes.heading ?? '' }}
        value={change.isPending ? change.variables.theme : theme}
        onChange={(value) => {
          const chosen = themes.find((known) => known === value);
          if (chosen) change.mutate({ theme: chosen });
        }}
      >
        <Stack gap="sm" pt="sm">
          {themes.map((known) => (
            <Radio key={known} value={known} label={t(`theme.${known}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {change.isError && <FailureNote failure={asFailure(change.error)} />}
    </section>
  );
}
