import { AppError } from '../../shared/failure.ts';
import type { Group, GroupId, GroupList } from '../../shared/groups.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import type { Clock } from '../system/clock.ts';
import type { WhatsApp } from '../whatsapp/whatsapp.ts';
import type { GroupsStore } from './groups-store.ts';

/** WhatsApp answers questions for all groups too often with a pause of the account. */
const leastBetweenRefreshesMs = 5 * 60_000;

export interface GroupsDeps {
  readonly store: GroupsStore;
  readonly whatsapp: Pick<WhatsApp, 'listGroups' | 'on'>;
  readonly clock: Clock;
  readonly publish: (groups: GroupList) => void;
}

export interface Groups {
  readonly handlers: Pick<Handlers, 'groups.refresh'>;
  readonly read: (id: GroupId) => Group | undefined;
  stop(): void;
}

/** The cached list of groups: published at once, also offline, and again whenever WhatsApp tells of a change. */
export function createGroups({ store, whatsapp, clock, publish }: GroupsDeps): Groups {
  let refreshing: Promise<void> | undefined;
  let endQuiet: (() => void) | undefined;

  function take(groups: readonly Group[]): void {
    const refreshedAt = clock.now();
    store.replaceAll(sortByName(groups), refreshedAt);
    publish(store.readAll());
  }

  /** An early wish is met by the list that is there: it follows WhatsApp's own notices anyway. */
  async function refresh(): Promise<void> {
    if (endQuiet) throw new AppError('rate-limited');
    if (!mayAskAgain(store.readAll(), clock.now())) return;
    try {
      take(await whatsapp.listGroups());
    } catch (error) {
      if (error instanceof AppError && error.code === 'rate-limited') keepQuiet();
      throw error;
    }
  }

  function keepQuiet(): void {
    endQuiet = clock.after(leastBetweenRefreshesMs, () => {
      endQuiet = undefined;
    });
  }

  publish(store.readAll());
  const stopListening = whatsapp.on('groups', take);

  return {
    handlers: {
      'groups.refresh'() {
        refreshing ??= refresh().finally(() => {
          refreshing = undefined;
        });
        return refreshing;
      },
    },
    read: (id) => store.read(id),
    stop() {
      stopListening();
      endQuiet?.();
    },
  };
}

/** Whether WhatsApp may be asked for the whole list now. A list from the future means the clock was set back. */
export function mayAskAgain(list: GroupList, now: number): boolean {
  if (list.groups.length === 0 || list.refreshedAt === null) return true;
  const ageMs = now - list.refreshedAt;
  return ageMs >= leastBetweenRefreshesMs || ageMs < 0;
}

function sortByName(groups: readonly Group[]): Group[] {
  return groups.toSorted((a, b) => a.name.localeCompare(b.name, 'pt-BR', { numeric: true }));
}
