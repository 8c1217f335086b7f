import type { Page } from 'playwright-core';
import { type Language, languages } from '../../shared/language.ts';
import { findFaults, type Theme, themes } from './find-faults.ts';

/** `ACCESSIBILITY=all`: every language in both themes. It takes its time, so a usual run leaves out what adds least. */
const isWhole = process.env.ACCESSIBILITY === 'all';

/**
 * What axe finds on what is shown now, in each language; the colours are the same in all, so only the first one is
 * seen in dark, too. Nothing else may change with the language, so the walk goes on afterwards as if nothing was.
 */
export async function findFaultsInEachLanguage(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  const own = languages[0];
  const inThemes = (language: Language): readonly Theme[] =>
    isWhole || language === own ? themes : ['light'];
  for (const language of [...languages.filter((each) => each !== own), own]) {
    await speak(page, language);
    faults.push(...(await findFaults(page, inThemes(language))).map((fault) => `${language}, ${fault}`));
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
