import type { HistoryDelivery, HistoryEntry, HistoryFilter } from '../../shared/history.ts';
import type { Say } from '../../shared/text/read-word.ts';
import { byteOrderMark, writeCsvRow, writeCsvTime } from '../spreadsheets/csv/write-csv.ts';
import type { HistoryStore } from './history-store.ts';

export interface ExportDeps {
  readonly store: Pick<HistoryStore, 'find' | 'read' | 'readDeliveries'>;
  readonly say: Say;
}

/** The history as a spreadsheet, a row for each group, newest first. It comes broadcast by broadcast, so that main can breathe. */
export function* exportHistory(filter: HistoryFilter, { store, say }: ExportDeps): Generator<string> {
  yield byteOrderMark +
    writeCsvRow([
      say('history.csv.columns.startedAt'),
      say('history.csv.columns.product'),
      say('history.csv.columns.text'),
      say('history.csv.columns.group'),
      say('history.csv.columns.state'),
      say('history.csv.columns.reason'),
      say('history.csv.columns.sentAt'),
      say('history.csv.columns.people'),
      say('history.csv.columns.delivered'),
      say('history.csv.columns.seen'),
    ]);
  for (const id of store.find(filter)) {
    const entry = store.read(id);
    if (entry) yield writeEntry(entry, store.readDeliveries(id), say);
  }
}

function writeEntry(entry: HistoryEntry, deliveries: readonly HistoryDelivery[], say: Say): string {
  const promo = entry.text.replace(/\r\n?/g, '\n');
  return deliveries
    .map((delivery) =>
      writeCsvRow([
        writeCsvTime(entry.createdAt),
        entry.productName,
        promo,
        delivery.isOwnChat ? say('common.ownChat') : delivery.groupName,
        say(`broadcasts.delivery.${delivery.state}`),
        delivery.reason === null ? '' : say(`failure.${delivery.reason}.title`),
        delivery.sentAt === null ? '' : writeCsvTime(delivery.sentAt),
        delivery.peopleCount,
        delivery.state === 'sent' ? delivery.deliveredCount : '',
        delivery.state === 'sent' ? delivery.seenCount : '',
      ]),
    )
    .join('');
}
