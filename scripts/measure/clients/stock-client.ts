import { createStockSender } from '../../bench/first-send/stock-sender.ts';
import type { Client, ClientPlan } from './client.ts';

/** Stock Baileys, unmodified, with its keys in memory. */
export function createStockClient({ box, groupJid, folder }: ClientPlan): Promise<Client> {
  return createStockSender({ variant: 'stock-memory', box, groupJid, folder });
}
