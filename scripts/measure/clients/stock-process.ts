import { createStockSender } from '../../bench/first-send/stock-sender.ts';
import type { FromStock, StockPlan, ToStock } from './stock-messages.ts';

const tell = (message: FromStock): void => void process.send?.(message);

async function serve(plan: StockPlan): Promise<void> {
  const sender = await createStockSender({ variant: 'stock-memory', ...plan });

  async function take(message: ToStock): Promise<void> {
    if (message.kind === 'read-usage') {
      const { user, system } = process.cpuUsage();
      tell({ kind: 'usage', usage: { cpuMs: (user + system) / 1_000, keyBytes: sender.readKeyBytes() } });
      return;
    }
    const sendMs: number[] = [];
    for (const text of message.texts) {
      const startedAt = performance.now();
      await sender.post(text);
      sendMs.push(performance.now() - startedAt);
    }
    tell({ kind: 'posted', sendMs });
  }

  process.on('message', (message: ToStock) => void take(message).catch(fail));
  await sender.link((text) => tell({ kind: 'qr', text }));
  tell({ kind: 'linked' });
}

function fail(error: unknown): void {
  tell({ kind: 'failed', why: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}

console.info = () => {};
console.log = () => {};
process.on('disconnect', () => process.exit(0));
serve(JSON.parse(process.env.STOCK_CLIENT ?? '{}') as StockPlan).catch(fail);
