import { z } from 'zod';
import type { DesktopWish } from '../shared/desktop.ts';
import { graceChoices } from '../shared/grace.ts';
import type { Handlers } from '../shared/ipc/call.ts';
import { languages } from '../shared/language.ts';
import { withinFloor } from '../shared/pacing/limits.ts';
import { paceWish } from '../shared/pacing/pace-wish.ts';
import { type Settings, type Theme, themes, usualSettings } from '../shared/settings.ts';
import type { StartAtLogin } from './system/start-at-login.ts';

/** Where settings are kept. What comes out of it may be anything: the file can be edited by hand. */
export interface SettingsFile {
  read(): unknown;
  write(settings: Settings): void;
}

export interface SettingsDeps {
  readonly file: SettingsFile;
  /** The computer's language as a BCP 47 tag, for example `pt-PT`. */
  readonly systemLocale: string;
  /** Only members of a practice box wait for the messages. */
  readonly isPractice: boolean;
  /** What is known of her before the file says anything. */
  readonly known?: Partial<Pick<Settings, 'language' | 'isWelcomed'>> | undefined;
  /** Gives the menus and dialogs of the computer these colours. */
  readonly showTheme: (theme: Theme) => void;
  readonly startAtLogin: StartAtLogin;
  readonly publish: (settings: Settings) => void;
}

export interface SettingsFeature {
  readonly handlers: Pick<
    Handlers,
    | 'settings.change'
    | 'settings.changePace'
    | 'settings.changeTheme'
    | 'settings.changeDesktop'
    | 'settings.changeGrace'
  >;
  readonly read: () => Settings;
  /** She went through the first steps. */
  readonly finishWelcome: () => void;
  /** @returns a function that stops listening */
  onChange(listener: () => void): () => void;
}

export function createSettings(deps: SettingsDeps): SettingsFeature {
  const { file, systemLocale, isPractice, showTheme, startAtLogin, publish } = deps;
  const listeners = new Set<() => void>();
  const usual = { ...usualSettings(systemLocale, isPractice), ...deps.known };
  let settings = withEntry(readSettings(file.read(), usual), startAtLogin);
  showTheme(settings.theme);
  publish(settings);

  function change(changes: Partial<Settings>): void {
    settings = { ...settings, ...changes };
    file.write(settings);
    publish(settings);
    for (const listener of listeners) listener();
  }

  function changeDesktop(desktop: DesktopWish): void {
    if (desktop.startsAtLogin !== settings.desktop.startsAtLogin) startAtLogin.set(desktop.startsAtLogin);
    change({ desktop });
  }

  return {
    handlers: {
      'settings.change': change,
      'settings.changePace': ({ pace }) => change({ pace: withinFloor(pace) }),
      'settings.changeTheme'({ theme }) {
        showTheme(theme);
        change({ theme });
      },
      'settings.changeDesktop': ({ desktop }) => changeDesktop(desktop),
      'settings.changeGrace': ({ minutes }) => change({ graceMinutes: minutes }),
    },
    read: () => settings,
    finishWelcome: () => change({ isWelcomed: true }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What the computer does counts, not what the file says: a backup of another computer brings its file along. */
function withEntry(settings: Settings, startAtLogin: StartAtLogin): Settings {
  return { ...settings, desktop: { ...settings.desktop, startsAtLogin: startAtLogin.refresh() } };
}

/** @returns what the file says, field by field, with what is usual for whatever is missing or makes no sense */
export function readSettings(stored: unknown, usual: Settings): Settings {
  const { minPauseMs, maxPauseMs, hourlyCap, dailyCap, hours } = paceWish.shape;
  const pace = z.object({
    minPauseMs: minPauseMs.catch(usual.pace.minPauseMs),
    maxPauseMs: maxPauseMs.catch(usual.pace.maxPauseMs),
    hourlyCap: hourlyCap.catch(usual.pace.hourlyCap),
    dailyCap: dailyCap.catch(usual.pace.dailyCap),
    hours: hours.catch(usual.pace.hours),
  });
  const { startsAtLogin, keepsRunning, notifies } = usual.desktop;
  const desktop = z.object({
    startsAtLogin: z.boolean().catch(startsAtLogin),
    keepsRunning: z.boolean().catch(keepsRunning),
    notifies: z.boolean().catch(notifies),
  });
  const schema = z.object({
    language: z.enum(languages).catch(usual.language),
    pace: pace.catch(usual.pace).transform(withinFloor),
    theme: z.enum(themes).catch(usual.theme),
    desktop: desktop.catch(usual.desktop),
    isWelcomed: z.boolean().catch(usual.isWelcomed),
    graceMinutes: z.literal(graceChoices).catch(usual.graceMinutes),
  });
  return schema.catch(usual).parse(stored);
}
