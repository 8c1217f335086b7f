import type { Zip } from './open-zip.ts';
import { readXml } from './read-xml.ts';

/** How numbers are shown: for each style of a cell the id of its format, and the formats that are the file's own. */
export interface Styles {
  readonly formatIds: readonly number[];
  readonly ownFormats: ReadonlyMap<number, string>;
}

export function readStyles(zip: Zip, part: string | undefined): Styles {
  const formatIds: number[] = [];
  const ownFormats = new Map<number, string>();
  if (part === undefined || !zip.has(part)) return { formatIds, ownFormats };
  // `cellStyleXfs` and `dxfs` hold the same elements for other purposes.
  let section = '';
  readXml(zip.read(part), {
    open(name, attributes) {
      if (name === 'cellXfs' || name === 'numFmts') section = name;
      if (name === 'numFmt' && section === 'numFmts') {
        ownFormats.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      }
      if (name === 'xf' && section === 'cellXfs') formatIds.push(Number(attributes.numFmtId ?? 0));
    },
    close(name) {
      if (name === section) section = '';
    },
  });
  return { formatIds, ownFormats };
}
