import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesktopWish } from '../../shared/desktop.ts';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import classes from './desktop-settings.module.css';
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
      <Choice
        label={t('desktop.settings.startsAtLogin')}
        hint={t('desktop.settings.startsAtLoginHint')}
        isOn={shown.startsAtLogin}
        onChange={(startsAtLogin) => choose({ startsAtLogin })}
      />
      <Choice
        label={t('desktop.settings.keepsRunning')}
        hint={t(isMac ? 'desktop.settings.keepsRunningMac' : 'desktop.settings.keepsRunningHint')}
        isOn={isMac || shown.keepsRunning}
        isFixed={isMac}
        onChange={(keepsRunning) => choose({ keepsRunning })}
      />
      <Choice
        label={t('desktop.settings.notifies')}
        hint={t('desktop.settings.notifiesHint')}
        isOn={shown.notifies}
        onChange={(notifies) => choose({ notifies })}
      />
      {change.isError && <FailureNote failure={asFailure(change.error)} />}
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly hint: string;
  readonly isOn: boolean;
  readonly isFixed?: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Choice({ label, hint, isOn, isFixed = false, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className={classes.choice}>
      <input
        id={id}
        type="checkbox"
        aria-describedby={`${id}-hint`}
        checked={isOn}
        disabled={isFixed}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-hint`} className={classes.hint}>
        {hint}
      </p>
    </div>
  );
}
