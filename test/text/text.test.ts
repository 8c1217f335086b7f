import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { failureCodes } from '../../shared/failure.ts';
import { languages } from '../../shared/language.ts';
import { loadText } from '../../shared/text/text.ts';

type Tree = { readonly [key: string]: string | Tree };

/** `connection.pair.title` → its words, for every word of a catalogue. */
function flatten(tree: Tree, path = ''): Map<string, string> {
  const words = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') words.set(path + key, value);
    else for (const [inner, text] of flatten(value, `${path}${key}.`)) words.set(inner, text);
  }
  return words;
}

const catalogues = await Promise.all(
  languages.map(async (language) => ({ language, words: flatten(await loadText(language)) })),
);
const first = catalogues[0]?.words ?? new Map<string, string>();
const sources = globSync(['renderer/**/*.{ts,tsx}', 'main/**/*.ts'])
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

describe.each(catalogues)('the words in $language', ({ language, words }) => {
  test('are there, every one of them', () => {
    expect([...words.keys()].sort()).toEqual([...first.keys()].sort());
    expect([...words].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('name the same values and marks as in the first language', () => {
    const holes = (text = '') => (text.match(/\{\{[^}]+\}\}|<\/?\w+>/g) ?? []).sort();
    const different = [...words].filter(([key, text]) => `${holes(text)}` !== `${holes(first.get(key))}`);
    expect(different).toEqual([]);
  });

  test('have every form that a number can ask for', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    // "many" is what Portuguese has for a round million, more than any count of ours.
    const needed = pluralCategories.filter((category) => category !== 'many');
    const plurals = new Set(
      [...words.keys()].filter((key) => /_(one|other)$/.test(key)).map((key) => key.replace(/_\w+$/, '')),
    );
    const missing = [...plurals].flatMap((key) =>
      needed.filter((category) => !words.has(`${key}_${category}`)).map((category) => `${key}_${category}`),
    );
    expect(missing).toEqual([]);
  });

  test('tell of every failure what happened and what to do', () => {
    for (const code of failureCodes) {
      expect(words.get(`failure.${code}.title`), code).toBeTruthy();
      expect(words.get(`failure.${code}.whatToDo`)?.length, code).toBeGreaterThan(20);
    }
  });

  test('hold none of the words that we never use', () => {
    const never = /\b(bulk|massa|disparos?|disparar|anti-?ban|jid|socket|sess(ão|ion)|stanza)\b/i;
    expect([...words].filter(([, text]) => never.test(text))).toEqual([]);
  });
});

test('no two languages share a sentence: what looks so was not translated', () => {
  const [one, other] = catalogues;
  const shared = [...(one?.words ?? [])].filter(
    ([key, text]) => text === other?.words.get(key) && text.split(' ').length > 2 && !/^\{\{/.test(text),
  );
  expect(shared.map(([key]) => key).filter((key) => !key.startsWith('settings.languages.'))).toEqual([]);
});

test('every word is shown somewhere', () => {
  const used = (key: string) => {
    const bare = key.replace(/_(zero|one|other)$/, '');
    if (sources.includes(`'${bare}'`) || sources.includes(`"${bare}"`)) return true;
    // Keys that are put together: `failure.${code}.title`.
    return dynamicKeys.some((pattern) => pattern.test(bare));
  };
  expect([...first.keys()].filter((key) => !used(key))).toEqual([]);
});

/** Every template of the sources that looks like a key, as a pattern; a hole stands for a part of a key. */
const dynamicKeys = [...sources.matchAll(/`([a-z]\w*\.[\w.${}-]*)`/gi)]
  .map((match) => match[1] ?? '')
  .filter((template) => template.includes('$'))
  .map((template) => new RegExp(`^${template.replace(/\$\{[^}]+\}/g, '[\\w-]+').replaceAll('.', '\\.')}$`));
