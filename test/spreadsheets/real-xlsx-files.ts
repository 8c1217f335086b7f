import {
  head,
  inline,
  main,
  number,
  pack,
  packAsStream,
  partsOf,
  relation,
  relations,
  rowXml,
  shared,
  sheetXml,
  text,
} from './make-xlsx.ts';
import type { RealFile } from './real-csv-files.ts';

/** 24/12/2026 in days since 1900. */
const christmas = 46_380;

const reais = '"R$"\\ #,##0.00';
const accounting = '_-"R$"\\ * #,##0.00_-;\\-"R$"\\ * #,##0.00_-;_-"R$"\\ * "-"??_-;_-@_-';

function oneSheet(rows: string, plan: Partial<Parameters<typeof partsOf>[0]> = {}) {
  return partsOf({ sheets: [{ name: 'Plan1', xml: sheetXml(rows) }], ...plan });
}

const headings = ['Código', 'Produto', 'Preço', 'Desconto', 'Validade'];
const sharedHeadings = headings.map(text);
const headingRow = rowXml(
  1,
  headings.map((_, index) => shared(index)),
);

const excelWindows: RealFile = {
  by: 'Excel for Windows in Portuguese: shared texts, R$, percent, a code with zeros, a date',
  bytes: pack(
    oneSheet(
      headingRow +
        rowXml(2, [number(42, 2), shared(5), number(1299.9, 1), number(0.1, 3), number(christmas, 4)]) +
        rowXml(3, [number(43, 2), shared(6), number(5, 1), null, null]),
      {
        strings: [...sharedHeadings, text('Queijo & “cura”'), '<t xml:space="preserve">  Mel </t>'],
        formats: { 164: reais, 165: '00000' },
        styles: [0, 164, 165, 9, 14],
      },
    ),
  ),
  rows: [
    headings,
    ['00042', 'Queijo & “cura”', 'R$ 1.299,90', '10%', '24/12/2026'],
    ['00043', '  Mel ', 'R$ 5,00'],
  ],
  facts: { sheets: ['Plan1'], sheet: 0 },
};

const excelFormats: RealFile = {
  by: 'Excel for Windows: the accounting format, a dash for zero, thousands, General, a long code',
  bytes: pack(
    oneSheet(
      rowXml(1, [
        number(1299.9, 1),
        number(0, 1),
        number(1299.9, 2),
        number(1299.9),
        number('0.30000000000000004'),
      ]) + rowXml(2, [number(7891234567895), number(12.5, 3), number('1E-3'), number(-5, 4), number(1.5, 5)]),
      {
        formats: { 44: accounting, 170: '@', 171: '[$R$-416]\\ #,##0.00;[Red]\\-[$R$-416]\\ #,##0.00' },
        styles: [0, 44, 4, 170, 171, 12],
      },
    ),
  ),
  rows: [
    [' R$ 1.299,90 ', ' R$ -   ', '1.299,90', '1299,9', '0,3'],
    ['7891234567895', '12,5', '0,001', '-R$ 5,00', '1 1/2'],
  ],
};

const excelDates: RealFile = {
  by: 'Excel for Windows: dates in seven formats, one with a time, one without its year',
  bytes: pack(
    oneSheet(
      rowXml(
        1,
        [1, 2, 3, 4, 5, 6, 7].map((style) => number(style === 6 ? christmas + 0.5 : christmas, style)),
      ),
      {
        formats: {
          164: 'dd/mm/yy;@',
          165: '[$-416]d\\ \\d\\e\\ mmmm\\ \\d\\e\\ yyyy',
          166: '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
          167: 'dd/mm',
          168: 'dd/mm/yyyy\\ hh:mm',
          169: '[$-409]mmm\\-yy;@',
        },
        styles: [0, 14, 164, 165, 166, 167, 168, 169],
      },
    ),
  ),
  rows: [[...Array(5).fill('24/12/2026'), '24/12/2026 12:00', '24/12/2026']],
};

const excelMac: RealFile = {
  by: 'Excel for the Mac, with days counted from 1904',
  bytes: pack(
    oneSheet(rowXml(1, [number(christmas - 1_462, 1), number(12.5)]), {
      styles: [0, 14],
      workbookPr: '<workbookPr date1904="1" codeName="ThisWorkbook"/>',
    }),
  ),
  rows: [['24/12/2026', '12,5']],
};

const excelRichText: RealFile = {
  by: 'Excel: rich text in runs, and reading aids of Japanese',
  bytes: pack(
    oneSheet(rowXml(1, [shared(0), shared(1), shared(2)]), {
      strings: [
        '<r><rPr><b/></rPr><t>Queijo</t></r><r><rPr><sz val="9"/></rPr><t xml:space="preserve"> da roça</t></r>',
        '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>',
        '<t/>',
      ],
    }),
  ),
  rows: [['Queijo da roça', '東京']],
};

