import type { Handlers } from '../../shared/ipc/call.ts';
import type { Language } from '../../shared/language.ts';
import { dayOf } from '../../shared/plain-date.ts';
import type { Product, ProductId } from '../../shared/products.ts';
import { createSay, type Say } from '../../shared/text/read-word.ts';
import { loadText } from '../../shared/text/text.ts';
import type { Clock } from '../system/clock.ts';
import type { SaveFile } from '../system/save-file.ts';
import type { ImportStore } from './import-store.ts';
import { eachProduct } from './read-catalogue.ts';
import type { Table } from './table.ts';
import { writeProducts, writeRefused, writeTemplate } from './write-files.ts';

export type SavingHandlers = Pick<Handlers, 'imports.saveRefused' | 'imports.saveTemplate' | 'exports.save'>;

export interface SavingDeps {
  readonly store: Pick<ImportStore, 'readStretch'>;
  readonly saveFile: SaveFile;
  readonly clock: Pick<Clock, 'now'>;
  readonly readLanguage: () => Language;
}

/** Saves spreadsheets where the person wants them: the catalogue, a template, the rows that an import refused. */
export function createSaving(deps: SavingDeps, table: Pick<Table, 'read'>): SavingHandlers {
  const { store, saveFile, clock } = deps;

  async function save(
    name: 'exportName' | 'templateName' | 'refusedName',
    write: (say: Say) => Iterable<string>,
  ) {
    const say = createSay(await loadText(deps.readLanguage()));
    return saveFile({
      name: `${say(`imports.csv.${name}`)} ${dayOf(clock.now())}.csv`,
      kind: say('imports.csv.fileKind'),
      extension: 'csv',
      content: write(say),
    });
  }

  return {
    'imports.saveRefused'() {
      const { planned, spreadsheet, plan } = table.read();
      return save('refusedName', (say) => writeRefused(planned ?? [], spreadsheet.rows[0], plan, say));
    },
    'imports.saveTemplate': () =>
      save('templateName', (say) => [writeTemplate(new Date(clock.now()).getFullYear(), say)]),
    'exports.save': ({ ids }) => save('exportName', (say) => writeProducts(chosen(store, ids), say)),
  };
}

function* chosen(
  store: SavingDeps['store'],
  ids: readonly ProductId[] | null,
): Generator<readonly Product[]> {
  const wanted = ids === null ? null : new Set(ids);
  for (const products of eachProduct(store)) {
    yield wanted === null ? products : products.filter(({ id }) => wanted.has(id));
  }
}
