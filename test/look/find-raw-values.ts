import { readRules } from './read-rules.ts';

interface Kind {
  readonly what: string;
  readonly property: RegExp;
  /** What is a value of its own and not a name of theme.css. */
  readonly raw: RegExp;
}

/**
 * A hair of one pixel, parts of the letter beside it (`em`) and parts of the thing itself (`%`) are no sizes of their
 * own; an endless animation has a pace, not a duration that somebody waits for.
 */
const kinds: readonly Kind[] = [
  {
    what: 'a colour',
    property: /^(color|background|background-color|border.*|outline.*|box-shadow|fill|stroke|accent-color)$/,
    raw: /#[0-9a-f]{3}|\b(rgb|hsl|oklch|light-dark)\(|\b(white|black)\b/,
  },
  { what: 'a size of letters', property: /^(font|font-size)$/, raw: /\d(px|rem)\b/ },
  { what: 'a weight of letters', property: /^font-weight$/, raw: /\d|bold/ },
  { what: 'a height of lines', property: /^line-height$/, raw: /^(?!1$)[\d.]+/ },
  {
    what: 'a space',
    property: /^((row-|column-)?gap|(padding|margin)(-[\w-]+)?)$/,
    raw: /(?<![\d.])(?!-?1px)-?[\d.]+(px|rem)\b/,
  },
  { what: 'a corner', property: /^border-.*radius$/, raw: /\d(px|rem)\b/ },
  {
    what: 'a time',
    property: /^(transition|transition-duration|animation-duration)$/,
    raw: /(?<![\w.-])[\d.]+m?s\b/,
  },
];

/** @returns the declarations of a stylesheet that decide something by themselves, each with its kind */
export function findRawValues(css: string): readonly string[] {
  return readRules(css).flatMap((rule) =>
    [...rule].flatMap(([property, value]) =>
      kinds
        .filter((kind) => kind.property.test(property) && kind.raw.test(value))
        .map(({ what }) => `${what}: ${property}: ${value}`),
    ),
  );
}
