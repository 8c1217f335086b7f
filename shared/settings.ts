import { type DesktopWish, usualDesktop } from './desktop.ts';
import { type GraceMinutes, usualGraceMinutes } from './grace.ts';
import { chooseLanguage, type Language } from './language.ts';
import { defaultWish, type PaceWish } from './pacing/limits.ts';
import { alwaysOpen } from './pacing/opening-hours.ts';

export const themes = ['system', 'light', 'dark'] as const;
/** The colours of the window: those of the computer, or always the same. */
export type Theme = (typeof themes)[number];

export interface Settings {
  readonly language: Language;
  /** Within the floor, whatever was asked for. */
  readonly pace: PaceWish;
  readonly theme: Theme;
  readonly desktop: DesktopWish;
  /** She went through the first steps, the honest note among them. Before that nobody calls WhatsApp. */
  readonly isWelcomed: boolean;
  /** So late may something still go by itself. */
  readonly graceMinutes: GraceMinutes;
}

/**
 * What holds before a person has changed anything.
 * @param systemLocale the computer's language as a BCP 47 tag, for example `pt-PT`
 * @param isPractice practice is tried at any hour and wakes nobody, so there the shop is always open
 */
export function usualSettings(systemLocale: string, isPractice: boolean): Settings {
  const pace = isPractice ? { ...defaultWish, hours: alwaysOpen } : defaultWish;
  return {
    ...{ language: chooseLanguage(systemLocale), pace, theme: 'system' },
    ...{ desktop: usualDesktop, graceMinutes: usualGraceMinutes, isWelcomed: false },
  };
}
