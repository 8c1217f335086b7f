import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languages } from '../../shared/language.ts';
import ptBR from '../../shared/text/pt-BR.json';
import { loadText } from '../../shared/text/text.ts';

const rememberedAs = 'language';

/**
 * Makes the words ready. The first language comes with the page, so that nothing has to be waited for; another
 * one is fetched when it was the last one shown.
 */
export async function startText(): Promise<i18n> {
  const text = i18next.createInstance();
  const remembered = localStorage.getItem(rememberedAs);
  await text.use(initReactI18next).init({
    lng: languages[0],
    fallbackLng: languages[0],
    resources: { [languages[0]]: { translation: ptBR } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  const language = languages.find((known) => known === remembered);
  if (language) await showLanguage(text, language);
  return text;
}

/** Changes every word of the window; nothing has to be started again. */
export async function showLanguage(text: i18n, language: Language): Promise<void> {
  if (!text.hasResourceBundle(language, 'translation')) {
    text.addResourceBundle(language, 'translation', await loadText(language));
  }
  if (text.language !== language) await text.changeLanguage(language);
  localStorage.setItem(rememberedAs, language);
  document.documentElement.lang = language;
}
