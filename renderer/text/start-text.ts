import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languages } from '../../shared/language.ts';
import ptBR from '../../shared/text/pt-BR.json';
import { loadText } from '../../shared/text/text.ts';

/** The words of the first language, which come with the page, so that nothing has to be waited for. */
export function createText(): i18n {
  const text = i18next.createInstance();
  void text.use(initReactI18next).init({
    lng: languages[0],
    fallbackLng: languages[0],
    resources: { [languages[0]]: { translation: ptBR } },
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
