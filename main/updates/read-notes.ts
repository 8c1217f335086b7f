/** Longer than what a person reads of it. */
const longestNotes = 4_000;

/**
 * What the feed says has changed, as plain lines: feeds of GitHub bring HTML along, others text or a list.
 * @param notes of electron-updater's `UpdateInfo`
 */
export function readNotes(
  notes: string | readonly { readonly note: string | null }[] | null | undefined,
): string {
  const text = typeof notes === 'string' ? notes : (notes ?? []).map(({ note }) => note ?? '').join('\n');
  return text
    .replace(/<(?:br|\/p|\/li|\/h\d|\/ul|\/ol)\b[^>]*>/gi, '\n')
    .replace(/<li\b[^>]*>/gi, '• ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, longestNotes);
}
