import { type Language, languages } from '../../shared/language.ts';
import { useCall } from '../ipc/use-call.ts';
import { useFormat } from '../ui/use-format.ts';

export interface LanguageChoice {
  readonly value: Language;
  readonly error: Error | null;
  /** @param value of a radio button */
  choose(value: string): void;
}

/** The language as she chooses it. Also while its words are fetched, what she chose does not jump back. */
export function useLanguageChoice(): LanguageChoice {
  const { language } = useFormat();
  const change = useCall('settings.change');
  const chosen = change.isError ? undefined : change.variables?.language;
  return {
    value: chosen ?? language,
    error: change.error,
    choose(value) {
      const wanted = languages.find((known) => known === value);
      if (wanted) change.mutate({ language: wanted });
    },
  };
}
