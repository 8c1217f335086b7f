import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { visitEveryScreen } from './every-screen.ts';
import { findOverflows } from './find-overflows.ts';
import { findFaultsInEachLanguage, speak, timesSeen } from './in-each-language.ts';
import { openUntilFinished } from './linked-shop.ts';

test('Every screen is free of faults that axe can find, in each language.', async () => {
  const { page } = await openUntilFinished({ args: ['--practice'] });
  let count = 0;
  await visitEveryScreen(page, async (screen) => {
    count += 1;
    expect.soft(await beginsAtTheWayOut(page), `the focus in: ${screen}`).toBe(false);
    expect.soft(await findFaultsInEachLanguage(page), screen).toEqual([]);
  });
  console.info(`axe looked at ${count} screens, ${timesSeen} times each`);
  // Some eighty screens, each in three languages.
}, 1_800_000);

/** What a dialog is for comes first, and not the button that closes it. */
async function beginsAtTheWayOut(page: Page): Promise<boolean> {
  const close = page.getByRole('dialog').getByRole('button', { name: 'Fechar', exact: true });
  return (await close.and(page.locator(':focus')).count()) > 0;
}

test('In the smallest window, in a very large one and at twice the size every screen has its place, without scrolling sideways.', async () => {
  const { electron, page } = await openUntilFinished({ args: ['--practice'] });
  await visitEveryScreen(page, async (screen) => {
    // Spanish has the longest words.
    await speak(page, 'es');
    expect.soft(await findOverflows(electron, page), screen).toEqual([]);
    await speak(page, 'pt-BR');
  });
}, 600_000);
