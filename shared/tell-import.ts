/** What an import did, or is going to do. */
export interface ImportDeeds {
  readonly added: number;
  readonly updated: number;
  readonly refused: number;
}

export type ImportDeed =
  | { readonly kind: keyof ImportDeeds; readonly count: number }
  /** The catalogue is as it was. */
  | { readonly kind: 'nothing' };

/** What is told of an import: only what happened, in this order, and in words when that was nothing. */
export function tellImport({ added, updated, refused }: ImportDeeds): readonly ImportDeed[] {
  const deeds: ImportDeed[] = [];
  if (added > 0) deeds.push({ kind: 'added', count: added });
  if (updated > 0) deeds.push({ kind: 'updated', count: updated });
  if (deeds.length === 0) deeds.push({ kind: 'nothing' });
  if (refused > 0) deeds.push({ kind: 'refused', count: refused });
  return deeds;
}
