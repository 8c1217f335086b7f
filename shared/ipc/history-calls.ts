import { z } from 'zod';
import type { HistoryDelivery, HistoryPage } from '../history.ts';
import { type Reach, reachDays } from '../reach.ts';
import { call } from './define-call.ts';
import { broadcastId, historyFilter } from './inputs.ts';

/** What the window may ask of all that was sent; part of the contract. */
export const historyCalls = {
  'history.list': call<HistoryPage>()({
    filter: historyFilter(),
    offset: z.int().min(0).max(1_000_000),
    limit: z.int().min(1).max(200),
  }),
  /** What became of one broadcast, group by group. */
  'history.read': call<readonly HistoryDelivery[]>()({ id: broadcastId() }),
  /** Opens the save dialog and writes the spreadsheet. `false` when the person closed it. */
  'history.export': call<boolean>()({ filter: historyFilter() }),
  /** What was sent in the last days, today among them, and whom it reached. */
  'history.reach': call<Reach>()({ days: z.literal(reachDays) }),
};
