import { useState } from 'react';
import { pickColor, readSetFields, type SetFields, type SetReading } from '../../shared/group-set-form.ts';
import type { GroupSet } from '../../shared/group-sets.ts';
import type { GroupId } from '../../shared/groups.ts';
import { useCall } from '../ipc/use-call.ts';

export interface SetFormState {
  readonly fields: SetFields;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  readonly saveError: Error | null;
  /** What is wrong, told once somebody has tried to save. */
  readonly problems: Pick<Extract<SetReading, { isGood: false }>, 'name' | 'groupIds'>;
  change(changes: Partial<SetFields>): void;
  toggle(id: GroupId): void;
  save(): void;
}

/** @param set `null` for a new one */
export function useSetForm(
  set: GroupSet | null,
  sets: readonly GroupSet[],
  onSaved: (set: GroupSet) => void,
): SetFormState {
  const [start] = useState<SetFields>(() => ({
    name: set?.name ?? '',
    color: set?.color ?? pickColor(sets),
    groupIds: new Set(set?.groupIds),
  }));
  const [fields, setFields] = useState(start);
  const [isTold, setTold] = useState(false);
  const saving = useCall('groups.saveSet');
  const reading = readSetFields(
    fields,
    sets.filter(({ id }) => id !== set?.id),
  );
  const change = (changes: Partial<SetFields>) => setFields((now) => ({ ...now, ...changes }));

  return {
    fields,
    isDirty:
      fields.name !== start.name || fields.color !== start.color || isOther(fields.groupIds, start.groupIds),
    isSaving: saving.isPending,
    saveError: saving.error,
    problems: isTold && !reading.isGood ? reading : {},
    change,
    toggle: (id) =>
      setFields((now) => {
        const groupIds = new Set(now.groupIds);
        if (!groupIds.delete(id)) groupIds.add(id);
        return { ...now, groupIds };
      }),
    save() {
      setTold(true);
      if (!reading.isGood) return;
      const { name, groupIds } = reading;
      const draft = { ...(set && { id: set.id }), name, color: fields.color, groupIds };
      saving.mutate({ set: draft }, { onSuccess: onSaved });
    },
  };
}

function isOther(one: ReadonlySet<GroupId>, other: ReadonlySet<GroupId>): boolean {
  return one.symmetricDifference(other).size > 0;
}
