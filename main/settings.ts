import { z } from 'zod';
import type { Handlers } from '../shared/ipc/call.ts';
import { chooseLanguage, languages } from '../shared/language.ts';
import type { Settings } from '../shared/settings.ts';

/** Where settings are kept. What comes out of it may be anything: the file can be edited by hand. */
export interface SettingsFile {
  read(): unknown;
  write(settings: Settings): void;
}

export interface SettingsDeps {
  readonly file: SettingsFile;
  /** The computer's language as a BCP 47 tag, for example `pt-PT`. */
  readonly systemLocale: string;
  readonly publish: (settings: Settings) => void;
}

export interface SettingsFeature {
  readonly handlers: Pick<Handlers, 'settings.change'>;
  readonly read: () => Settings;
}

export function createSettings({ file, systemLocale, publish }: SettingsDeps): SettingsFeature {
  let settings = readSettings(file.read(), systemLocale);
  publish(settings);

  return {
    handlers: {
      'settings.change'(change) {
        settings = { ...settings, ...change };
        file.write(settings);
        publish(settings);
      },
    },
    read: () => settings,
  };
}

/** @returns what the file says, field by field, with the default for whatever is missing or makes no sense */
export function readSettings(stored: unknown, systemLocale: string): Settings {
  const schema = z.object({ language: z.enum(languages).catch(chooseLanguage(systemLocale)) });
  return schema.catch({ language: chooseLanguage(systemLocale) }).parse(stored);
}
