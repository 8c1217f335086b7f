import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, openTestShop } from '../builders.ts';
import { startProcess } from '../start-process.ts';
import { countLeft, openImports } from './open-imports.ts';

const script = join(import.meta.dirname, 'import-process.ts');
const rowCount = 600;

/** Imports in a process of its own, and kills it as soon as it has written so many rows, or at its end. */
async function importAndKill(folder: string, price: string, killAt: number | 'done'): Promise<void> {
  const { lines, ended, kill } = startProcess(script, folder, rowCount, price);
  for await (const line of lines) {
    const isTime = line === 'done' || (killAt !== 'done' && Number(line.split(' ')[1]) >= killAt);
    if (isTime) void kill();
  }
  await ended;
}

/** How many products there are of each price. */
function readPrices(folder: string): Readonly<Record<string, number>> {
  const shop = openTestShop(folder);
  const rows = shop.db.prepare('SELECT price, count(*) AS n FROM current_versions GROUP BY price').all();
  shop.close();
  return Object.fromEntries(rows.map(({ price, n }) => [String(price), Number(n)]));
}

test('whenever the process is killed, the catalogue is what it was before or what it is after, and goes on', async () => {
  const folder = makeFolder();
  await importAndKill(folder, '1,00', 'done');
  expect(readPrices(folder)).toEqual({ 100: rowCount });

  let before = 100;
  for (const [index, killAt] of [1, 100, 300, 599, rowCount].entries()) {
    const after = (index + 2) * 100;
    await importAndKill(folder, `${index + 2},00`, killAt);
    const prices = readPrices(folder);
    expect([{ [before]: rowCount }, { [after]: rowCount }]).toContainEqual(prices);
    if (prices[after] !== undefined) before = after;
  }

  const shop = openTestShop(folder);
  const { imports } = openImports({ shop });
  await imports.begin();
  expect(shop.db.prepare("SELECT count(*) AS n FROM imports WHERE state = 'staging'").get()).toEqual({
    n: 0,
  });
  expect(countLeft(shop)).toMatchObject({ products: rowCount });
  shop.close();
  expect(readPrices(folder)).toEqual({ [before]: rowCount });
});
