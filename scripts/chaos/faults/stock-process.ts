import { createStockClient, type StockClient } from './stock-client.ts';
import type { FromStock, StockDeed, ToStock } from './stock-messages.ts';

/** An unmodified Baileys in a process of its own, because the app's checks change libsignal for a whole process. */
function serve(): void {
  const tell = (message: FromStock): void => void process.send?.(message);
  let client: StockClient | undefined;

  async function act(deed: StockDeed): Promise<unknown> {
    if (deed.kind === 'link') client = createStockClient(deed.address);
    if (client === undefined) throw new Error('not linked');
    switch (deed.kind) {
      case 'link':
      case 'connect':
        return client.connect((text) => tell({ kind: 'qr', text }));
      case 'me':
        return client.me;
      case 'post':
        return client.post(deed.jid, deed.messageId, deed.text);
      case 'edit':
        return client.edit(deed.rows);
      case 'lose-all-keys':
        return client.loseAllKeys();
      case 'fail-commits':
        return client.failCommits(deed.isFailing);
      case 'disconnect':
        return client.disconnect();
    }
  }

  process.on('message', (message: ToStock) => {
    const answer = (value: unknown) => tell({ kind: 'done', id: message.id, value: value ?? null });
    act(message).then(answer, () => answer(false));
  });
  process.on('disconnect', () => process.exit(0));
}

// libsignal writes sessions with their private keys to the console.
for (const method of ['log', 'info', 'warn', 'error'] as const) console[method] = () => undefined;
serve();
