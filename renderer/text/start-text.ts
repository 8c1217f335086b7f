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

// before-paint.js reads it too.
const rememberedAs = 'language';

/** The language that this window showed last, before main has told which one it is to show. */
export function rememberedLanguage(): Language {
  const remembered = localStorage.getItem(rememberedAs);
  return languages.find((known) => known === remembered) ?? languages[0];
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
