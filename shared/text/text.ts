import type { FailureCode } from '../failure.ts';
import type { Language } from '../language.ts';
import type en from './en.json';
import type es from './es.json';
import type ptBR from './pt-BR.json';

/** The words of one language, key by key. */
export type Text = typeof ptBR;

/** Loads the words of one language, so that a window holds only those that it shows. */
export async function loadText(language: Language): Promise<Text> {
  const loaded = await loaders[language]();
  return loaded.default;
}

/**
 * A language that lacks a key, has one too many, or leaves a failure code without words does not
 * compile here, and the error names the key.
 */
const loaders: { readonly [L in Language]: () => Promise<{ readonly default: Complete<Catalogues[L]> }> } = {
  'pt-BR': () => import('./pt-BR.json', { with: { type: 'json' } }),
  en: () => import('./en.json', { with: { type: 'json' } }),
  es: () => import('./es.json', { with: { type: 'json' } }),
};

interface Catalogues {
  readonly 'pt-BR': typeof ptBR;
  readonly en: typeof en;
  readonly es: typeof es;
}

type NeededKey = Key<Text> | `failure.${FailureCode}.${'title' | 'whatToDo'}`;

type Complete<Catalogue> = [Exclude<NeededKey, Key<Catalogue>>, Exclude<Key<Catalogue>, NeededKey>] extends [
  never,
  never,
]
  ? Catalogue
  : {
      readonly lacks: Exclude<NeededKey, Key<Catalogue>>;
      readonly hasTooMany: Exclude<Key<Catalogue>, NeededKey>;
    };

/** The dotted paths to every word of a catalogue. */
type Key<Catalogue> = {
  [K in keyof Catalogue & string]: Catalogue[K] extends string ? K : `${K}.${Key<Catalogue[K]>}`;
}[keyof Catalogue & string];
