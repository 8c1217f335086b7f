import type { Client, ClientPlan, FromClient, ToClient } from './client.ts';

/** Only the one that is measured is loaded: ours refuses a Baileys that was imported before its checks. */
async function createClient(plan: ClientPlan): Promise<Client> {
  if (plan.variant === 'ours') return (await import('./our-client.ts')).createOurClient(plan);
  return (await import('./stock-client.ts')).createStockClient(plan);
}

const tell = (message: FromClient): void => void process.send?.(message);

async function serve(plan: ClientPlan): Promise<void> {
  const client = await createClient(plan);

  async function take(message: ToClient): Promise<void> {
    if (message.kind === 'read-usage') {
      const { user, system } = process.cpuUsage();
      tell({ kind: 'usage', usage: { cpuMs: (user + system) / 1_000, keyBytes: client.readKeyBytes() } });
      return;
    }
    const sendMs: number[] = [];
    for (let count = 0; count < message.count; count += 1) {
      const startedAt = performance.now();
      await client.post(`${message.text} ${count}`);
      sendMs.push(performance.now() - startedAt);
    }
    tell({ kind: 'posted', sendMs });
  }

  process.on('message', (message: ToClient) => void take(message).catch(fail));
  await client.link((text) => tell({ kind: 'qr', text }));
  tell({ kind: 'linked' });
}

function fail(error: unknown): void {
  tell({ kind: 'failed', why: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}

console.info = () => {};
console.log = () => {};
process.on('disconnect', () => process.exit(0));
serve(JSON.parse(process.env.MEASURED_CLIENT ?? '{}') as ClientPlan).catch(fail);
