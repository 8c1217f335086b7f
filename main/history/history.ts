import type { HistoryFilter } from '../../shared/history.ts';
import type { Handlers } from '../../shared/ipc/call.ts';
import type { Language } from '../../shared/language.ts';
import { dayOf } from '../../shared/plain-date.ts';
import { createSay } from '../../shared/text/read-word.ts';
import { loadText } from '../../shared/text/text.ts';
import type { Clock } from '../system/clock.ts';
import type { SaveFile } from '../system/save-file.ts';
import type { Breathe } from '../whatsapp/breathe.ts';
import { daysUntil } from './days-until.ts';
import { exportHistory } from './export-history.ts';
import type { HistoryStore } from './history-store.ts';
import type { ReachStore } from './reach-store.ts';
import { readReach } from './read-reach.ts';

export interface HistoryDeps {
  readonly store: HistoryStore;
  readonly reach: ReachStore;
  readonly breathe: Breathe;
  readonly clock: Clock;
  readonly readLanguage: () => Language;
  readonly saveFile: SaveFile;
  readonly publish: (version: number) => void;
}

export interface History {
  readonly handlers: Pick<Handlers, 'history.list' | 'history.read' | 'history.export' | 'history.reach'>;
  /** Tells the window, soon, that a broadcast was made or has changed. */
  readonly noteChange: () => void;
  stop(): void;
}

/** Receipts come by the dozen, and a window that shows a thousand lines asks for all of them anew. */
const leastGapMs = 1_000;

/** All broadcasts there ever were, to search, to look at and to take along. Publishes its version number. */
export function createHistory(deps: HistoryDeps): History {
  const { store } = deps;
  let version = 0;
  let hasChanged = false;
  let cancelGap: (() => void) | undefined;
  deps.publish(version);

  function tell(): void {
    hasChanged = false;
    version += 1;
    deps.publish(version);
    cancelGap = deps.clock.after(leastGapMs, () => {
      cancelGap = undefined;
      if (hasChanged) tell();
    });
  }

  async function save(filter: HistoryFilter): Promise<boolean> {
    const say = createSay(await loadText(deps.readLanguage()));
    return deps.saveFile({
      name: `${say('history.csv.fileName')} ${dayOf(deps.clock.now())}.csv`,
      kind: say('history.csv.fileKind'),
      extension: 'csv',
      content: exportHistory(filter, { store, say }),
    });
  }

  return {
    handlers: {
      'history.list': ({ filter, offset, limit }) => ({
        entries: store.list(filter, offset, limit),
        counts: store.count(filter),
      }),
      'history.read': ({ id }) => store.readDeliveries(id),
      'history.export': ({ filter }) => save(filter),
      'history.reach': ({ days }) =>
        readReach(daysUntil(deps.clock.now(), days), { store: deps.reach, breathe: deps.breathe }),
    },
    noteChange() {
      hasChanged = true;
      if (cancelGap === undefined) tell();
    },
    stop: () => cancelGap?.(),
  };
}
