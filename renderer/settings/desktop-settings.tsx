import { Checkbox, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DesktopWish } from '../../shared/desktop.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import settings from './settings.module.css';

interface DesktopSettingsProps {
  readonly desktop: DesktopWish;
}

/** What the app may do on her computer while she does not look at it. Each holds at once. */
export function DesktopSettings({ desktop }: DesktopSettingsProps) {
  const { t } = useTranslation();
  const change = useCall('settings.changeDesktop');
  const shown = change.isPending ? change.variables.desktop : desktop;
  const isMac = navigator.userAgent.includes('Macintosh');
  const choose = (part: Partial<DesktopWish>) => change.mutate({ desktop: { ...shown, ...part } });
  return (
    <section className={settings.section} aria-labelledby="desktop">
      <h2 id="desktop" className={settings.heading}>
        {t('desktop.settings.title')}
      </h2>
      <Stack gap="md">
        <Checkbox
          label={t('desktop.settings.startsAtLogin')}
          description={t('desktop.settings.startsAtLoginHint')}
          checked={shown.startsAtLogin}
          onChange={({ currentTarget }) => choose({ startsAtLogin: currentTarget.checked })}
        />
        <Checkbox
          label={t('desktop.settings.keepsRunning')}
          description={t(isMac ? 'desktop.settings.keepsRunningMac' : 'desktop.settings.keepsRunningHint')}
          checked={isMac || shown.keepsRunning}
          disabled={isMac}
          onChange={({ currentTarget }) => choose({ keepsRunning: currentTarget.checked })}
        />
        <Checkbox
          label={t('desktop.settings.notifies')}
          description={t('desktop.settings.notifiesHint')}
          checked={shown.notifies}
          onChange={({ currentTarget }) => choose({ notifies: currentTarget.checked })}
        />
      </Stack>
      {change.isError && <FailureNote failure={asFailure(change.error)} />}
    </section>
  );
}
