import {
  head,
  inline,
  main,
  oneSheet,
  pack,
  packAsStream,
  partsOf,
  rowXml,
  sheetXml,
  text,
} from './make-xlsx.ts';
import type { RealFile } from './real-csv-files.ts';

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

/** As the other programs of an office write them. */
export const officeFiles: readonly RealFile[] = [
  ...[libreOffice, libreOfficeEnd, googleSheets, googleLongText, numbers],
];
