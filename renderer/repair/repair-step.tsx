import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import classes from './repair.module.css';
import type { StepState } from './use-steps.ts';

interface RepairStepProps {
  readonly number: number;
  readonly title: string;
  readonly what: string;
  readonly cost: string;
  readonly state: StepState;
  /** The one to take now, of all. */
  readonly isNext: boolean;
  readonly isPossible: boolean;
  readonly onDo: () => void;
}

/** One step: what it does, what it costs, and the button that does it. */
export function RepairStep({ number, title, state, isNext, isPossible, onDo, ...says }: RepairStepProps) {
  const { t } = useTranslation();
  const isDone = state === 'done';
  const words = isDone ? t('repair.doAgain') : t('repair.do');
  return (
    <StepFrame {...{ number, title, isDone }} {...says}>
      <Button
        variant={isNext ? 'filled' : 'default'}
        loading={state === 'running'}
        disabled={!isPossible && state !== 'running'}
        aria-label={t('repair.doOf', { words, number, step: title })}
        onClick={onDo}
      >
        {words}
      </Button>
    </StepFrame>
  );
}

interface StepFrameProps {
  readonly number: number;
  readonly title: string;
  readonly what: string;
  readonly cost: string;
  readonly isDone: boolean;
  readonly children: ReactNode;
}

/** A step as it stands in the list, its button at the right. */
export function StepFrame({ number, title, what, cost, isDone, children }: StepFrameProps) {
  const { t } = useTranslation();
  return (
    <li className={classes.step} data-done={isDone || undefined}>
      <span className={classes.number} aria-hidden="true">
        {isDone ? <Icon name="check" size={16} /> : number}
      </span>
      <div className={classes.words}>
        <h3 className={classes.title}>
          <span className="visually-hidden">{t('repair.step', { number })}: </span>
          {title}
          {isDone && <span className={classes.done}>{t('repair.done')}</span>}
        </h3>
        <p>{what}</p>
        <p className={classes.soft}>{cost}</p>
      </div>
      {children}
    </li>
  );
}
