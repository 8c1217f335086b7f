import { expect, onTestFinished } from 'vitest';
import { createImports } from '../../main/imports/imports.ts';
import { createPricesStore } from '../../main/products/prices-store.ts';
import { createProductImportsStore } from '../../main/products/product-imports-store.ts';
import { createProductListStore } from '../../main/products/product-list-store.ts';
import { createProducts } from '../../main/products/products.ts';
import { createProductsStore } from '../../main/products/products-store.ts';
import type { ReadSpreadsheet } from '../../main/spreadsheets/process/read-in-process.ts';
import { readSpreadsheet } from '../../main/spreadsheets/read-spreadsheet.ts';
import type { FileToSave } from '../../main/system/save-file.ts';
import { createBreathe } from '../../main/whatsapp/breathe.ts';
import { AppError } from '../../shared/failure.ts';
import type { Importing, ImportPlan } from '../../shared/imports.ts';
import type { Language } from '../../shared/language.ts';
import type { PhotoId } from '../../shared/photos.ts';
import { emptyDraft, type ProductDraft, productDraft } from '../../shared/products.ts';
import { aWholeProduct, openTestShop } from '../builders.ts';
import { createSeededChance } from '../fakes/chance.ts';
import { createFakeClock, settlePromises } from '../fakes/clock.ts';

export interface OpenImportsOptions {
  readonly shop?: ReturnType<typeof openTestShop>;
  readonly language?: Language;
  readonly seed?: number;
  readonly folder?: () => string | null;
  readonly file?: string | null;
  readonly takeInPhoto?: (bytes: Uint8Array) => Promise<{ readonly id: PhotoId }>;
  /** Called whenever the import gives way to others. */
  readonly onBreath?: () => void;
  readonly read?: ReadSpreadsheet;
}

/** The feature and the catalogue on a real shop.db; the file is read in this process, and what is saved is kept. */
export function openImports(options: OpenImportsOptions = {}) {
  const { shop = openTestShop(), language = 'pt-BR' } = options;
  const clock = createFakeClock();
  const chance = createSeededChance(options.seed ?? 1);
  const told: (Importing | null)[] = [];
  const saved: { name: string; content: string }[] = [];
  const giveWay = createBreathe(() => performance.now());
  let changeCount = 0;
  const productsStore = createProductsStore(shop);
  const products = createProducts({
    store: productsStore,
    listStore: createProductListStore(shop),
    prices: createPricesStore(shop),
    hasPhoto: () => true,
    ...{ clock, chance, breathe: giveWay, publish: () => {} },
  });
  const imports = createImports({
    store: createProductImportsStore(shop),
    readSpreadsheet: options.read ?? (async (bytes, sheet) => readSpreadsheet(bytes, sheet)),
    takeInPhoto: options.takeInPhoto ?? (() => Promise.reject(new Error('there are no photos here'))),
    chooseFile: async () => options.file ?? null,
    chooseFolder: async () => options.folder?.() ?? null,
    async saveFile({ name, content }: FileToSave) {
      saved.push({ name, content: [...content].join('') });
      return true;
    },
    breathe() {
      options.onBreath?.();
      return giveWay();
    },
    readLanguage: () => language,
    publish: (importing) => told.push(importing),
    onCatalogueChange: () => {
      changeCount += 1;
    },
    ...{ clock, chance },
  });
  onTestFinished(imports.stop);
  const { handlers } = imports;
  const now = () => told.at(-1) ?? null;

  async function open(content: string | Uint8Array, name = 'lista.csv') {
    const bytes = typeof content === 'string' ? Buffer.from(content) : Uint8Array.from(content);
    return handlers['imports.open']({ name, bytes: bytes as Uint8Array<ArrayBuffer> });
  }

  async function plan(change: Partial<ImportPlan>): Promise<void> {
    const importing = now();
    if (importing === null || importing.kind === 'reading') throw new Error('nothing is open');
    await handlers['imports.plan']({
      plan: { ...importing.plan, ...change, fields: [...(change.fields ?? importing.plan.fields)] },
    });
  }

  return {
    ...{ shop, clock, imports, handlers, told, saved, now, open, plan },
    changeCount: () => changeCount,
    rows: async (show: Parameters<(typeof handlers)['imports.rows']>[0]['show'] = 'all') =>
      handlers['imports.rows']({ show, offset: 0, limit: 200 }),
    start: async () => handlers['imports.start']({}),
    save: async (draft: Partial<ProductDraft> & { name: string }) =>
      products.handlers['products.save']({ product: productDraft.parse({ ...emptyDraft, ...draft }) }),
    products: () => [...eachVersion(shop)],
    async saveFile(name: 'imports.saveRefused' | 'imports.saveTemplate') {
      await handlers[name]({});
      return saved.at(-1) ?? { name: '', content: '' };
    },
  };
}

/** All that is shown, the newest first. */
function* eachVersion(shop: ReturnType<typeof openTestShop>) {
  const store = createProductImportsStore(shop);
  let before: number | null = null;
  do {
    const { entries, next } = store.readStretch(before, 500);
    for (const { product } of entries) yield product;
    before = next;
  } while (before !== null);
}

/** How many rows there are of everything that an import writes. */
export function countLeft({ db }: ReturnType<typeof openTestShop>) {
  const count = (what: string) => Number(db.prepare(`SELECT count(*) AS n FROM ${what}`).get()?.n);
  return {
    products: count('products'),
    versions: count('product_versions'),
    waiting: count('product_versions WHERE import_id IS NOT NULL OR replaced_by IS NOT NULL'),
    prices: count('product_prices'),
    photos: count('product_photos'),
    imports: count('imports'),
  };
}

export function csv(fields: readonly string[], ...rows: readonly (readonly string[])[]): string {
  return [fields, ...rows].map((row) => `${row.join(';')}\r\n`).join('');
}

/** What a spreadsheet can say of a whole product, whose code is its own. */
export function aWholeProductFields() {
  const { photoIds: _, code: _code, ...fields } = aWholeProduct;
  return fields;
}

/** Lets what was begun go on until then. */
export async function settleUntil(isDone: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !isDone(); turn += 1) await settlePromises();
  expect(isDone()).toBe(true);
}

/** @returns the code of the failure that comes of it, if any */
export async function codeOf(promise: Promise<unknown> | unknown): Promise<unknown> {
  try {
    await promise;
    return undefined;
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
}
