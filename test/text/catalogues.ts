import { globSync, readFileSync } from 'node:fs';
import { type Language, languages } from '../../shared/language.ts';
import { loadText } from '../../shared/text/text.ts';

type Tree = { readonly [key: string]: string | Tree };

export interface Catalogue {
  readonly language: Language;
  /** `connection.pair.title` → its words. */
  readonly words: ReadonlyMap<string, string>;
}

/** Every word of every language, that of the first language first. */
export const catalogues: readonly Catalogue[] = await Promise.all(
  languages.map(async (language) => ({ language, words: flatten(await loadText(language)) })),
);

export const [first = { language: languages[0], words: new Map() }] = catalogues;

/** All that is written of the window and of main, and what the tests and the demo look for in the window. */
export const [shownBy, lookedForBy] = [
  ['renderer/**/*.{ts,tsx}', 'main/**/*.ts'],
  ['test/e2e/**/*.ts', 'scripts/demo/**/*.ts'],
].map((patterns) => globSync(patterns).map((path) => readFileSync(path, 'utf8'))) as [string[], string[]];

/** `groups_one` is a form of `groups`. */
export function bareKey(key: string): string {
  return key.replace(/_(zero|one|other)$/, '');
}

function flatten(tree: Tree, path = ''): Map<string, string> {
  const words = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') words.set(path + key, value);
    else for (const [inner, text] of flatten(value, `${path}${key}.`)) words.set(inner, text);
  }
  return words;
}
