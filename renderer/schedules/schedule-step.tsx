import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Group } from '../../shared/groups.ts';
import type { Input } from '../../shared/ipc/call.ts';
import type { PlainDate } from '../../shared/plain-date.ts';
import { nextRun } from '../../shared/schedules/next-run.ts';
import type { Timing } from '../../shared/schedules/timing.ts';
import type { ListedSchedule } from '../../shared/schedules.ts';
import { asFailure } from '../ipc/call.ts';
import { DialogColumn, DialogColumns, DialogFoot, DialogStep, FootWords } from '../ui/dialog.tsx';
import { FailureNote } from '../ui/failure-note.tsx';
import { Icon } from '../ui/icon.tsx';
import { FollowChoice, useFollowing } from './follow-choice.tsx';
import { NextRuns } from './next-runs.tsx';
import { PinChoice, pinTexts, usePin } from './pin-choice.tsx';
import classes from './schedule-step.module.css';
import { TimingFields } from './timing-fields.tsx';
import { useSaveSchedule } from './use-save-schedule.ts';
import { useTimingForm } from './use-timing-form.ts';

/** A schedule that is changed: all of its runs, or the one of this day. */
export interface EditedSchedule {
  readonly schedule: ListedSchedule;
  readonly only: { readonly day: PlainDate; readonly timing: Timing } | null;
}

interface ScheduleStepProps {
  readonly what: Input<'schedules.save'>['schedule']['what'];
  /** As they read now, without any group's footer, in the order of the promos. */
  readonly texts: readonly string[];
  readonly names: readonly string[];
  readonly groups: readonly Group[];
  readonly preview: ReactNode;
  readonly edited: EditedSchedule | null;
  readonly onBack: () => void;
  /** @param firstAt when it goes for the first time, in milliseconds since 1970 */
  readonly onScheduled: (firstAt: number) => void;
}

/** When it is to go: once or again and again, with what is true then or with this very text. */
export default function ScheduleStep({ what, texts, groups, edited, ...props }: ScheduleStepProps) {
  const { t } = useTranslation();
  const before = edited?.schedule;
  const isOnly = edited?.only != null;
  const timingForm = useTimingForm(
    edited?.only?.timing ?? before?.timing,
    isOnly ? undefined : before?.timing,
  );
  const { timing, now, zone } = timingForm;
  const [isSubmitted, setSubmitted] = useState(false);
  const pin = usePin(before);
  const following = useFollowing(groups, before);
  const save = useSaveSchedule(edited);

  function submit(event: FormEvent): void {
    event.preventDefault();
    setSubmitted(true);
    if (timing === null) return;
    const { setIds, groupIds } = following.receivers;
    const draft = {
      what: pinTexts(what, texts, pin.choice, before?.what),
      ...{ setIds: [...setIds], groupIds: [...groupIds] },
      timing: writable(timing),
    };
    save.mutate(draft, { onSuccess: () => props.onScheduled(nextRun(timing, now, zone)?.at ?? now) });
  }

  return (
    <DialogStep onSubmit={submit}>
      <DialogColumns>
        <DialogColumn scrolls>
          <p className={classes.what}>
            <b>
              {props.names.length === 1 ? props.names[0] : t('sending.count', { count: props.names.length })}
            </b>
            {' · '}
            {t('common.groups', { count: groups.length })}
          </p>
          <TimingFields state={timingForm} onlyOnce={isOnly} />
          {timing && <NextRuns {...{ timing, now, zone }} />}
          <FollowChoice {...following} />
          {what.kind === 'products' && <PinChoice {...pin} />}
          {save.error && <FailureNote failure={asFailure(save.error)} />}
        </DialogColumn>
        <DialogColumn scrolls="low">
          <h3 className={classes.heading}>{t('send.preview')}</h3>
          {props.preview}
          <p className={classes.soft}>
            {what.kind === 'products' && pin.choice === 'fresh'
              ? t('scheduling.asNow')
              : t('scheduling.asHere')}
          </p>
        </DialogColumn>
      </DialogColumns>
      <DialogFoot
        back={
          <Button variant="default" onClick={props.onBack} disabled={save.isPending}>
            {t('common.back')}
          </Button>
        }
        words={<FootWords isWrong>{isSubmitted && timing === null && t('scheduling.fix')}</FootWords>}
      >
        <Button type="submit" leftSection={<Icon name="calendar" size={18} />} loading={save.isPending}>
          {edited === null
            ? t('scheduling.confirm')
            : t(isOnly ? 'scheduling.saveEdited.only' : 'scheduling.saveEdited.all')}
        </Button>
      </DialogFoot>
    </DialogStep>
  );
}

type TimingInput = Input<'schedules.save'>['schedule']['timing'];

/** As a call takes it: with lists of its own. */
function writable({ repeat, end, exceptions, ...rest }: Timing): TimingInput {
  return {
    ...rest,
    repeat: repeat.kind === 'weekly' ? { ...repeat, days: [...repeat.days] } : repeat,
    end,
    exceptions: exceptions.map((each) => ({ ...each })),
  };
}
