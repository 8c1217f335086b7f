import { useState } from 'react';
import type { PaceWish } from '../../shared/pacing/limits.ts';
import { type Weekday, weekdays } from '../../shared/pacing/opening-hours.ts';
import {
  type DayFields,
  explainClamps,
  type PaceFields,
  type PaceNumber,
  readPaceFields,
  writePaceFields,
} from '../../shared/pacing/pace-form.ts';
import { useCall } from '../ipc/use-call.ts';

export interface PaceForm {
  readonly fields: PaceFields;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  readonly isSaved: boolean;
  readonly error: Error | null;
  /** What was typed there is no number, or no time. */
  isWrong(name: PaceNumber | Weekday): boolean;
  /** What will be used instead of a number that the floor does not allow. */
  usedInstead(name: PaceNumber): number | undefined;
  changeNumber(name: PaceNumber, text: string): void;
  changeDay(name: Weekday, changes: Partial<DayFields>): void;
  /** Gives every day the hours of Monday. */
  copyMonday(): void;
  undo(): void;
  save(): void;
}

/** What stands in the fields of the pace: the saved wish until something is typed, and again once that is saved. */
export function usePaceForm(saved: PaceWish): PaceForm {
  const [draft, setDraft] = useState<PaceFields | null>(null);
  const change = useCall('settings.changePace');
  const fields = draft ?? writePaceFields(saved);
  const reading = readPaceFields(fields);
  const clamps = explainClamps(fields);

  function edit(changed: PaceFields): void {
    change.reset();
    setDraft(changed);
  }

  return {
    fields,
    isDirty: draft !== null && JSON.stringify(draft) !== JSON.stringify(writePaceFields(saved)),
    isSaving: change.isPending,
    isSaved: change.isSuccess,
    error: change.error,
    isWrong: (name) => !reading.isGood && reading.wrong.has(name),
    usedInstead: (name) => clamps[name],
    changeNumber: (name, text) => edit({ ...fields, numbers: { ...fields.numbers, [name]: text } }),
    changeDay: (name, changes) =>
      edit({ ...fields, days: { ...fields.days, [name]: { ...fields.days[name], ...changes } } }),
    copyMonday() {
      const days = Object.fromEntries(weekdays.map((day) => [day, fields.days.mon]));
      edit({ ...fields, days: days as PaceFields['days'] });
    },
    undo: () => setDraft(null),
    save() {
      if (reading.isGood) change.mutate({ pace: reading.wish }, { onSuccess: () => setDraft(null) });
    },
  };
}
