import type { WatchedPage } from '../start/devtools.ts';

export interface ImportTimes {
  /** From the file in the window's hands to every row in the catalogue, without the time that a person looks at it. */
  readonly totalMs: number;
  /** How many rows the catalogue has of it afterwards. */
  readonly addedCount: number;
}

/** Takes in a spreadsheet as Brazilian Excel writes it, with so many products that are all new. */
export async function importRows(page: WatchedPage, rowCount: number): Promise<ImportTimes> {
  return page.evaluate<ImportTimes>(`(async () => {
    const call = async (name, input) => {
      const reply = await window.promoBrothers.call(name, input);
      if (!reply.ok) throw new Error(name + ': ' + reply.failure.code);
      return reply.value;
    };
    const until = (isSo) => new Promise((done) => {
      const stop = window.promoBrothers.listen('importing', (importing) => {
        if (!isSo(importing)) return;
        done(importing);
        queueMicrotask(() => stop());
      });
    });
    const rows = Array.from({ length: ${rowCount} }, (_, index) =>
      'Importado ' + index + ';IMP-' + index + ';' + (index % 900 + 1) + ',90;Linha ' + index % 24 + ';' + index % 50 + ';24/12/2030;Com retirada na loja');
    const text = ['Nome;Código;Preço;Categoria;Estoque;Validade;Observação', ...rows].join('\\r\\n');
    const bytes = new TextEncoder().encode('\\ufeff' + text);
    const startedAt = performance.now();
    await call('imports.open', { name: 'produtos.csv', bytes });
    await until((importing) => importing?.kind === 'open' && importing.counts !== null);
    await call('imports.start', {});
    const totalMs = performance.now() - startedAt;
    const page = await call('products.list', { tab: 'unscheduled', search: 'importado', offset: 0, limit: 1 });
    await call('imports.close', {});
    return { totalMs, addedCount: page.counts.unscheduled };
  })()`);
}
