import { AppError } from '../../shared/failure.ts';
import type { Group, GroupFacts, GroupId, GroupList } from '../../shared/groups.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import type { Clock } from '../system/clock.ts';
import type { WhatsApp } from '../whatsapp/whatsapp.ts';
import type { GroupsStore } from './groups-store.ts';
import { mayRefreshAt } from './may-refresh-at.ts';

export interface GroupsDeps {
  readonly store: GroupsStore;
  readonly whatsapp: Pick<WhatsApp, 'listGroups' | 'on'>;
  readonly clock: Clock;
  readonly publish: (groups: GroupList) => void;
  /** The groups are others now, or are called otherwise. */
  readonly onListChange: () => void;
}

export interface Groups {
  readonly handlers: Pick<Handlers, 'groups.refresh' | 'groups.setFooter'>;
  readonly read: (id: GroupId) => Group | undefined;
  /** Tells the window that what it knows of the groups has changed, for example because a promo was sent. */
  readonly noteChange: () => void;
  stop(): void;
}

/** The cached list of groups: published at once, also offline, and again whenever WhatsApp tells of a change. */
export function createGroups({ store, whatsapp, clock, publish, onListChange }: GroupsDeps): Groups {
  let refreshing: Promise<void> | undefined;
  let wasRefused = false;
  let cancelWait: (() => void) | undefined;

  /** Publishes once more when the list may be refreshed again: the window's clock may be another. */
  function show(): void {
    cancelWait?.();
    const mayAt = mayRefreshAt(store.readAskedAt(), clock.now());
    cancelWait = mayAt === null ? undefined : clock.after(mayAt - clock.now(), show);
    publish({ ...store.readAll(), mayRefreshAt: mayAt });
  }

  function take(groups: readonly GroupFacts[]): void {
    store.replaceAll(sortByName(groups), clock.now());
    show();
    onListChange();
  }

  function noteAsked(hasAnswered: boolean): void {
    wasRefused = !hasAnswered;
    store.noteAsked(clock.now(), hasAnswered);
    show();
  }

  /** An early wish is met by the list that is there: it follows WhatsApp's own notices anyway. */
  async function refresh(): Promise<void> {
    if (mayRefreshAt(store.readAskedAt(), clock.now()) !== null) {
      if (wasRefused) throw new AppError('rate-limited');
      return;
    }
    try {
      take(await whatsapp.listGroups());
    } catch (error) {
      if (error instanceof AppError && error.code === 'rate-limited') noteAsked(false);
      throw error;
    }
  }

  show();
  const stopListening = [whatsapp.on('groups', take), whatsapp.on('listed', () => noteAsked(true))];

  return {
    handlers: {
      'groups.refresh'() {
        refreshing ??= refresh().finally(() => {
          refreshing = undefined;
        });
        return refreshing;
      },
      'groups.setFooter'({ groupId, footer }) {
        if (!store.setFooter(groupId, footer)) throw new AppError('group-unknown');
        show();
      },
    },
    read: (id) => store.read(id),
    noteChange: show,
    stop() {
      for (const stop of stopListening) stop();
      cancelWait?.();
    },
  };
}

function sortByName(groups: readonly GroupFacts[]): GroupFacts[] {
  return groups.toSorted((a, b) => a.name.localeCompare(b.name, 'pt-BR', { numeric: true }));
}
