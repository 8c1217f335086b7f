import { expect, test } from 'vitest';
import { createSettings, readSettings } from '../../main/settings.ts';
import { chooseLanguage } from '../../shared/language.ts';
import type { Settings } from '../../shared/settings.ts';

function openSettings(stored: unknown, systemLocale = 'pt-BR') {
  const published: Settings[] = [];
  const file = {
    stored,
    read: () => file.stored,
    write(settings: Settings) {
      file.stored = settings;
    },
  };
  const settings = createSettings({ file, systemLocale, publish: (value) => published.push(value) });
  return { file, settings, published };
}

test.for([
  ['pt-BR', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['pt_BR.UTF-8', 'pt-BR'],
  ['PT', 'pt-BR'],
  ['en-US', 'en'],
  ['en', 'en'],
  ['de-DE', 'pt-BR'],
  ['', 'pt-BR'],
] as const)('a computer in %j gets the window in %s', ([locale, language]) => {
  expect(chooseLanguage(locale)).toBe(language);
});

test('the first start speaks the language of the computer, and writes nothing', () => {
  const { file, settings, published } = openSettings({}, 'en-GB');
  expect(settings.read()).toEqual({ language: 'en' });
  expect(published).toEqual([{ language: 'en' }]);
  expect(file.stored).toEqual({});
});

test('a change is kept, published, and there at the next start', () => {
  const first = openSettings({}, 'en-GB');
  first.settings.handlers['settings.change']({ language: 'pt-BR' });
  expect(first.settings.read()).toEqual({ language: 'pt-BR' });
  expect(first.published.at(-1)).toEqual({ language: 'pt-BR' });
  expect(openSettings(first.file.stored, 'en-GB').settings.read()).toEqual({ language: 'pt-BR' });
});

test.for([[null], ['text'], [[]], [{ language: 'klingon' }], [{ language: 7 }]] as const)(
  'a file that holds %j is met with the default',
  ([stored]) => {
    expect(readSettings(stored, 'en-US')).toEqual({ language: 'en' });
  },
);

test('what a newer version has added does not make the rest unreadable', () => {
  expect(readSettings({ language: 'pt-BR', theme: 'dark' }, 'en-US')).toEqual({ language: 'pt-BR' });
});
