import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languages } from '../../shared/language.ts';
import { loadText } from '../../shared/text/text.ts';

/** The words of one language: the window holds no others, because no language lacks a word (shared/text/text.ts). */
export async function createText(language: Language): Promise<i18n> {
  const text = i18next.createInstance();
  void text.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await loadText(language) } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return text;
}

/** The language that before-paint.js chose for the page: the last one shown, or the computer's. */
export function languageOfPage(): Language {
  return languages.find((known) => known === document.documentElement.lang) ?? languages[0];
}

/** Changes every word of the window; nothing has to be started again. */
export async function showLanguage(text: i18n, language: Language): Promise<void> {
  if (!text.hasResourceBundle(language, 'translation')) {
    text.addResourceBundle(language, 'translation', await loadText(language));
  }
  if (text.language !== language) await text.changeLanguage(language);
}

/** Keeps the language for the next start, which must not wait for main to paint its first words. */
export function rememberLanguage(language: Language): void {
  localStorage.setItem('language', language);
  document.documentElement.lang = language;
}
