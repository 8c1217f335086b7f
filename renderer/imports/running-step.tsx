import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Importing } from '../../shared/imports.ts';
import { useCall } from '../ipc/use-call.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { useFormat } from '../ui/use-format.ts';
import classes from './import-dialog.module.css';
import { StepHeading } from './step-heading.tsx';

interface RunningStepProps {
  readonly importing: Extract<Importing, { kind: 'running' }>;
  readonly onHide: () => void;
}

/** The rows go in, and count in one step at the end; until then stopping leaves the catalogue as it was. */
export function RunningStep({ importing, onHide }: RunningStepProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const cancel = useCall('imports.cancel');
  const { step, doneCount, wholeCount } = importing;
  return (
    <div className={classes.middle}>
      <StepHeading>{t('importing.running.title')}</StepHeading>
      <p>{t(`importing.running.step.${step}`)}</p>
      <div className={classes.progress}>
        <ProgressBar label={t('importing.running.progress')} done={doneCount} total={wholeCount} isMoving />
      </div>
      <p className="tabular">
        {t('importing.running.count', { done: number(doneCount), whole: number(wholeCount) })}
      </p>
      <p className={classes.soft}>{t('importing.running.hint')}</p>
      <div className={classes.buttons}>
        <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({})}>
          {t('importing.running.cancel')}
        </Button>
        <Button variant="subtle" onClick={onHide}>
          {t('importing.running.hide')}
        </Button>
      </div>
    </div>
  );
}
