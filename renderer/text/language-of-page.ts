import { type Language, languages } from '../../shared/language.ts';

/** The language that before-paint.js chose for the page: the last one shown, or the computer's. */
export function languageOfPage(): Language {
  return languages.find((known) => known === document.documentElement.lang) ?? languages[0];
}
