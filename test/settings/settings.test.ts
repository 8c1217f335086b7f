import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readEarlySettings } from '../../main/early-settings.ts';
import { createSettings, readSettings, type SettingsDeps } from '../../main/settings.ts';
import type { StartAtLogin } from '../../main/system/start-at-login.ts';
import { usualDesktop } from '../../shared/desktop.ts';
import { AppError } from '../../shared/failure.ts';
import { graceChoices, graceMsOf } from '../../shared/grace.ts';
import { chooseLanguage } from '../../shared/language.ts';
import { defaultWish } from '../../shared/pacing/limits.ts';
import { alwaysOpen, everyDay, shopHours } from '../../shared/pacing/opening-hours.ts';
import { type Settings, type Theme, usualSettings } from '../../shared/settings.ts';

/** Where the entry of the start at login is kept, outside the app. */
function aComputer() {
  return { startsIt: false };
}

function openSettings(
  stored: unknown,
  systemLocale = 'pt-BR',
  isPractice = false,
  isRefused = false,
  computer = aComputer(),
  known?: SettingsDeps['known'],
) {
  const published: Settings[] = [];
  const file = {
    stored,
    read: () => file.stored,
    write(settings: Settings) {
      file.stored = settings;
    },
  };
  const atLogin: boolean[] = [];
  const startAtLogin: StartAtLogin = {
    refresh: () => computer.startsIt,
    set(isWanted) {
      if (isRefused) throw new AppError('start-at-login-refused');
      computer.startsIt = isWanted;
      atLogin.push(isWanted);
    },
  };
  const publish = (value: Settings) => published.push(value);
  const shownThemes: Theme[] = [];
  const showTheme = (theme: Theme) => shownThemes.push(theme);
  const settings = createSettings({
    ...{ file, systemLocale, isPractice, known, showTheme, startAtLogin, publish },
  });
  return { file, settings, published, shownThemes, atLogin };
}

