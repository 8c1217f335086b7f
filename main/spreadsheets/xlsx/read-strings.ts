import { collectText } from './collect-text.ts';
import type { Zip } from './open-zip.ts';
import { readXml } from './read-xml.ts';

/** Reads those of the texts that cells share which are wanted, by their numbers. */
export function readStrings(
  zip: Zip,
  part: string | undefined,
  wanted: ReadonlySet<number>,
): ReadonlyMap<number, string> {
  const strings = new Map<number, string>();
  if (part === undefined || wanted.size === 0 || !zip.has(part)) return strings;
  let index = 0;
  const item = collectText();
  readXml(zip.read(part), {
    open(name) {
      if (name === 'si') item.clear();
      item.open(name);
    },
    text: item.text,
    close(name) {
      item.close(name);
      if (name !== 'si') return;
      if (wanted.has(index)) strings.set(index, item.read());
      index += 1;
    },
  });
  return strings;
}
