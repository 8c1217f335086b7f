import type { BoxAddress } from '../../main/practice/practice-box.ts';
import { createStockClient } from '../practice/stock-client.ts';
import { until } from './until.ts';

/** What the parent asks for, and what it is told. */
export type ToStock =
  | { readonly kind: 'connect'; readonly address: BoxAddress }
  | { readonly kind: 'post'; readonly address: string; readonly text: string };
export type FromStock = { readonly kind: 'qr'; readonly text: string } | { readonly kind: 'open' | 'posted' };

/**
 * A stock Baileys in a process of its own, because the app's checks change libsignal for a whole process: here
 * nothing is replaced.
 */
function serve(): void {
  const tell = (message: FromStock): void => void process.send?.(message);
  let client: ReturnType<typeof createStockClient> | undefined;

  async function connect(address: BoxAddress): Promise<void> {
    client = createStockClient(address);
    const started = client;
    await until('a QR is there', () => started.qr !== null);
    tell({ kind: 'qr', text: started.qr ?? '' });
    await started.opened();
    tell({ kind: 'open' });
  }

  process.on('message', (message: ToStock) => {
    if (message.kind === 'connect') void connect(message.address);
    else
      void client?.sock
        .sendMessage(message.address, { text: message.text })
        .then(() => tell({ kind: 'posted' }));
  });
  process.on('disconnect', () => process.exit(0));
}

serve();
