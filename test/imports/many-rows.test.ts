import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { readSpreadsheet } from '../../main/spreadsheets/read-spreadsheet.ts';
import { csv, openImports } from './open-imports.ts';

const rowCount = 10_000;

const list = (price: string) =>
  csv(
    [
      'Código',
      'Nome',
      'De',
      'Por',
      'Pix',
      'Parcelas',
      'Estoque',
      'Validade',
      'Categoria',
      'Link',
      'Observação',
    ],
    ...Array.from({ length: rowCount }, (_, index) => [
      ...[
        String(index),
        `Queijo da roça número ${index}`,
        '89,90',
        price,
        '60,00',
        '3x de 21,64 sem juros',
        '12',
      ],
      ...[
        '24/12/2026',
        `Categoria ${index % 20}`,
        `https://loja.example/${index}`,
        `Meia cura, lote ${index}`,
      ],
    ]),
  );

/** What is measured here does not hold the reading itself, which happens in another process. */
async function measure(work: () => Promise<unknown>) {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  const startedAt = performance.now();
  const used = process.cpuUsage();
  await work();
  const tookMs = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(used);
  histogram.disable();
  return {
    cpuMs: (user + system) / 1e3,
    tookMs,
    stallMs: histogram.max / 1e6,
    p99Ms: histogram.percentile(99) / 1e6,
  };
}

test('10,000 rows are added, and then changed, within seconds, and main has its turns meanwhile', async () => {
  const files = new Map([
    ['first', readSpreadsheet(Buffer.from(list('64,90')))],
    ['second', readSpreadsheet(Buffer.from(list('59,90')))],
  ]);
  const { handlers, now, start, products } = openImports({
    read: async (bytes) => files.get(Buffer.from(bytes).toString()) ?? null,
  });
  for (const [name, kind] of [
    ['first', 'add'],
    ['second', 'update'],
  ] as const) {
    const bytes = Uint8Array.from(Buffer.from(name));
    const checked = await measure(async () => handlers['imports.open']({ name, bytes }));
    expect(now()).toMatchObject({ counts: { all: rowCount, [kind]: rowCount } });
    const written = await measure(start);
    const say = ({ tookMs, cpuMs, stallMs, p99Ms }: typeof written) =>
      `${Math.round(tookMs)} ms (${Math.round(cpuMs)} of the processor), longest stall ${Math.round(stallMs)} ms, p99 ${Math.round(p99Ms)} ms`;
    console.log(`${rowCount} rows to ${kind}: checked in ${say(checked)}; taken in in ${say(written)}`);
    // The clock on the wall also counts what others do on this computer.
    expect(checked.cpuMs + written.cpuMs).toBeLessThan(5_000);
  }
  expect(products()).toHaveLength(rowCount);
  const [newest] = await handlers['imports.past']({});
  const undone = await measure(async () => newest && handlers['imports.undo']({ id: newest.id }));
  console.log(`undone in ${Math.round(undone.tookMs)} ms`);
  expect(products()[0]).toMatchObject({ code: '0', price: 6_490 });
});