const excelFormulas: RealFile = {
  by: 'Excel: formulas with what they gave, errors, booleans',
  bytes: pack(
    oneSheet(
      rowXml(1, [
        '<c s="1"><f>B1*2</f><v>25.8</v></c>',
        '<c t="str"><f>CONCATENATE("a",1)</f><v>Queijo_x000D_curado</v></c>',
        '<c t="e"><f>VLOOKUP(1,A:A,1)</f><v>#N/A</v></c>',
        '<c t="b"><v>1</v></c>',
        '<c t="b"><v>0</v></c>',
        '<c><f t="shared" ref="F1:F3" si="0">A1</f><v></v></c>',
      ]),
      { formats: { 164: reais }, styles: [0, 164] },
    ),
  ),
  rows: [['R$ 25,80', 'Queijo\rcurado', '#N/A', 'VERDADEIRO', 'FALSO']],
};

const excelUsedOnce: RealFile = {
  by: 'Excel: merged cells, empty rows, styled cells far below',
  bytes: pack(
    oneSheet(
      rowXml(1, [shared(0), '<c s="1"/>', '<c s="1"/>']) +
        rowXml(4, [shared(1), null, number(2)]) +
        `<row r="5" spans="1:3"/>${rowXml(900_000, ['<c s="1"/>', '<c s="1"></c>'])}`,
      { strings: [text('Tabela'), text('Mel')], styles: [0, 0] },
    ),
  ),
  rows: [['Tabela'], ['Mel', '', '2']],
  numbers: [1, 4],
};

const excelHidden: RealFile = {
  by: 'Excel: a hidden sheet, an empty one, and then the products',
  bytes: pack(
    partsOf({
      sheets: [
        { name: 'Segredo', xml: sheetXml(rowXml(1, [inline('oculto')])), state: 'veryHidden' },
        { name: 'Listas', xml: sheetXml(rowXml(1, [inline('oculto')])), state: 'hidden' },
        { name: 'Capa', xml: sheetXml('') },
        { name: 'Preços &amp; mais', xml: sheetXml(rowXml(1, [inline('Mel')])) },
      ],
    }),
  ),
  rows: [['Mel']],
  facts: { sheets: ['Capa', 'Preços & mais'], sheet: 1 },
};

function strict(xml: string): string {
  return xml
    .replaceAll(main, 'http://purl.oclc.org/ooxml/spreadsheetml/main')
    .replaceAll(
      'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
      'http://purl.oclc.org/ooxml/officeDocument/relationships',
    );
}

const excelStrict: RealFile = {
  by: 'Excel, "Strict Open XML", where dates are written out',
  bytes: pack(
    Object.fromEntries(
      Object.entries(
        oneSheet(rowXml(1, [inline('Mel'), '<c t="d" s="1"><v>2026-12-24T00:00:00</v></c>']), {
          styles: [0, 14],
        }),
      ).map(([name, xml]) => [name, strict(xml)]),
    ),
  ),
  rows: [['Mel', '24/12/2026']],
};

const excelChart: RealFile = {
  by: 'Excel: a chart as the first tab',
  bytes: pack({
    ...oneSheet(rowXml(1, [inline('Mel')])),
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="r"><sheets><sheet name="Gráfico" sheetId="2" r:id="rId5"/><sheet name="Plan1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      relation('rId5', 'chartsheet', 'chartsheets/sheet1.xml') +
        relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
    ),
    'xl/chartsheets/sheet1.xml': '<chartsheet/>',
  }),
  rows: [['Mel']],
  facts: { sheets: ['Plan1'] },
};

/** LibreOffice writes every attribute, and its own words beside the formulas. */
const libreRow = (at: number, cells: string) =>
  `<row r="${at}" customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0" collapsed="false">${cells}</row>`;

