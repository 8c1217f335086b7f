import {
  inline,
  main,
  number,
  oneSheet,
  pack,
  relation,
  relations,
  rowXml,
  shared,
  sheetXml,
  text,
} from './make-xlsx.ts';
import type { RealFile } from './real-csv-files.ts';

const noReferences: RealFile = {
  by: 'a report server: neither rows nor cells say where they are',
  bytes: pack(oneSheet(`<row>${inline('Nome')}${inline('Preço')}</row><row><c/>${number(9.5)}</row>`)),
  rows: [
    ['Nome', 'Preço'],
    ['', '9,5'],
  ],
};

function prefixed(xml: string): string {
  return xml
    .replaceAll(/<(\/?)(?=[a-zA-Z])/g, '<$1x:')
    .replace(`xmlns="${main}"`, `xmlns:x="${main}"`)
    .replaceAll(/(?<=<\/?)x:(?=Relationship)/g, '');
}

const openXmlSdk: RealFile = {
  by: 'the Open XML SDK: a prefix before every name, another one for the ids, absolute paths',
  bytes: pack({
    ...Object.fromEntries(
      Object.entries(
        oneSheet(rowXml(1, [shared(0), number(0.5, 1)]), { strings: [text('Mel')], styles: [0, 9] }),
      ).map(([name, xml]) => [
        name,
        prefixed(xml).replaceAll('r:id', 'rel:id').replaceAll('xmlns:r=', 'xmlns:rel='),
      ]),
    ),
    'xl/_rels/workbook.xml.rels': relations(
      relation('rId1', 'worksheet', '/xl/worksheets/sheet1.xml') +
        relation('rId2', 'sharedStrings', '/xl/sharedStrings.xml') +
        relation('rId3', 'styles', '/xl/styles.xml'),
    ),
  }),
  rows: [['Mel', '50%']],
};

const backslashes: RealFile = {
  by: 'an old .NET program: backslashes between folders, other capitals',
  bytes: pack(
    Object.fromEntries(
      Object.entries(oneSheet(rowXml(1, [inline('Mel')]))).map(([name, xml]) => [
        name.replaceAll('/', '\\').replace('sheet1', 'Sheet1'),
        xml,
      ]),
    ),
  ),
  rows: [['Mel']],
};

const stored: RealFile = {
  by: 'a till program that does not compress',
  bytes: pack(oneSheet(rowXml(1, [inline('Mel')])), 0),
  rows: [['Mel']],
};

const openpyxl: RealFile = {
  by: 'openpyxl in its writing mode: every text stands in its cell, no shared ones, no styles',
  bytes: pack({
    '_rels/.rels': relations(relation('rId1', 'officeDocument', '/xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${main}"><workbookPr/><sheets><sheet xmlns:ns0="r" name="Sheet" sheetId="1" state="visible" ns0:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(relation('rId1', 'worksheet', '/xl/worksheets/sheet1.xml')),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rowXml(1, [inline('Mel'), '<c t="n"><v>9.5</v></c>'])}</sheetData></worksheet>`,
  }),
  rows: [['Mel', '9,5']],
};

const utf16Parts: RealFile = {
  by: 'a program that writes its XML in UTF-16',
  bytes: pack({
    ...oneSheet(''),
    'xl/worksheets/sheet1.xml': Buffer.from(
      `\u{feff}${sheetXml(rowXml(1, [inline('Pão')])).replace('UTF-8', 'UTF-16')}`,
      'utf16le',
    ),
  }),
  rows: [['Pão']],
};

const sheetJs: RealFile = {
  by: 'SheetJS: all texts as formulas would give them, a date written in days, no styles that are known',
  bytes: pack(
    oneSheet(rowXml(1, ['<c t="str"><v>Mel &amp; cia</v></c>', '<c s="77"><v>12.9</v></c>', '<c t="n"/>'])),
  ),
  rows: [['Mel & cia', '12,9']],
};

/** As tills, report servers and libraries write them. */
export const programFiles: readonly RealFile[] = [
  ...[noReferences, openXmlSdk, backslashes, stored, openpyxl, utf16Parts, sheetJs],
];