test.for([
  ['pt-BR', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['pt_BR.UTF-8', 'pt-BR'],
  ['PT', 'pt-BR'],
  ['en-US', 'en'],
  ['en', 'en'],
  ['es-AR', 'es'],
  ['de-DE', 'pt-BR'],
  ['', 'pt-BR'],
] as const)('a computer in %j gets the window in %s', ([locale, language]) => {
  expect(chooseLanguage(locale)).toBe(language);
});

test('the first start speaks the language of the computer, and writes nothing', () => {
  const { file, settings, published } = openSettings({}, 'en-GB');
  expect(settings.read()).toEqual({
    language: 'en',
    pace: defaultWish,
    theme: 'system',
    desktop: usualDesktop,
    isWelcomed: false,
    graceMinutes: 30,
  });
  expect(published).toEqual([settings.read()]);
  expect(file.stored).toEqual({});
});

test('a change is kept, published, and there at the next start', () => {
  const first = openSettings({}, 'en-GB');
  first.settings.handlers['settings.change']({ language: 'pt-BR' });
  expect(first.settings.read()).toMatchObject({ language: 'pt-BR' });
  expect(first.published.at(-1)).toMatchObject({ language: 'pt-BR' });
  expect(openSettings(first.file.stored, 'en-GB').settings.read()).toMatchObject({ language: 'pt-BR' });
});

const usual = usualSettings('en-US', false);

test.for([[null], ['text'], [[]], [{ language: 'klingon' }], [{ language: 7 }], [{ pace: 7 }]] as const)(
  'a file that holds %j is met with the default',
  ([stored]) => {
    expect(readSettings(stored, usual)).toEqual(usual);
  },
);

test('what a newer version has added does not make the rest unreadable', () => {
  expect(readSettings({ language: 'pt-BR', perfume: 'rose' }, usual)).toEqual({
    ...usual,
    language: 'pt-BR',
  });
});

test('the shop has its hours from the first day on; in practice it is always open', () => {
  expect(openSettings({}).settings.read().pace.hours).toEqual(shopHours);
  expect(openSettings({}, 'pt-BR', true).settings.read().pace.hours).toEqual(alwaysOpen);
});

test('a pace that is quicker than the floor is brought to it, told to those who listen, and kept', () => {
  const first = openSettings({});
  const heard: number[] = [];
  const stop = first.settings.onChange(() => heard.push(first.settings.read().pace.hourlyCap));
  const hours = everyDay({ isOpen: true, opens: 22 * 60, closes: 2 * 60 });
  const pace = { minPauseMs: 1_000, maxPauseMs: 2_000, hourlyCap: 500, dailyCap: 5_000, hours };
  first.settings.handlers['settings.changePace']({ pace });
  stop();
  first.settings.handlers['settings.changePace']({ pace: { ...pace, hourlyCap: 12 } });

  const kept = { minPauseMs: 20_000, maxPauseMs: 20_000, hourlyCap: 12, dailyCap: 300, hours };
  expect(heard).toEqual([60]);
  expect(first.published.at(-1)?.pace).toEqual(kept);
  expect(openSettings(first.file.stored).settings.read().pace).toEqual(kept);
});

test('a file that was edited by hand crosses no floor, and loses only the field that makes no sense', () => {
  const edited = { minPauseMs: 5, maxPauseMs: 'soon', hourlyCap: 999, dailyCap: -4, hours: { mon: 'open' } };
  expect(readSettings({ pace: edited }, usual).pace).toEqual({
    minPauseMs: 20_000,
    maxPauseMs: 60_000,
    hourlyCap: 60,
    dailyCap: 200,
    hours: shopHours,
  });
});

test('the colours that she chose are shown at once, kept, and there from the next start on', () => {
  const first = openSettings({});
  expect(first.shownThemes).toEqual(['system']);
  first.settings.handlers['settings.changeTheme']({ theme: 'dark' });
  expect(first.shownThemes).toEqual(['system', 'dark']);
  expect(first.published.at(-1)?.theme).toBe('dark');
  expect(openSettings(first.file.stored).shownThemes).toEqual(['dark']);
  expect(readSettings({ theme: 'pink' }, usual).theme).toBe('system');
});

test('a start at login is made once and taken back, and what the computer refuses is not kept', () => {
  const computer = aComputer();
  const first = openSettings({}, 'pt-BR', false, false, computer);
  const change = first.settings.handlers['settings.changeDesktop'];
  change({ desktop: { ...usualDesktop, startsAtLogin: true } });
  change({ desktop: { ...usualDesktop, startsAtLogin: true, keepsRunning: true } });
  expect(first.atLogin).toEqual([true]);
  const next = openSettings(first.file.stored, 'pt-BR', false, false, computer);
  expect(next.settings.read().desktop).toEqual({
    ...usualDesktop,
    ...{ startsAtLogin: true, keepsRunning: true },
  });
  change({ desktop: usualDesktop });
  expect(first.atLogin).toEqual([true, false]);

  const refused = openSettings({}, 'pt-BR', false, true);
  const wish = { desktop: { ...usualDesktop, startsAtLogin: true } };
  expect(() => refused.settings.handlers['settings.changeDesktop'](wish)).toThrow('start-at-login-refused');
  expect(refused.settings.read().desktop).toEqual(usualDesktop);
});

test('what the computer does at login counts, not what a file of another computer says', () => {
  const restored = { desktop: { ...usualDesktop, startsAtLogin: true } };
  expect(openSettings(restored).settings.read().desktop.startsAtLogin).toBe(false);
  const computer = { startsIt: true };
  const { settings, published } = openSettings({}, 'pt-BR', false, false, computer);
  expect(settings.read().desktop.startsAtLogin).toBe(true);
  expect(published.at(-1)?.desktop.startsAtLogin).toBe(true);
});

test('a wish for the desktop that makes no sense is met with what is usual, field by field', () => {
  const desktop = { startsAtLogin: 'yes', keepsRunning: true };
  expect(readSettings({ desktop }, usual).desktop).toEqual({ ...usualDesktop, keepsRunning: true });
});

test('the first steps are taken once, and what is known from the other profile counts only until the file says it', () => {
  const first = openSettings({});
  expect(first.settings.read().isWelcomed).toBe(false);
  first.settings.finishWelcome();
  expect(first.published.at(-1)?.isWelcomed).toBe(true);
  expect(openSettings(first.file.stored).settings.read().isWelcomed).toBe(true);

  const known = { isWelcomed: true, language: 'es' } as const;
  const other = openSettings({}, 'en-GB', true, false, aComputer(), known);
  expect(other.settings.read()).toMatchObject(known);
  expect(other.file.stored).toEqual({});
  const chosen = openSettings({ language: 'en' }, 'en-GB', true, false, aComputer(), known);
  expect(chosen.settings.read()).toMatchObject({ isWelcomed: true, language: 'en' });
});

test('what the window is told before the settings are opened is what they will say', () => {
  const folder = mkdtempSync(join(tmpdir(), 'promo-early-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const look = (text: string) => {
    writeFileSync(join(folder, 'settings.json'), text);
    return readEarlySettings(folder, usual);
  };
  expect(readEarlySettings(folder, usual)).toEqual(usual);
  for (const stored of [
    { language: 'es', theme: 'dark', isWelcomed: true },
    { language: 'klingon', theme: 'pink', isWelcomed: 'yes' },
    { theme: 'light' },
  ]) {
    const { language, theme, isWelcomed } = readSettings(stored, usual);
    expect(look(JSON.stringify(stored))).toMatchObject({ language, theme, isWelcomed });
  }
  for (const text of ['', '{"language":', 'null', '[]', '"es"']) expect(look(text)).toEqual(usual);
});

test('how late something may go by itself is kept and told, and a number that nobody can choose is none', () => {
  const first = openSettings({});
  let heardCount = 0;
  first.settings.onChange(() => {
    heardCount += 1;
  });
  first.settings.handlers['settings.changeGrace']({ minutes: 0 });
  expect(heardCount).toBe(1);
  expect(first.published.at(-1)?.graceMinutes).toBe(0);
  expect(openSettings(first.file.stored).settings.read().graceMinutes).toBe(0);
  expect(readSettings({ graceMinutes: 7 }, usual).graceMinutes).toBe(30);
  expect(graceChoices.map(graceMsOf)).toEqual([2, 15, 30, 60, 120].map((minutes) => minutes * 60_000));
});
