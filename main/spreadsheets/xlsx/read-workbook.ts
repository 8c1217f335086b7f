import { posix } from 'node:path';
import { AppError } from '../../../shared/failure.ts';
import type { Zip } from './open-zip.ts';
import { readPrefixed, readXml } from './read-xml.ts';

/** Where the parts of a workbook lie in the zip. */
export interface Workbook {
  /** The sheets that can be seen, in the order of their tabs; all of them if none can. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly strings: string | undefined;
  readonly styles: string | undefined;
  /** Days are counted from 1904, as on old Macintoshes. */
  readonly countsFrom1904: boolean;
}

interface Relation {
  /** The last word of its type, `worksheet`: what stands before it differs between two editions of the standard. */
  readonly kind: string;
  readonly part: string;
}

/** @throws AppError `spreadsheet-other-format` when the zip is no workbook, `spreadsheet-unreadable` */
export function readWorkbook(zip: Zip): Workbook {
  const root = [...readRelations(zip, '').values()].find(({ kind }) => kind === 'officeDocument');
  const part = root?.part ?? 'xl/workbook.xml';
  if (!zip.has(part) || part.endsWith('.bin')) throw new AppError('spreadsheet-other-format');
  const relations = readRelations(zip, part);
  const sheets: { name: string; part: string; isHidden: boolean }[] = [];
  let countsFrom1904 = false;
  let isWorkbook = false;
  readXml(zip.read(part), {
    open(name, attributes) {
      if (name === 'workbook') isWorkbook = true;
      if (name === 'workbookPr') countsFrom1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const relation = relations.get(readPrefixed(attributes, 'id') ?? '');
      if (relation?.kind !== 'worksheet') return;
      const isHidden = /hidden/i.test(attributes.state ?? '');
      sheets.push({ name: attributes.name ?? '', part: relation.part, isHidden });
    },
  });
  if (!isWorkbook) throw new AppError('spreadsheet-other-format');
  const visible = sheets.filter(({ isHidden }) => !isHidden);
  const findPart = (wanted: string) => [...relations.values()].find(({ kind }) => kind === wanted)?.part;
  return {
    sheets: (visible.length > 0 ? visible : sheets).map(({ name, part: own }) => ({ name, part: own })),
    strings: findPart('sharedStrings'),
    styles: findPart('styles'),
    countsFrom1904,
  };
}

/** What a part says of the parts it belongs together with, by their ids (ECMA-376 part 2, 9.3). */
function readRelations(zip: Zip, part: string): ReadonlyMap<string, Relation> {
  const folder = posix.dirname(part);
  const file = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const relations = new Map<string, Relation>();
  if (!zip.has(file)) return relations;
  readXml(zip.read(file), {
    open(name, { Id: id, Type: type, Target: target, TargetMode: mode }) {
      if (name !== 'Relationship' || id === undefined || target === undefined || mode === 'External') return;
      const found = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      relations.set(id, { kind: type?.split('/').at(-1) ?? '', part: found });
    },
  });
  return relations;
}
