import type { Page } from 'playwright-core';
import { type Language, languages } from '../../shared/language.ts';
import { findFaults, type Theme, themes } from './find-faults.ts';

/** `ACCESSIBILITY=all`: every language in both themes. It takes its time, so a usual run leaves out what adds least. */
const isWhole = process.env.ACCESSIBILITY === 'all';

/** The same colours stand in every language, so only the first one is seen in dark, too. */
const themesOf = (language: Language): readonly Theme[] =>
  isWhole || language === languages[0] ? themes : ['light'];

/** How often axe looks at one screen. */
export const timesSeen = languages.flatMap(themesOf).length;

/** What axe finds on what is shown now, in each language. Nothing else may change with it, so the walk just goes on. */
export async function findFaultsInEachLanguage(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const language of languages.toReversed()) {
    await speak(page, language);
    const found = await findFaults(page, themesOf(language));
    faults.push(...found.map((fault) => `${language}, ${fault}`));
  }
  return faults;
}

/** The window says all that it shows in this language, wherever she is in it. */
export async function speak(page: Page, language: Language): Promise<void> {
  await page.evaluate(
    (wanted) => window.promoBrothers.call('settings.change', { language: wanted }),
    language,
  );
  await page.locator(`html[lang='${language}']`).waitFor({ state: 'attached' });
}
