/** Control characters but the line feed; and the marks that turn the direction of all that follows, which nobody types. */
const unseen = /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;
const lineEnds = /\r\n?|[\u2028\u2029]/g;

/** What a person typed or pasted, on one line, without what nobody can see; emoji and every script stay as they are. */
export function cleanLine(text: string): string {
  return cleanLines(text).replace(/\s+/gu, ' ');
}

/** The same for several lines, which all end alike; no blank lines before and after. */
export function cleanLines(text: string): string {
  return text.toWellFormed().replace(lineEnds, '\n').replace(/\t/g, ' ').replace(unseen, '').trim();
}
