import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId } from '../../shared/groups.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import type { ProductId } from '../../shared/products.ts';
import { useLive } from '../ipc/use-live.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ChooseStep } from './choose-step.tsx';
import { DayStep } from './day-step.tsx';
import type { AcceptedPlan } from './use-accepted.ts';
import { usePlannerForm } from './use-planner-form.ts';

/** What she begins with; what is missing she chooses inside. */
export interface PlannerStart {
  readonly productIds?: readonly ProductId[];
  readonly day?: PlainDate;
}

/** @param hasFocus the dialog begins in its search */
export type GroupsSlot = (
  chosen: ReadonlySet<GroupId>,
  onChange: (chosen: ReadonlySet<GroupId>) => void,
  hasFocus: boolean,
) => ReactNode;

interface PlannerDialogProps {
  readonly start: PlannerStart;
  readonly groupsField: GroupsSlot;
  readonly onClose: () => void;
  readonly onAccepted: (plan: AcceptedPlan) => void;
}

/** Which products to which groups, then the hours of the day, as they will be. */
export default function PlannerDialog(props: PlannerDialogProps) {
  const settings = useLive('settings');
  // Main has told them long before anybody can press a button.
  return settings === undefined ? null : <Steps {...props} />;
}

function Steps({ start, groupsField, onClose, onAccepted }: PlannerDialogProps) {
  const { t } = useTranslation();
  const [step, setStep] = useState<'choose' | 'day'>('choose');
  const form = usePlannerForm(start);
  return (
    <Dialog
      width={1_060}
      height={760}
      title={t(step === 'choose' ? 'planner.title' : 'planner.dayTitle')}
      hasMuchToLose
      onClose={onClose}
    >
      {step === 'choose' ? (
        <ChooseStep
          form={form}
          groupsField={groupsField}
          onCancel={onClose}
          onContinue={() => setStep('day')}
        />
      ) : (
        <DayStep form={form} onBack={() => setStep('choose')} onAccepted={onAccepted} />
      )}
    </Dialog>
  );
}
