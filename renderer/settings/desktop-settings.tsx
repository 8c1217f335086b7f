import { useTranslation } from 'react-i18next';
import type { DesktopWish } from '../../shared/desktop.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { TickField } from '../ui/tick-box.tsx';
import settings from './settings.module.css';

interface DesktopSettingsProps {
  readonly desktop: DesktopWish;
}

/** What the app may do on her computer while she does not look at it. Each choice holds at once. */
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
      <TickField
        hint={t('desktop.settings.startsAtLoginHint')}
        checked={shown.startsAtLogin}
        onChange={(startsAtLogin) => choose({ startsAtLogin })}
      >
        {t('desktop.settings.startsAtLogin')}
      </TickField>
      <TickField
        hint={t(isMac ? 'desktop.settings.keepsRunningMac' : 'desktop.settings.keepsRunningHint')}
        checked={isMac || shown.keepsRunning}
        disabled={isMac}
        onChange={(keepsRunning) => choose({ keepsRunning })}
      >
        {t('desktop.settings.keepsRunning')}
      </TickField>
      <TickField
        hint={t('desktop.settings.notifiesHint')}
        checked={shown.notifies}
        onChange={(notifies) => choose({ notifies })}
      >
        {t('desktop.settings.notifies')}
      </TickField>
      {change.isError && <FailureNote failure={asFailure(change.error)} />}
    </section>
  );
}