const libreOffice: RealFile = {
  by: 'LibreOffice: its currency, formulas with aca, texts with kept spaces',
  bytes: pack({
    ...oneSheet(
      libreRow(
        1,
        '<c r="A1" s="0" t="s"><v>0</v></c><c r="B1" s="1" t="n"><v>1299.9</v></c><c r="C1" s="2" t="n"><v>0.125</v></c>' +
          '<c r="D1" s="3" t="n"><f aca="false">TODAY()</f><v>46380</v></c><c r="E1" s="0" t="str"><f aca="false">A1&amp;"!"</f><v>Pão!</v></c>' +
          '<c r="F1" s="4" t="b"><f aca="false">TRUE()</f><v>1</v></c>',
      ),
      {
        strings: ['<t xml:space="preserve">Pão</t>'],
        formats: {
          164: 'General',
          165: '[$R$-416]\\ #,##0.00;[RED]\\-[$R$-416]\\ #,##0.00',
          166: '0.00%',
          167: 'dd/mm/yy',
          168: '"VERDADEIRO";"VERDADEIRO";"FALSO"',
        },
        styles: [164, 165, 166, 167, 168],
        workbookPr: '<workbookPr backupFile="false" showObjects="all" date1904="false"/>',
      },
    ),
    'docProps/app.xml': '<Properties><Application>LibreOffice/24.8</Application></Properties>',
  }),
  rows: [['Pão', 'R$ 1.299,90', '12,50%', '24/12/2026', 'Pão!', 'VERDADEIRO']],
};

const libreOfficeEnd: RealFile = {
  by: 'LibreOffice: a row at the very end of the sheet that only has a height',
  bytes: pack(
    oneSheet(libreRow(1, '<c r="A1" s="0" t="s"><v>0</v></c>') + libreRow(1_048_576, ''), {
      strings: ['<t xml:space="preserve">Pão</t>'],
    }),
  ),
  rows: [['Pão']],
};

const googleSheet = (rows: string) =>
  `${head}<worksheet xmlns="${main}" xmlns:r="r" xmlns:mx="http://schemas.microsoft.com/office/mac/excel/2008/main"><sheetPr><outlinePr summaryBelow="0" summaryRight="0"/></sheetPr><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr customHeight="1" defaultColWidth="12.63" defaultRowHeight="15.75"/><sheetData>${rows}</sheetData><drawing r:id="rId1"/></worksheet>`;

const googleSheets: RealFile = {
  by: 'Google Sheets: a zip with the sizes behind the parts, its currency, an error, empty styled cells',
  bytes: packAsStream(
    partsOf({
      sheets: [
        {
          name: 'Página1',
          xml: googleSheet(
            '<row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="2"><v>1299.9</v></c><c r="C1" s="3"><v>46380.0</v></c></row>' +
              '<row r="2"><c r="A2" s="1" t="s"><v>1</v></c><c r="B2" s="1" t="e"><f>NA()</f><v>#N/A</v></c><c r="C2" s="1" t="str"><f>A2</f><v>Mel</v></c></row>' +
              '<row r="3"><c r="A3" s="1"/><c r="B3" s="1"/></row>',
          ),
        },
      ],
      strings: [text('Café'), text('Mel')],
      formats: { 164: '[$R$ -416]#,##0.00', 165: 'd/m/yyyy' },
      styles: [0, 0, 164, 165],
      workbookPr: '<workbookPr/>',
    }),
  ),
  rows: [
    ['Café', 'R$ 1.299,90', '24/12/2026'],
    ['Mel', '#N/A', 'Mel'],
  ],
};

const googleLongText: RealFile = {
  by: 'Google Sheets: texts with line breaks, emoji and signs that XML writes in other words',
  bytes: packAsStream(
    partsOf({
      sheets: [{ name: 'Página1', xml: googleSheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>') }],
      strings: ['<t xml:space="preserve">1ª linha\n2ª &lt;linha&gt; &#128512; 😀 &amp;c</t>'],
    }),
  ),
  rows: [['1ª linha\n2ª <linha> 😀 😀 &c']],
};

const numbers: RealFile = {
  by: 'Apple Numbers: a sheet of its own about the export comes first',
  bytes: pack(
    partsOf({
      sheets: [
        { name: 'Resumo da Exportação', xml: sheetXml(rowXml(1, [inline('Este documento foi exportado')])) },
        { name: 'Produtos', xml: sheetXml(rowXml(1, [inline('Mel')])) },
      ],
    }),
  ),
  rows: [['Este documento foi exportado']],
  facts: { sheets: ['Resumo da Exportação', 'Produtos'], sheet: 0 },
};

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

const farRight: RealFile = {
  by: 'Excel: columns beyond Z',
  bytes: pack(oneSheet(`<row r="7"><c r="AB7" t="inlineStr"><is><t>longe</t></is></c></row>`)),
  rows: [[...Array(27).fill(''), 'longe']],
  numbers: [7],
};

export const realXlsxFiles: readonly RealFile[] = [
  ...[excelWindows, excelFormats, excelDates, excelMac, excelRichText, excelFormulas, excelUsedOnce],
  ...[excelHidden, excelStrict, excelChart, libreOffice, libreOfficeEnd, googleSheets, googleLongText],
  ...[numbers, noReferences, openXmlSdk, backslashes, stored, openpyxl, utf16Parts, sheetJs, farRight],
];
