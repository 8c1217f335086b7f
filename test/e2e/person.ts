import type { Page } from 'playwright-core';
import { type DroppedFile, dropFiles } from './drop-files.ts';

/** What a person does in the window, found by the words and roles that she sees (pt-BR). */
export interface Person {
  opens(
    screen: 'Produtos' | 'Envios' | 'Calendário' | 'Grupos' | 'Modelos' | 'Conexão' | 'Ajustes',
  ): Promise<void>;
  /** Waits until the status that is always visible says this. */
  sees(status: string): Promise<void>;
  adds(product: NewProduct): Promise<void>;
  /** From the product's card to the confirmed broadcast. */
  sends(product: string, groups: readonly string[]): Promise<void>;
  /** Waits until every group of the newest broadcast is delivered to everybody. */
  seesDelivered(groupCount: number): Promise<void>;
}

export interface NewProduct {
  readonly name: string;
  readonly price: string;
  readonly oldPrice?: string;
  readonly note?: string;
  /** A file that she drops on the photo field. */
  readonly photo?: DroppedFile;
}

const patienceMs = 90_000;

export function createPerson(page: Page): Person {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const field = (name: string) => page.getByRole('textbox', { name });

  return {
    opens: (screen) => page.getByRole('navigation').getByRole('button', { name: screen }).click(),
    sees: (status) =>
      page.getByText(`Conexão com o WhatsApp: ${status}`).waitFor({ state: 'attached', timeout: patienceMs }),
    async adds(product) {
      await button('Novo produto').first().click();
      await field('Nome').fill(product.name);
      await field('Por (preço de agora)').fill(product.price);
      if (product.oldPrice !== undefined) await field('De (preço antigo)').fill(product.oldPrice);
      if (product.note !== undefined) await field('Observação').fill(product.note);
      if (product.photo !== undefined) {
        await dropFiles(page, 'Fotos', [product.photo]);
        await button('Ver a foto 1 de 1').waitFor();
      }
      await button('Salvar produto').click();
      await page.getByRole('article', { name: product.name, exact: true }).waitFor();
    },
    async sends(product, groups) {
      await page.getByRole('button', { name: `Enviar agora: ${product}`, exact: true }).click();
      for (const group of groups) await page.getByRole('checkbox', { name: group, exact: true }).check();
      await button('Continuar').click();
      await button(/^Enviar para \d+ grupos?$/).click();
    },
    async seesDelivered(groupCount) {
      const newest = page
        .getByRole('list', { name: 'Envios, do mais novo ao mais antigo' })
        .getByRole('article')
        .first();
      await newest
        .getByText(/entregue a (\d+) de \1\b/)
        .nth(groupCount - 1)
        .waitFor({ timeout: patienceMs });
    },
  };
}
