import { join } from 'node:path';
import { createImports } from '../../main/imports/imports.ts';
import { createProductImportsStore } from '../../main/products/product-imports-store.ts';
import { readSpreadsheet } from '../../main/spreadsheets/read-spreadsheet.ts';
import { openDatabase } from '../../main/storage/open-database.ts';
import { shopMigrations } from '../../main/storage/shop-migrations.ts';
import { systemChance } from '../../main/system/chance.ts';
import { systemClock } from '../../main/system/clock.ts';
import { createBreathe } from '../../main/whatsapp/breathe.ts';

/**
 * An import in a process of its own, to be killed: `import-process.ts FOLDER ROWS PRICE`. How many rows are written
 * goes to stdout, and at the end that it is done.
 */
const [folder = '', rowCount = '0', price = ''] = process.argv.slice(2);

const imports = createImports({
  store: createProductImportsStore(openDatabase(join(folder, 'shop.db'), shopMigrations)),
  readSpreadsheet: async (bytes, sheet) => readSpreadsheet(bytes, sheet),
  takeInPhoto: () => Promise.reject(new Error('there are no photos here')),
  chooseFile: async () => null,
  chooseFolder: async () => null,
  saveFile: async () => false,
  clock: systemClock,
  chance: systemChance,
  breathe: createBreathe(() => performance.now()),
  readLanguage: () => 'pt-BR',
  publish(importing) {
    if (importing?.kind === 'running') process.stdout.write(`wrote ${importing.doneCount}\n`);
  },
  onCatalogueChange: () => {},
});
const rows = Array.from({ length: Number(rowCount) }, (_, index) => `Produto ${index};${price}`);
const bytes = Uint8Array.from(Buffer.from(['Nome;Preço', ...rows].join('\n')));

await imports.handlers['imports.open']({ name: 'lista.csv', bytes });
await imports.handlers['imports.start']({});
process.stdout.write('done\n');
