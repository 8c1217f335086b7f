import { describe, expect, test } from 'vitest';
import { failureCodes } from '../../shared/failure.ts';
import type { Language } from '../../shared/language.ts';
import { bareKey, catalogues, first, lookedForBy, shownBy } from './catalogues.ts';

describe.each(catalogues)('the words in $language', ({ language, words }) => {
  test('are there, every one of them, and no other', () => {
    // What fails here is printed as it can be copied into the catalogue and translated.
    const missing = [...first.words].filter(([key]) => !words.has(key));
    expect(Object.fromEntries(missing)).toEqual({});
    expect([...words.keys()].filter((key) => !first.words.has(key))).toEqual([]);
    expect([...words].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('name the same values and marks as in the first language', () => {
    const holes = (text = '') => (text.match(/\{\{[^}]+\}\}|<\/?\w+>/g) ?? []).sort();
    const different = [...words].filter(
      ([key, text]) => `${holes(text)}` !== `${holes(first.words.get(key))}`,
    );
    expect(different).toEqual([]);
  });

  test('have every form that a number can ask for', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    // "many" is what Portuguese and Spanish have for a round million, more than any count of ours.
    const needed = pluralCategories.filter((category) => category !== 'many');
    const plurals = new Set(
      [...words.keys()].filter((key) => /_(one|other)$/.test(key)).map((key) => key.replace(/_\w+$/, '')),
    );
    const missing = [...plurals].flatMap((key) =>
      needed.filter((category) => !words.has(`${key}_${category}`)).map((category) => `${key}_${category}`),
    );
    expect(missing).toEqual([]);
  });

  test('tell of every failure what happened, what is not lost, and what to do', () => {
    for (const code of failureCodes) {
      expect(words.get(`failure.${code}.title`), code).toBeTruthy();
      const whatToDo = words.get(`failure.${code}.whatToDo`) ?? '';
      expect(whatToDo, code).toMatch(notLost[language]);
      // Besides the comfort there is something to do, in a sentence of its own or after a colon.
      expect(whatToDo.split(/[.;:] /).length, code).toBeGreaterThan(1);
    }
  });

  test('hold none of the words that we never use', () => {
    expect([...words].filter(([, text]) => never.test(text))).toEqual([]);
  });
});

/** How each language says that something is not lost. */
const notLost: Readonly<Record<Language, RegExp>> = {
  'pt-BR': /\b(nada|nenhum|continuam?|guardad[oa]s?|sem perder|não foi apagada)\b/i,
  en: /\b(nothing|no group|stays?|kept|is still|are still|as (it|they) (was|were)|not deleted)\b/i,
  es: /\b(nada|ningún|siguen?|guardad[oa]s?|sin perder|no se (perdió|envió|borró|cambió))/i,
};

/** What WhatsApp acts on, what only programmers say, and in Spanish the forms that keep a distance or sound of Spain. */
const never =
  /(?<!\p{L})(bulk|massa|mass|en masa|masiv[oa]s?|disparos?|disparar|anti-?ban|jids?|(web)?sockets?|sess(ão|ões|ions?)|sesi(ón|ones)|stanzas?|tokens?|payload|handshake|timeout|usted(es)?|vosotr[oa]s|ordenador(es)?|móvil(es)?)(?!\p{L})/iu;

/** Names, and words that are nothing but values. */
const sameEverywhere: readonly RegExp[] = [
  /^(Promo Brothers|Android|iPhone|Electron|Node|SQLite|Baileys|Zoom|Link)$/,
  /^(Português \(Brasil\)|English|Español)$/,
  /^(\W*\{\{\w+\}\}\W*)+$/,
];

test.each([
  ['es', 'en'],
  ['pt-BR', 'en'],
] as const)('nothing is the same in %s and %s but names: what looks so was not translated', (one, other) => {
  const words = (language: Language) => catalogues.find((each) => each.language === language)?.words;
  const shared = [...(words(one) ?? [])].filter(
    ([key, text]) => text === words(other)?.get(key) && !sameEverywhere.some((same) => same.test(text)),
  );
  expect(shared).toEqual([]);
});

test('no sentence is the same in Spanish and Portuguese, which do share short words', () => {
  const [, , spanish] = catalogues;
  const lengthOf = (text: string) => text.replace(/\{\{[^}]+\}\}/g, '').match(/\p{L}+/gu)?.length ?? 0;
  const shared = [...(spanish?.words ?? [])].filter(([key, text]) => text === first.words.get(key));
  expect(spanish?.language).toBe('es');
  expect(shared.filter(([, text]) => lengthOf(text) > 3)).toEqual([]);
});

test('every word is shown somewhere', () => {
  const sources = shownBy.join('\n');
  const composed = composedKeys(shownBy).map(toPattern);
  const isShown = (key: string) =>
    sources.includes(`'${key}'`) || sources.includes(`"${key}"`) || composed.some((each) => each.test(key));
  expect([...first.words.keys()].map(bareKey).filter((key) => !isShown(key))).toEqual([]);
});

test('every key that the window, main, the demo or a test asks for is there', () => {
  const known = new Set([...first.words.keys()].flatMap((key) => [key, bareKey(key)]));
  const written = [...shownBy, ...lookedForBy].flatMap((source) =>
    [
      ...source.matchAll(/(?:\b(?:t|say|words|button|seesTitle|seesStep)\(\s*|i18nKey=)(['"])([\w.-]+)\1/g),
    ].map((match) => match[2] ?? ''),
  );
  const asked = written.filter((key) => key.includes('.'));
  expect(asked.length).toBeGreaterThan(500);
  expect(asked.filter((key) => !known.has(key))).toEqual([]);
  const composed = composedKeys(shownBy).filter((template) => topKeys.has(template.split('.')[0] ?? ''));
  expect(composed.length).toBeGreaterThan(20);
  expect(composed.filter((template) => ![...known].some((key) => toPattern(template).test(key)))).toEqual([]);
});

const topKeys = new Set([...first.words.keys()].map((key) => key.split('.')[0]));

/** Every template of the sources that looks like a key: `failure.${code}.title`. */
function composedKeys(sources: readonly string[]): readonly string[] {
  return sources
    .flatMap((source) => [...source.matchAll(/`([a-z]\w*\.[\w.${}-]*)`/gi)].map((match) => match[1] ?? ''))
    .filter((template) => template.includes('$') && !/\$\{string\}/.test(template));
}

/** A hole stands for a part of a key. */
function toPattern(template: string): RegExp {
  return new RegExp(`^${template.replace(/\$\{[^}]+\}/g, '[\\w-]+').replaceAll('.', '\\.')}$`);
}
