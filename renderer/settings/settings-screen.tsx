import { Button, Radio, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../shared/language.ts';
import { asFailure, call } from '../ipc/call.ts';
import { useLive } from '../ipc/use-live.ts';
import { useLanguageChoice } from '../text/use-language-choice.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { Note } from '../ui/note.tsx';
import { Screen } from '../ui/screen.tsx';
import { BackupSettings } from './backup-settings.tsx';
import { DesktopSettings } from './desktop-settings.tsx';
import { EraseSettings } from './erase-settings.tsx';
import { GraceSettings } from './grace-settings.tsx';
import { NewComputer } from './new-computer.tsx';
import { PaceSettings } from './pace-settings.tsx';
import classes from './settings.module.css';
import { ThemeSettings } from './theme-settings.tsx';

interface SettingsScreenProps {
  /** Whether there is a newer version, and a way to ask. */
  readonly updates: ReactNode;
  readonly onSeeDiagnostics: () => void;
  readonly onSeeWelcome: () => void;
}

/** The language, the colours, the pace, the way of the shop out and in, and what this app is and where it keeps its things. */
export default function SettingsScreen({ updates, onSeeDiagnostics, onSeeWelcome }: SettingsScreenProps) {
  const { t } = useTranslation();
  const language = useLanguageChoice();
  const settings = useLive('settings');
  // What lies below the edge of the window comes in a second step: the click is answered with what is seen.
  const isWhole = useDeferredValue(true, false);
  return (
    <Screen isColumn title={t('settings.title')}>
      <div className={classes.panel}>
        <div className={classes.pair}>
          <section className={classes.section}>
            <Radio.Group
              label={t('settings.language')}
              classNames={{ label: classes.heading ?? '' }}
              value={language.value}
              onChange={language.choose}
            >
              <Stack gap="sm" pt="sm">
                {languages.map((known) => (
                  <Radio key={known} value={known} label={t(`settings.languages.${known}`)} />
                ))}
              </Stack>
            </Radio.Group>
            {language.error && <FailureNote failure={asFailure(language.error)} />}
          </section>
          {settings && <ThemeSettings theme={settings.theme} />}
        </div>
        {settings && <PaceSettings pace={settings.pace} />}
        {isWhole && <LowerSettings {...{ updates, onSeeDiagnostics, onSeeWelcome }} />}
      </div>
    </Screen>
  );
}

/** All that is looked for less often. */
function LowerSettings({ updates, onSeeDiagnostics, onSeeWelcome }: SettingsScreenProps) {
  const { t } = useTranslation();
  const settings = useLive('settings');
  return (
    <>
      {settings && <GraceSettings minutes={settings.graceMinutes} />}
      {settings && <DesktopSettings desktop={settings.desktop} />}
      <BackupSettings />
      <NewComputer />
      <About updates={updates} onSeeWelcome={onSeeWelcome} />
      <section className={classes.section} aria-labelledby="diagnostics">
        <h2 id="diagnostics" className={classes.heading}>
          {t('diagnostics.title')}
        </h2>
        <p className={classes.soft}>{t('diagnostics.intro')}</p>
        <div>
          <Button variant="default" leftSection={<Icon name="info" size={18} />} onClick={onSeeDiagnostics}>
            {t('diagnostics.open')}
          </Button>
        </div>
      </section>
      <EraseSettings />
    </>
  );
}

function About({ updates, onSeeWelcome }: Pick<SettingsScreenProps, 'updates' | 'onSeeWelcome'>) {
  const { t } = useTranslation();
  const about = useQuery({ queryKey: ['about'], queryFn: () => call('about.read', {}) });
  if (about.isError) {
    return <FailureNote failure={asFailure(about.error)} onRetry={() => void about.refetch()} />;
  }
  if (!about.data) return null;
  const { appVersion, electronVersion, dataFolder, isLoginSealed, isStandIn } = about.data;
  return (
    <section className={classes.section} aria-labelledby="about">
      <h2 id="about" className={classes.heading}>
        {t('settings.about')}
      </h2>
      <dl className={classes.facts}>
        <dt>{t('settings.version')}</dt>
        <dd>{appVersion}</dd>
        <dt>{t('settings.runtime')}</dt>
        <dd>{electronVersion}</dd>
        <dt>{t('settings.dataFolder')}</dt>
        <dd className={classes.path}>{dataFolder}</dd>
        <dt>{t('settings.login')}</dt>
        <dd>{isLoginSealed ? t('settings.sealed') : t('settings.notSealed')}</dd>
      </dl>
      {updates}
      {isStandIn && (
        <Note tone="wait" icon="warning" title={t('settings.standIn')}>
          {t('settings.standInBody')}
        </Note>
      )}
      <p className={classes.soft}>{t('settings.unofficial')}</p>
      <div>
        <Button variant="default" onClick={onSeeWelcome}>
          {t('welcome.again')}
        </Button>
      </div>
    </section>
  );
}
