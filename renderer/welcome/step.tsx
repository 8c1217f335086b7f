import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './welcome.module.css';

/** What each of the steps is handed. */
export interface StepProps {
  /** Missing where nothing lies before it. */
  readonly onBack: (() => void) | undefined;
  readonly onNext: () => void;
  /** Missing the first time. */
  readonly onConnect: (() => void) | undefined;
}

interface StepFrameProps {
  readonly title: string;
  readonly intro?: string;
  /** What the button that leads on says; missing where the choice itself leads on. */
  readonly next?: string;
  readonly onBack: (() => void) | undefined;
  readonly onNext?: () => void;
  readonly children: ReactNode;
}

/** One step: its title can take the focus, so that it is read aloud, and Enter leads on from any of its fields. */
export function Step({ title, intro, next, onBack, onNext, children }: StepFrameProps) {
  const { t } = useTranslation();
  return (
    <form
      className={classes.step}
      onSubmit={(event) => {
        event.preventDefault();
        onNext?.();
      }}
    >
      <h1 tabIndex={-1} className={classes.title}>
        {title}
      </h1>
      {intro !== undefined && <p className={classes.intro}>{intro}</p>}
      {children}
      <div className={classes.buttons}>
        {onBack && (
          <Button variant="default" size="md" onClick={onBack}>
            {t('common.back')}
          </Button>
        )}
        {next !== undefined && (
          <Button type="submit" size="md">
            {next}
          </Button>
        )}
      </div>
    </form>
  );
}
