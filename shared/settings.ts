import type { Language } from './language.ts';

export interface Settings {
  readonly language: Language;
}
