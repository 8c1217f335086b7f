import { AppError } from '../../shared/failure.ts';
import { type GroupSet, type GroupSetDraft, type GroupSetId, mostSets } from '../../shared/group-sets.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import type { Chance } from '../system/chance.ts';
import type { Clock } from '../system/clock.ts';
import type { GroupSetsStore } from './group-sets-store.ts';

export interface GroupSetsDeps {
  readonly store: GroupSetsStore;
  readonly clock: Pick<Clock, 'now'>;
  readonly chance: Pick<Chance, 'uuid'>;
  readonly publish: (sets: readonly GroupSet[]) => void;
}

export interface GroupSets {
  readonly handlers: Pick<
    Handlers,
    'groups.saveSet' | 'groups.deleteSet' | 'groups.restoreSet' | 'groups.orderSets'
  >;
  /** Tells the window again: a group has come, has gone, or is called otherwise. */
  readonly noteChange: () => void;
}

/** The saved choices of groups ("Grupos fixos"). What was deleted in an earlier run is forgotten at the start. */
export function createGroupSets({ store, clock, chance, publish }: GroupSetsDeps): GroupSets {
  const show = () => publish(store.readAll());

  function write(draft: GroupSetDraft): GroupSetId {
    if (!store.knows(draft.groupIds)) throw new AppError('group-unknown');
    if (draft.id === undefined) {
      if (store.count() >= mostSets) throw new AppError('too-many-sets');
      const id = chance.uuid() as GroupSetId;
      store.add(id, draft);
      return id;
    }
    if (!store.change(draft.id, draft)) throw new AppError('not-found');
    return draft.id;
  }

  store.forgetDeleted();
  show();

  return {
    handlers: {
      'groups.saveSet'({ set }) {
        const id = write(set);
        show();
        const saved = store.readAll().find((each) => each.id === id);
        if (saved === undefined) throw new AppError('not-found');
        return saved;
      },
      'groups.deleteSet'({ id }) {
        if (!store.delete(id, clock.now())) throw new AppError('not-found');
        show();
      },
      'groups.restoreSet'({ id }) {
        if (!store.restore(id)) throw new AppError('not-found');
        show();
      },
      'groups.orderSets'({ ids }) {
        store.order(ids);
        show();
      },
    },
    noteChange: show,
  };
}
