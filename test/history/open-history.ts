import { createHistory } from '../../main/history/history.ts';
import { createHistoryStore } from '../../main/history/history-store.ts';
import { createReachStore } from '../../main/history/reach-store.ts';
import type { FileToSave } from '../../main/system/save-file.ts';
import { type Breathe, createBreathe } from '../../main/whatsapp/breathe.ts';
import type { HistoryFilter } from '../../shared/history.ts';
import type { Language } from '../../shared/language.ts';
import { openTestShop } from '../builders.ts';
import { createFakeClock } from '../fakes/clock.ts';

export const everything: HistoryFilter = { search: '', onlyTrouble: false, from: null, until: null };

export interface OpenHistoryOptions {
  readonly shop?: ReturnType<typeof openTestShop>;
  readonly language?: Language;
  /** Called wherever other work may have its turn. */
  readonly breathe?: Breathe;
  /** False when the person closes the save dialog. */
  readonly isSaved?: boolean;
}

/** The feature on a real shop.db; what it saves is kept as text. */
export function openHistory({
  shop = openTestShop(),
  language = 'pt-BR',
  isSaved = true,
  breathe = createBreathe(() => performance.now()),
}: OpenHistoryOptions = {}) {
  const versions: number[] = [];
  const clock = createFakeClock();
  const saved: { name: string; content: string }[] = [];
  const history = createHistory({
    store: createHistoryStore(shop),
    reach: createReachStore(shop),
    breathe,
    clock,
    readLanguage: () => language,
    async saveFile({ name, content }: FileToSave) {
      if (isSaved) saved.push({ name, content: [...content].join('') });
      return isSaved;
    },
    publish: (version) => versions.push(version),
  });
  const list = async (filter: Partial<HistoryFilter> = {}, offset = 0, limit = 50) =>
    history.handlers['history.list']({ filter: { ...everything, ...filter }, offset, limit });
  const names = async (filter: Partial<HistoryFilter> = {}) =>
    (await list(filter)).entries.map(({ productName }) => productName);
  const exportAll = async (filter: Partial<HistoryFilter> = {}) => {
    const isDone = await history.handlers['history.export']({ filter: { ...everything, ...filter } });
    return { isDone, ...saved.at(-1) };
  };
  return { shop, clock, history, list, names, exportAll, versions };
}
