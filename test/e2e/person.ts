import type { Page } from 'playwright-core';

/** What a person does in the window, found by the words and roles that she sees (pt-BR). */
export interface Person {
  opens(screen: 'Produtos' | 'Envios' | 'Grupos' | 'Modelos' | 'Conexão' | 'Ajustes'): Promise<void>;
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
  readonly photo?: { readonly name: string; readonly type: string; readonly bytes: Uint8Array };
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
      if (product.photo !== undefined) await drop(page, product.photo);
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

/** Drops a file on the photo field, as the mouse would from a folder. */
async function drop(page: Page, file: NonNullable<NewProduct['photo']>): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name, type, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], name, { type }));
      return data;
    },
    { name: file.name, type: file.type, base64: Buffer.from(file.bytes).toString('base64') },
  );
  const target = page.getByRole('group', { name: 'Foto' });
  for (const event of ['dragenter', 'dragover', 'drop'])
    await target.dispatchEvent(event, { dataTransfer: transfer });
  await page.getByRole('button', { name: 'Trocar foto…' }).waitFor();
}
