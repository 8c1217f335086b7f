import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openLinkedShop } from './linked-shop.ts';

const names = ['Amigas', 'Bairro', 'Clientes', 'Domingo'] as const;

/** Keeps what a screen reader says by itself from now on: each new text of a live region of the screen. */
async function listens(page: Page): Promise<() => Promise<readonly string[]>> {
  const said = await page.evaluateHandle(() => {
    const all: string[] = [];
    const last = new Map<Element, string>();
    const read = (isFirst: boolean) => {
      for (const region of document.querySelectorAll('main :is([role=status], [role=alert], [aria-live])')) {
        const text = region.textContent.trim();
        if (!isFirst && text !== '' && text !== (last.get(region) ?? '')) all.push(text);
        last.set(region, text);
      }
    };
    read(true);
    new MutationObserver(() => read(false)).observe(document.body, {
      ...{ subtree: true, childList: true, characterData: true },
    });
    return all;
  });
  return () => said.jsonValue();
}

test('Progress is told once a group, and the pause that counts down is not read out.', async () => {
  const { page, person } = await openLinkedShop({
    box: { groups: names.map((name) => ({ name, members: 2 })) },
  });
  await person.opens('Produtos');
  await person.adds({ name: 'Mel', price: '10' });
  await person.opens('Envios');
  await person.opens('Produtos');
  const said = await listens(page);
  await person.sends('Mel', names);
  await person.seesDelivered(names.length);
  const ofMel = (await said()).filter((text) => text.includes('Mel'));
  expect(ofMel.at(-1)).toBe('Mel: envio terminado.');
  expect(new Set(ofMel).size).toBe(ofMel.length);
  expect(ofMel.length).toBeLessThanOrEqual(names.length + 3);
  expect((await said()).filter((text) => /próximo grupo|\d s\b/.test(text))).toEqual([]);
});
