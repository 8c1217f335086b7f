import { expect, test } from 'vitest';
import { visitEveryScreen } from './every-screen.ts';
import { findOverflows } from './find-overflows.ts';
import { findFaultsInEachLanguage, speak } from './in-each-language.ts';
import { openUntilFinished } from './linked-shop.ts';

test('Every screen is free of faults that axe can find, in each language.', async () => {
  const { page } = await openUntilFinished({ args: ['--practice'] });
  const faults: string[] = [];
  let count = 0;
  await visitEveryScreen(page, async (screen) => {
    count += 1;
    faults.push(...(await findFaultsInEachLanguage(page)).map((fault) => `${screen}, ${fault}`));
  });
  console.info(`axe looked at ${count} screens, and found ${faults.length} faults`);
  expect(faults).toEqual([]);
  // Some eighty screens, each in three languages.
}, 1_800_000);

test('In the smallest window, in the largest and twice as large every screen has its place, without scrolling sideways.', async () => {
  const { electron, page } = await openUntilFinished({ args: ['--practice'] });
  const faults: string[] = [];
  await visitEveryScreen(page, async (screen) => {
    // Spanish has the longest words.
    await speak(page, 'es');
    faults.push(...(await findOverflows(electron, page)).map((fault) => `${screen}, ${fault}`));
    await speak(page, 'pt-BR');
  });
  expect(faults).toEqual([]);
}, 600_000);
