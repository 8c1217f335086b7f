import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next from 'i18next';
import type { Language } from '../../shared/language.ts';

/** The window's words by their key, as the window itself makes them: a person finds a button by what it says. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** @throws Error when a key is not in the catalogue: the demo must not look for what no window says. */
export async function openWords(root: string, language: Language): Promise<Words> {
  const catalogue = JSON.parse(readFileSync(join(root, 'shared', 'text', `${language}.json`), 'utf8'));
  const instance = i18next.createInstance();
  await instance.init({
    lng: language,
    resources: { [language]: { translation: catalogue } },
    interpolation: { escapeValue: false },
  });
  return (key, values = {}) => {
    if (!instance.exists(key, values)) throw new Error(`no window says "${key}"`);
    return instance.t(key, values);
  };
}
