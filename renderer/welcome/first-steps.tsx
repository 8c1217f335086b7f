import { lazy, type ReactNode, Suspense } from 'react';
import { useLive } from '../ipc/use-live.ts';
import { useLanguage } from '../text/use-language.ts';
import { useTheme } from '../use-theme.ts';
import classes from './welcome.module.css';

const Welcome = lazy(() => import('./welcome.tsx'));

interface FirstStepsProps {
  /** What the page's address says, until main has told the settings. */
  readonly wasWelcomed: boolean;
  readonly children: ReactNode;
}

/** The first steps stand before everything else until she went through them, unless the data cannot be opened. */
export function FirstSteps({ wasWelcomed, children }: FirstStepsProps) {
  const isWelcomed = useLive('settings')?.isWelcomed ?? wasWelcomed;
  const isStopped = useLive('connection')?.kind === 'stopped';
  return isWelcomed || isStopped ? children : <FirstWelcome />;
}

function FirstWelcome() {
  const settings = useLive('settings');
  useLanguage(settings?.language);
  useTheme(settings?.theme);
  return (
    <main className={classes.first}>
      <Suspense>
        <Welcome />
      </Suspense>
    </main>
  );
}
