/**
 * What a person typed or pasted into one line: without control characters and without the marks that turn the
 * direction of what follows (U+202A–202E, U+2066–2069), which can make a price read backwards; spaces are one space.
 */
export function cleanLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim();
}

/** The same for a text of several lines, whose line breaks and spaces stay; a break is always `\n`. */
export function cleanText(text: string): string {
  return clean(text.replace(/\r\n?|[\u2028\u2029]/g, '\n')).trim();
}

/**
 * Marks that only say a direction (U+200E, U+200F) and joiners stay: Arabic, Hebrew and emoji need them. Letters and
 * their accents are put together last, when nothing stands between them any more.
 */
function clean(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufeff]/gu, '').normalize('NFC');
}
