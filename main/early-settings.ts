import { join } from 'node:path';
import { languages } from '../shared/language.ts';
import { type Settings, themes } from '../shared/settings.ts';
import { parseRecord, readIfThere } from './system/parse-record.ts';

/**
 * What of the settings is seen before they are opened, which takes longer than the page to be painted: without it the
 * window would change its language and its colours while it opens.
 */
export function readEarlySettings(dataFolder: string, usual: Settings): Settings {
  const { language, theme, isWelcomed } = parseRecord(readIfThere(join(dataFolder, 'settings.json')));
  return {
    ...usual,
    language: languages.find((known) => known === language) ?? usual.language,
    theme: themes.find((known) => known === theme) ?? usual.theme,
    isWelcomed: typeof isWelcomed === 'boolean' ? isWelcomed : usual.isWelcomed,
  };
}
