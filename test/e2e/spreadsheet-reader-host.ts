import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { app, utilityProcess } from 'electron';
import { createReadSpreadsheet, readerArguments } from '../../main/spreadsheets/process/read-in-process.ts';
import { systemClock } from '../../main/system/clock.ts';
import { AppError } from '../../shared/failure.ts';
import { head, main, pack, partsOf, rowXml, sheetXml } from '../spreadsheets/make-xlsx.ts';

/** The main process of spreadsheet-reader.test.ts: reads with the built process and prints what happened as JSON. */
const entry = join(import.meta.dirname, '../../out/main/spreadsheet-process.js');
const alive = new Set<number>();

app.setPath('userData', process.env.PROMO_PROFILE ?? '');

const read = createReadSpreadsheet(() => {
  const reader = utilityProcess.fork(entry, [], { execArgv: readerArguments, stdio: 'ignore' });
  let pid = 0;
  reader.once('spawn', () => {
    pid = reader.pid ?? 0;
    alive.add(pid);
  });
  reader.once('exit', () => alive.delete(pid));
  return reader;
}, systemClock);

const sheetPart = 'xl/worksheets/sheet1.xml';
const workbook = partsOf({ sheets: [{ name: 'Plan1', xml: sheetXml('') }] });

function withSheet(xml: string | Uint8Array): Uint8Array {
  return pack({ ...workbook, [sheetPart]: xml });
}

/** 20,000 rows of 14 cells. */
function largeList(): Uint8Array {
  const cell = (row: number, column: number) =>
    column < 4 ? `<c t="inlineStr"><is><t>Produto ${row} ${column}</t></is></c>` : `<c><v>${row}.5</v></c>`;
  const rows = Array.from({ length: 20_000 }, (_, index) =>
    rowXml(
      index + 1,
      Array.from({ length: 14 }, (_, column) => cell(index + 1, column)),
    ),
  );
  return withSheet(sheetXml(rows.join('')));
}

/** A cell with eight million attributes: it passes the count of bytes, but not the memory. */
function memoryBomb(): Uint8Array {
  const pieces = Array.from({ length: 80 }, (_, piece) =>
    Buffer.from(Array.from({ length: 100_000 }, (__, index) => ` a${piece * 100_000 + index}=""`).join('')),
  );
  const start = Buffer.from(`${head}<worksheet xmlns="${main}"><sheetData><row><c`);
  return withSheet(Buffer.concat([start, ...pieces, Buffer.from('/></row></sheetData></worksheet>')]));
}

async function tell(bytes: Uint8Array, cancelAfterMs?: number) {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  const controller = new AbortController();
  if (cancelAfterMs !== undefined) systemClock.after(cancelAfterMs, () => controller.abort());
  histogram.enable();
  const startedAt = performance.now();
  const outcome = await read(bytes, null, controller.signal).then(
    (spreadsheet) => (spreadsheet === null ? 'cancelled' : spreadsheet.rows.length),
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
  const tookMs = Math.round(performance.now() - startedAt);
  histogram.disable();
  return { outcome, tookMs, stallMs: Math.round(histogram.max / 1e6) };
}

async function tellAll(): Promise<void> {
  const told: Record<string, unknown> = {
    small: await tell(Buffer.from('Nome;Preço\r\nMel;9,50\r\n')),
    large: await tell(largeList()),
    zipBomb: await tell(withSheet(Buffer.alloc(400_000_000, ' '))),
    memoryBomb: await tell(memoryBomb()),
    cancelled: await tell(largeList(), 150),
    afterwards: await tell(Buffer.from('a;b')),
  };
  // Processes end in their own time.
  for (let turn = 0; turn < 100 && alive.size > 0; turn += 1) {
    await new Promise<void>((resolve) => systemClock.after(50, resolve));
  }
  told.stillAlive = alive.size;
  process.stdout.write(`${JSON.stringify(told)}\n`);
}

app.on('window-all-closed', () => {});
app
  .whenReady()
  .then(tellAll)
  .catch((error: unknown) => process.stderr.write(`${error}\n`))
  .finally(() => app.quit());
