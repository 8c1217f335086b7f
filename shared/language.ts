/** The languages of the window, the first one being the default. */
export const languages = ['pt-BR', 'en', 'es'] as const;

export type Language = (typeof languages)[number];

/**
 * @param systemLocale the computer's language as a BCP 47 tag, for example `pt-PT`
 * @returns the language of the window for it: the same one, else the first that there is
 */
export function chooseLanguage(systemLocale: string): Language {
  const primary = systemLocale.split(/[-_]/)[0]?.toLowerCase();
  return languages.find((language) => language.split('-')[0] === primary) ?? languages[0];
}

/**
 * @returns the tag with which `Intl` writes a language's figures and times. Spanish writes them as Brazil's neighbours
 * do, with a comma before the centavos, and by 24 hours as the rest of a Brazilian shop does.
 */
export function localeOf(language: Language): string {
  return language === 'es' ? 'es-CO-u-hc-h23' : language;
}
