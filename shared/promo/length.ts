/** Of a message without a photo; WhatsApp takes no more. */
export const longestText = 65_536;

/** Of the words under a photo: some phones cut what is longer. */
export const longestCaption = 1_024;

/**
 * How long a message is for WhatsApp's limits, in UTF-16 units, as JavaScript, Java and Objective-C count a text: an
 * "é" is 1, most emoji are 2, a family of four is 11. *Assumed*: WhatsApp does not say what it counts, and of the ways
 * to count characters (units, code points, what looks like one) this one never counts less than another, so what is
 * short enough here is short enough there.
 */
export function countCharacters(text: string): number {
  return text.length;
}

export interface LengthWarning {
  readonly kind: 'length';
  readonly code: 'caption-long' | 'text-too-long';
  readonly count: number;
  readonly limit: number;
}

/** @returns nothing while it fits */
export function checkLength(text: string, hasPhoto: boolean): readonly LengthWarning[] {
  const count = countCharacters(text);
  if (count > longestText) return [{ kind: 'length', code: 'text-too-long', count, limit: longestText }];
  if (!hasPhoto || count <= longestCaption) return [];
  return [{ kind: 'length', code: 'caption-long', count, limit: longestCaption }];
}
