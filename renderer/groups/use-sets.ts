import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoneGroup, GroupSet, GroupSetId } from '../../shared/group-sets.ts';
import { useCall } from '../ipc/use-call.ts';
import { useLive } from '../ipc/use-live.ts';
import { usePassing } from '../ui/use-passing.ts';
import { useSetOrder } from './use-set-order.ts';

/** How long "undo" is offered. */
const undoMs = 7_000;

export interface Sets {
  readonly all: readonly GroupSet[];
  readonly chosen: GroupSet | null;
  readonly error: Error | null;
  /** The one that was just deleted, for as long as that can be taken back. */
  readonly deleted: GroupSet | null;
  /** What was moved where, for those who do not see it. */
  readonly movedWords: string;
  choose(id: GroupSetId | null): void;
  move(set: GroupSet, place: number): void;
  delete(set: GroupSet): void;
  undoDelete(): void;
  takeOut(set: GroupSet, gone: GoneGroup): void;
}

/** The sets, which of them the list is narrowed down to, and what a person does with them. */
export function useSets(): Sets {
  const { t } = useTranslation();
  const order = useSetOrder(useLive('groupSets') ?? []);
  const [chosenId, setChosenId] = useState<GroupSetId | null>(null);
  const [deleted, setDeleted] = usePassing<GroupSet>(() => undoMs);
  const [movedWords, setMovedWords] = useState('');
  const deletion = useCall('groups.deleteSet');
  const all = order.sets.filter(({ id }) => id !== deleted?.id);
  const restoring = useCall('groups.restoreSet');
  const saving = useCall('groups.saveSet');

  return {
    all,
    chosen: all.find(({ id }) => id === chosenId) ?? null,
    error: order.error ?? deletion.error ?? restoring.error ?? saving.error,
    deleted,
    movedWords,
    choose: setChosenId,
    move(set, place) {
      order.move(set.id, place);
      setMovedWords(t('groupSets.moved', { name: set.name, place: place + 1, count: all.length }));
    },
    delete(set) {
      deletion.mutate({ id: set.id }, { onSuccess: () => setDeleted(set) });
    },
    undoDelete() {
      if (deleted === null) return;
      restoring.mutate({ id: deleted.id });
      setChosenId(deleted.id);
      setDeleted(null);
    },
    takeOut({ id, name, color, groupIds }, gone) {
      saving.mutate({ set: { id, name, color, groupIds: groupIds.filter((each) => each !== gone.id) } });
    },
  };
}
