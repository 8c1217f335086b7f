import { UnstyledButton } from '@mantine/core';
import { lazy, Suspense, startTransition, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asFailure } from '../ipc/call.ts';
import { useCall } from '../ipc/use-call.ts';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { Step, type StepProps } from './step.tsx';
import classes from './welcome.module.css';

const ConfirmDialog = lazy(() => import('../ui/confirm-dialog.tsx'));

const ways = ['connect', 'practice'] as const;
const icons = { connect: 'phone', practice: 'play' } as const;

/** Her own WhatsApp, or practice first. Either is a whole card to press, and can be changed later. */
export function ChoiceStep({ onBack, onConnect }: StepProps) {
  const { t } = useTranslation();
  const finish = useCall('welcome.finish');
  const [isAsking, setAsking] = useState(false);
  const isFirst = onConnect === undefined;

  function go(way: (typeof ways)[number]): void {
    finish.mutate({ way }, { onSuccess: () => way === 'connect' && onConnect?.() });
  }

  return (
    <Step title={t('welcome.choice.title')} intro={t('welcome.choice.intro')} onBack={onBack}>
      <div className={classes.ways}>
        {ways.map((way) => (
          <UnstyledButton
            key={way}
            type="button"
            className={classes.way}
            data-way={way}
            disabled={finish.isPending}
            onClick={() => (way === 'connect' || isFirst ? go(way) : startTransition(() => setAsking(true)))}
          >
            <span className={classes.badge}>
              <Icon name={icons[way]} size={26} />
            </span>
            <span className={classes.wayTitle}>{t(`welcome.choice.${way}.title`)}</span>
            <span className={classes.wayBody}>{t(`welcome.choice.${way}.body`)}</span>
            <span className={classes.wayOn}>
              <Icon name="forward" size={22} />
            </span>
          </UnstyledButton>
        ))}
      </div>
      <Suspense>
        {isAsking && (
          <ConfirmDialog
            tone="plain"
            title={t('practice.enterTitle')}
            body={t('practice.enterBody')}
            confirm={t('practice.enter')}
            keep={t('practice.enterKeep')}
            isBusy={finish.isPending}
            onKeep={() => setAsking(false)}
            onConfirm={() => go('practice')}
          />
        )}
      </Suspense>
      {finish.isError && <FailureNote failure={asFailure(finish.error)} />}
    </Step>
  );
}
