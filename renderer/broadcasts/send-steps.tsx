import { type ReactNode, startTransition, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '../../shared/templates.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ChooseStep } from './choose-step.tsx';
import { ConfirmStep } from './confirm-step.tsx';
import { PromoPreview, useLooking } from './promo-preview.tsx';
import type { Compose, PromoToSend } from './promo-to-send.ts';
import { type PlannedSend, type ScheduleParts, toScheduledWhat } from './schedule-parts.ts';
import { useChosenGroups } from './use-chosen-groups.ts';

interface SendStepsProps {
  readonly title: string;
  /** What goes. */
  readonly promos: readonly PromoToSend[];
  /** What can be looked at: what goes, or all while nothing does. */
  readonly shown: readonly PromoToSend[];
  readonly compose: Compose;
  readonly templateOf?: (promo: PromoToSend) => Template | undefined;
  /** A click beside the dialog must not throw it away. */
  readonly hasMuchToLose: boolean;
  /** What is to be sent, and how it can be changed. */
  readonly whatFields: ReactNode;
  /** Stands in the place of the steps while it is there; they keep what was chosen in them. */
  readonly writing?: ReactNode;
  /** It was planned already, and is planned otherwise: nothing of it goes now. */
  readonly planned?: PlannedSend | undefined;
  readonly scheduleStep: (parts: ScheduleParts) => ReactNode;
  readonly clockSpeed: number;
  readonly onClose: () => void;
  readonly onStarted: () => void;
}

type Step = 'choose' | 'confirm' | 'schedule';

/** The dialog and its two steps: choose, then confirm that it goes now, or say when. */
export function SendSteps(props: SendStepsProps) {
  const { promos, shown, compose, writing, onClose } = props;
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>('choose');
  const where = useChosenGroups(props.planned?.groupIds);
  const [looked, look] = useLooking(shown, where.chosenGroups);
  const preview = { promos: shown, groups: where.chosenGroups, looked, onLook: look, compose };
  return (
    <Dialog
      width={940}
      height={720}
      title={titleOf(step) ?? props.title}
      hasMuchToLose={where.chosen.size > 0 || props.hasMuchToLose}
      onClose={onClose}
    >
      {writing ? (
        writing
      ) : step === 'schedule' ? (
        props.scheduleStep({
          what: toScheduledWhat(promos),
          texts: promos.map((promo) => compose(promo, { footer: '' }).text),
          names: promos.map(({ name }) => name),
          groups: where.chosenGroups,
          preview: <PromoPreview {...preview} promos={promos} />,
          onBack: () => setStep('choose'),
        })
      ) : step === 'confirm' ? (
        <ConfirmStep
          promos={promos}
          groups={where.chosenGroups}
          preview={preview}
          clockSpeed={props.clockSpeed}
          onBack={() => setStep('choose')}
          onStarted={props.onStarted}
        />
      ) : (
        <ChooseStep
          promos={promos}
          where={where}
          preview={preview}
          templateOf={props.templateOf}
          whatFields={props.whatFields}
          onCancel={onClose}
          onSend={props.planned ? undefined : () => setStep('confirm')}
          // What is on the screen stays until the step has been fetched.
          onSchedule={() => startTransition(() => setStep('schedule'))}
        />
      )}
    </Dialog>
  );

  function titleOf(shown: Step): string | undefined {
    if (writing || shown === 'choose') return undefined;
    return shown === 'confirm' ? t('send.confirmTitle') : t('scheduling.title');
  }
}
