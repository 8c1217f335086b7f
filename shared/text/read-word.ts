import type { Text } from './text.ts';

/** The dotted paths to every word: `history.csv.columns.group`. */
export type WordKey<Part = Text> = {
  [K in keyof Part & string]: Part[K] extends string ? K : `${K}.${WordKey<Part[K]>}`;
}[keyof Part & string];

/** Looks words up where there is no window to do it: for the files that a person saves. */
export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

/** @returns a function that knows one language; a hole `{{name}}` takes the value of that name */
export function createSay(text: Text): Say {
  // Read as any text: the type of all words is too large to be taken apart.
  return (key: string, values = {}) => {
    const found = key
      .split('.')
      .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], text);
    return String(found ?? key).replace(/\{\{(\w+)[^}]*\}\}/g, (hole, name) => String(values[name] ?? hole));
  };
}
