const longestName = 60;

/** WhatsApp's marks around words, and those at the beginning of a line. */
const marks = /```|[*_~`]|^\s*(?:>|[-•])\s+/gu;

/** Names a free text for the lists: its first line that says anything. @returns `undefined` when none does */
export function nameText(text: string): string | undefined {
  for (const line of text.split('\n')) {
    const words = line.replace(marks, '').replace(/\s+/g, ' ').trim();
    if (/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(words)) return shorten(words);
  }
  return undefined;
}

/** Never in the middle of an emoji, which is several characters. */
function shorten(words: string): string {
  const letters = [...new Intl.Segmenter().segment(words)].map(({ segment }) => segment);
  return letters.length <= longestName
    ? words
    : `${letters
        .slice(0, longestName - 1)
        .join('')
        .trimEnd()}…`;
}
