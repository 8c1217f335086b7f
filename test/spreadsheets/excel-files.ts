import {
  head,
  inline,
  main,
  number,
  oneSheet,
  pack,
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

const farRight: RealFile = {
  by: 'Excel: columns beyond Z',
  bytes: pack(oneSheet(`<row r="7"><c r="AB7" t="inlineStr"><is><t>longe</t></is></c></row>`)),
  rows: [[...Array(27).fill(''), 'longe']],
  numbers: [7],
};

/** As Excel itself writes them. */
export const excelFiles: readonly RealFile[] = [
  ...[excelWindows, excelFormats, excelDates, excelMac, excelRichText, excelFormulas, excelUsedOnce],
  ...[excelHidden, excelStrict, excelChart, farRight],
];
