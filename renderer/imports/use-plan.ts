import { useState } from 'react';
import { isSamePlan } from '../../shared/change-import-plan.ts';
import type { ImportPlan, OpenImport } from '../../shared/imports.ts';
import { useCall } from '../ipc/use-call.ts';

export interface Planning {
  /** As the person left it, also while main has not said so yet. */
  readonly plan: ImportPlan;
  /** The rows are being checked by this plan. */
  readonly isChecking: boolean;
  readonly error: Error | null;
  change(plan: ImportPlan): void;
}

/** How the rows are read, as it is being corrected. */
export function usePlan({ plan, counts }: Pick<OpenImport, 'plan' | 'counts'>): Planning {
  const [wished, setWished] = useState<ImportPlan | null>(null);
  const { mutate, error, isPending } = useCall('imports.plan');
  const isAhead = wished !== null && !isSamePlan(wished, plan);
  return {
    plan: isAhead ? wished : plan,
    isChecking: isAhead || isPending || counts === null,
    error,
    change(next) {
      setWished(next);
      mutate({ plan: { ...next, fields: [...next.fields] } }, { onError: () => setWished(null) });
    },
  };
}
