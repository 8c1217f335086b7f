import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { DayReading } from '../../shared/schedules/day-fields.ts';
import { isSamePlan } from '../../shared/schedules/is-same-plan.ts';
import { wallTimeOf } from '../../shared/schedules/wall-minutes.ts';
import type { PlannedDay } from '../../shared/schedules.ts';
import { call } from '../ipc/call.ts';
import { useLive } from '../ipc/use-live.ts';
import type { PlannerForm } from './use-planner-form.ts';

export interface Proposal {
  /** The wish that it answers. */
  readonly key: string;
  /** `undefined` until it has come; while a new one is on its way, the one before. */
  readonly data: PlannedDay | undefined;
  /** Whether the one for this wish is on its way. */
  readonly isComing: boolean;
  readonly error: Error | null;
  /** Since she has seen it, something was planned, sent or changed that made it another one. */
  readonly isRenewed: boolean;
  retry(): void;
  /** Asks main once more. @returns whether it still is what she has before her; if not, the new one comes */
  isStill(): Promise<boolean>;
}

/** The day as main proposes it, asked for anew with each change of the wish, and of what is planned and sent. */
export function useProposal(form: PlannerForm, reading: DayReading): Proposal {
  const version = useShopVersion();
  const { gapMinutes, mostPerGroup, repeatDays } = form.fields;
  const wish = reading.isGood && {
    productIds: [...form.productIds],
    templateId: form.templateId,
    groupIds: form.groups.map(({ id }) => id),
    setIds: [],
    day: reading.day,
    from: wallTimeOf(reading.wished.from),
    until: wallTimeOf(reading.wished.to),
    ...{ gapMinutes, mostPerGroup, repeatDays },
  };
  const key = JSON.stringify(wish);
  const ask = () => (wish ? call('schedules.planDay', { wish }) : Promise.reject(new Error('no wish')));
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['schedules', 'plan-day', key, version],
    queryFn: ask,
    enabled: wish !== false,
    ...{ staleTime: 0, gcTime: 0, placeholderData: keepPreviousData },
  });
  return {
    ...{ key, data, error, isComing: isPlaceholderData },
    isRenewed: useRenewed(key, isPlaceholderData ? undefined : data),
    retry: () => void refetch(),
    async isStill() {
      const isSame = data !== undefined && isSamePlan(data, await ask());
      if (!isSame) void refetch();
      return isSame;
    },
  };
}

/** Another one with every change in the shop that may ask for another day. */
function useShopVersion(): string {
  const products = useLive('productsVersion');
  const schedules = useLive('schedules');
  const broadcasts = useLive('broadcasts');
  const planned = useMemo(
    () =>
      JSON.stringify(
        schedules?.map(({ id, what, groupIds, setIds, timing, isPaused, next }) => [
          ...[id, what, groupIds, setIds, timing, isPaused, next?.at],
        ]),
      ),
    [schedules],
  );
  const sent = useMemo(() => broadcasts?.map(({ id }) => id).join(' '), [broadcasts]);
  const [seen, setSeen] = useState({ planned, sent, version: 0 });
  if (seen.planned !== planned || seen.sent !== sent) {
    // What is only told for the first time is no change.
    const isFirst = seen.planned === undefined || seen.sent === undefined;
    setSeen({ planned, sent, version: isFirst ? 0 : seen.version + 1 });
  }
  return `${products} ${seen.version}`;
}

function useRenewed(key: string, plan: PlannedDay | undefined): boolean {
  const [seen, setSeen] = useState<{ key: string; plan: PlannedDay | undefined; isRenewed: boolean }>();
  if (plan === undefined) return seen?.key === key && seen.isRenewed;
  if (seen?.key === key && seen.plan === plan) return seen.isRenewed;
  const isSame = seen?.key !== key || seen.plan === undefined || isSamePlan(seen.plan, plan);
  const isRenewed = seen?.key === key && (seen.isRenewed || !isSame);
  setSeen({ key, plan, isRenewed });
  return isRenewed;
}
