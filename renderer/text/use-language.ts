import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/language.ts';
import { rememberLanguage, showLanguage } from './start-text.ts';

/** Shows the language that the settings name, from the moment they name it. */
export function useLanguage(language: Language | undefined): void {
  const { i18n } = useTranslation();
  useEffect(() => {
    if (language === undefined) return;
    let isWanted = true;
    // A screen reader must not read these words before they are there.
    void showLanguage(i18n, language).then(() => isWanted && rememberLanguage(language));
    return () => {
      isWanted = false;
    };
  }, [i18n, language]);
}
