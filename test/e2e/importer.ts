import type { ElectronApplication, Page } from 'playwright-core';
import { type DroppedFile, dropOn } from '../../scripts/demo/drop-on.ts';

/** What a person does to bring a spreadsheet into the catalogue, found by the words and roles that she sees (pt-BR). */
export interface Importer {
  /** From the products to the first step. */
  opens(): Promise<void>;
  /** Drops a file on the first step, and waits until its columns are shown. */
  drops(file: DroppedFile): Promise<void>;
  /** Finds a file in the computer's own dialog, and waits until its columns are shown. */
  chooses(path: string): Promise<void>;
  /** Says what a column is, by its heading, and waits until the rows are checked by that. */
  corrects(heading: string, meaning: string): Promise<void>;
  /** Waits until so many rows stand under a tab: `Novos`, `Recusadas`, … */
  counts(rows: Readonly<Record<string, number>>): Promise<void>;
  /** Starts, and waits until all is in. */
  imports(productCount: number): Promise<void>;
  finishes(): Promise<void>;
  /** From the menu to a file that is written there. */
  exports(path: string): Promise<void>;
}

const patienceMs = 60_000;

export function createImporter(electron: ElectronApplication, page: Page): Importer {
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const heading = (name: string) => page.getByRole('heading', { name, exact: true });
  const seesColumns = () => heading('O que é cada coluna').waitFor({ timeout: patienceMs });
  const seesChecked = () =>
    page.locator('#import-rows-panel[aria-busy="false"]').waitFor({ timeout: patienceMs });

  async function picksFromMenu(item: string): Promise<void> {
    await button('Planilha').click();
    await page.getByRole('menuitem', { name: item }).click();
  }

  return {
    async opens() {
      await picksFromMenu('Importar planilha…');
      await heading('Escolha a planilha').waitFor();
    },
    async drops(file) {
      await dropOn(page, 'Escolha a planilha', file);
      await seesColumns();
    },
    async chooses(path) {
      await electron.evaluate(({ dialog }, filePath) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
      }, path);
      await button('Escolher arquivo…').click();
      await seesColumns();
    },
    async corrects(column, meaning) {
      const select = page.getByRole('combobox', { name: new RegExp(`^O que é a coluna [A-Z]+, ${column}$`) });
      const option = select.locator('option', { hasText: new RegExp(`^${asPattern(meaning)}( \\(agora|$)`) });
      await select.selectOption(await option.getAttribute('value'));
      await seesChecked();
    },
    async counts(rows) {
      for (const [tab, count] of Object.entries(rows)) {
        const words = `${tab} ${new Intl.NumberFormat('pt-BR').format(count)}`;
        await page.getByRole('tab', { name: words, exact: true }).waitFor({ timeout: patienceMs });
      }
    },
    async imports(productCount) {
      const words = new Intl.NumberFormat('pt-BR').format(productCount);
      await button(`Importar ${words} ${productCount === 1 ? 'produto' : 'produtos'}`).click();
      await heading('Importação concluída').waitFor({ timeout: patienceMs });
    },
    async finishes() {
      await button('Concluir').click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
    async exports(path) {
      await electron.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath });
      }, path);
      await picksFromMenu('Exportar todos os produtos…');
      await page.getByText('A planilha dos produtos foi salva.').waitFor({ timeout: patienceMs });
    },
  };
}

/** What she does with the list of the week (`price-list.ts`): her "preço" is what it cost before. */
export async function correctsWeekOfCheese(importer: Importer): Promise<void> {
  await importer.corrects('Descrição do item', 'Nome');
  await importer.corrects('Oferta da semana', 'Por (preço)');
  await importer.corrects('Preço', 'De (preço antigo)');
}

function asPattern(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
