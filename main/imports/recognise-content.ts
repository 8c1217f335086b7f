/** What the cells of a column look like. */
export type ContentKind =
  | 'empty'
  | 'money'
  | 'number'
  | 'date'
  | 'link'
  | 'photo'
  | 'instalments'
  | 'code'
  | 'text';

const patterns: readonly (readonly [kind: ContentKind, pattern: RegExp])[] = [
  ['link', /^(?:https?:\/\/|www\.)/i],
  ['photo', /\.(?:jpe?g|png|webp|avif|gif|heic)$/i],
  ['date', /^(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{2}|\d{4})|\d{4}-\d{2}-\d{2})(?:[ T].*)?$/],
  ['instalments', /^(?:até |em )?\d{1,2} ?[x×] /i],
  ['money', /^(?:R\$ ?[\d.,]+|\d{1,3}(?:\.\d{3})*,\d{1,2}|\d+\.\d{1,2})$/i],
  ['number', /^\d+$/],
  ['code', /^(?=.*\d)[A-Z0-9._/-]{2,20}$/i],
];

/** Most of the cells that are filled must be of one kind; otherwise they are texts. */
export function recogniseContent(cells: readonly string[]): ContentKind {
  const filled = cells.map((cell) => cell.trim()).filter(Boolean);
  if (filled.length === 0) return 'empty';
  const kind = patterns.find(([, pattern]) => {
    const matching = filled.filter((cell) => pattern.test(cell)).length;
    return matching > filled.length * 0.7;
  });
  return kind?.[0] ?? 'text';
}
