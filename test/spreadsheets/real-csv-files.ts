/** A file as a program writes it, and what a person sees in it. */
export interface RealFile {
  readonly by: string;
  readonly bytes: Uint8Array;
  readonly rows: readonly (readonly string[])[];
  /** The numbers of the rows, where they do not simply count from 1. */
  readonly numbers?: readonly number[];
  readonly facts?: Readonly<Record<string, unknown>>;
}

const products = [
  ['Código', 'Produto', 'Preço', 'Validade'],
  ['00042', 'Pão de queijo “mineiro” – 1 kg', 'R$ 1.299,90', '24/12/2026'],
  ['00043', 'Coração; açúcar', '5,00', 'hoje'],
];
/** Nothing but what every one of the old tables of letters has. */
const plainProducts = products.map((row) => row.map((cell) => cell.replace(/[“”]/g, '').replace('–', '-')));

const quoteWhere = (isQuoted: RegExp) => (cell: string) =>
  isQuoted.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

function join(
  rows: readonly (readonly string[])[],
  separator: string,
  lineEnd: string,
  quote = /[;",\t|\r\n]/,
) {
  return rows.map((row) => row.map(quoteWhere(quote)).join(separator)).join(lineEnd);
}

/** What these tables have in place of Latin-1, for the letters of the files below. */
const windows1252: Readonly<Record<string, number>> = {
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  '•': 0x95,
  '€': 0x80,
};
const macintosh: Readonly<Record<string, number>> = {
  ...{ á: 0x87, ã: 0x8b, ç: 0x8d, é: 0x8e, ê: 0x90, í: 0x92, ó: 0x97, õ: 0x9b, ú: 0x9c },
};

function encode(content: string, table: Readonly<Record<string, number>>): Uint8Array {
  return Uint8Array.from([...content], (letter) => table[letter] ?? letter.charCodeAt(0));
}

const utf8 = (content: string) => Buffer.from(content, 'utf8');
const utf16 = (content: string) => Buffer.from(content, 'utf16le');
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();
const mark = '\u{feff}';

export const realCsvFiles: readonly RealFile[] = [
  {
    by: 'Excel for Windows in Portuguese, "CSV (separado por ponto e vírgula)"',
    bytes: encode(`${join(products, ';', '\r\n')}\r\n`, windows1252),
    rows: products,
    facts: { encoding: 'windows-1252', separator: ';' },
  },
  {
    by: 'Excel for Windows in Portuguese, "CSV UTF-8"',
    bytes: utf8(`${mark}${join(products, ';', '\r\n')}\r\n`),
    rows: products,
    facts: { encoding: 'utf-8', separator: ';' },
  },
  {
    by: 'Excel for Windows in English, with a comma between the cells',
    bytes: encode(`${join(products, ',', '\r\n')}\r\n`, windows1252),
    rows: products,
    facts: { separator: ',' },
  },
  {
    by: 'Excel for Windows, "Texto Unicode"',
    bytes: utf16(`${mark}${join(products, '\t', '\r\n')}\r\n`),
    rows: products,
    facts: { encoding: 'utf-16le', separator: '\t' },
  },
  {
    by: 'Excel for Windows, "Texto (separado por tabulações)"',
    bytes: encode(`${join(products, '\t', '\r\n')}\r\n`, windows1252),
    rows: products,
    facts: { encoding: 'windows-1252', separator: '\t' },
  },
  {
    by: 'a Macintosh, UTF-16 with the large end first',
    bytes: swapped(utf16(`${mark}${join(products, ';', '\n')}\n`)),
    rows: products,
    facts: { encoding: 'utf-16be' },
  },
  {
    by: 'a program that writes UTF-16 without a mark',
    bytes: utf16(`${join(plainProducts, ';', '\r\n')}\r\n`),
    rows: plainProducts,
    facts: { encoding: 'utf-16le' },
  },
  {
    by: 'a program that writes UTF-16 without a mark and with the large end first',
    bytes: swapped(utf16(`${join(plainProducts, ';', '\r\n')}\r\n`)),
    rows: plainProducts,
    facts: { encoding: 'utf-16be' },
  },
  {
    by: 'Excel for the Mac, "CSV (Macintosh)"',
    bytes: encode(`${join(plainProducts, ';', '\r')}\r`, macintosh),
    rows: plainProducts,
    facts: { encoding: 'macintosh', separator: ';' },
  },
  {
    by: 'Excel for the Mac, "CSV UTF-8", whose rows end with LF',
    bytes: utf8(`${mark}${join(products, ';', '\n')}\n`),
    rows: products,
  },
  {
    by: 'LibreOffice, as it proposes: a comma, LF, quotes where needed',
    bytes: utf8(`${join(products, ',', '\n')}\n`),
    rows: products,
    facts: { separator: ',' },
  },
  {
    by: 'LibreOffice, "quote all text cells"',
    bytes: utf8(`${join(products, ';', '\n', /^(?!\d+,\d\d$)/)}\n`),
    rows: products,
  },
  {
    by: 'Google Sheets: CRLF, no line end after the last row, a line break in a cell',
    bytes: utf8('Nome,Preço,Observação\r\nQueijo,"12,90","meia cura\nda roça"\r\nMel,9.5,"diz ""puro"""'),
    rows: [
      ['Nome', 'Preço', 'Observação'],
      ['Queijo', '12,90', 'meia cura\nda roça'],
      ['Mel', '9.5', 'diz "puro"'],
    ],
  },
  {
    by: 'a program that begins with "sep=;"',
    bytes: encode('sep=;\r\nNome;Preço\r\nPão;1,50\r\n', windows1252),
    rows: [
      ['Nome', 'Preço'],
      ['Pão', '1,50'],
    ],
    facts: { separator: ';' },
  },
  {
    by: 'a program that begins with a mark and "sep=|"',
    bytes: utf8(`${mark}sep=|\nNome|Preço\nPão, de mel|1;50\n`),
    rows: [
      ['Nome', 'Preço'],
      ['Pão, de mel', '1;50'],
    ],
    facts: { separator: '|' },
  },
  {
    by: 'a till program, with | between the cells',
    bytes: encode('COD|DESCRICAO|VALOR\r\n1|Feijão, preto|8,99\r\n2|Arroz|5,49\r\n', windows1252),
    rows: [
      ['COD', 'DESCRICAO', 'VALOR'],
      ['1', 'Feijão, preto', '8,99'],
      ['2', 'Arroz', '5,49'],
    ],
    facts: { separator: '|' },
  },
  {
    by: 'nobody in particular: no heading, a comma in every price',
    bytes: utf8('Queijo;12,90\nMel;9,50\n'),
    rows: [
      ['Queijo', '12,90'],
      ['Mel', '9,50'],
    ],
    facts: { separator: ';' },
  },
  {
    by: 'Excel, with columns and rows that were used once',
    bytes: utf8(`${mark}Nome;Preço;;\r\n;;;\r\nQueijo;12,90;;\r\n;;;\r\n;;;\r\n`),
    rows: [
      ['Nome', 'Preço'],
      ['Queijo', '12,90'],
    ],
    numbers: [1, 3],
  },
  {
    by: 'Excel, with a line break, quotes and a separator in one cell',
    bytes: utf8(`${mark}Nome;Observação\r\nQueijo;"1ª linha;\r\n2ª ""linha"""\r\nMel;fim\r\n`),
    rows: [
      ['Nome', 'Observação'],
      ['Queijo', '1ª linha;\r\n2ª "linha"'],
      ['Mel', 'fim'],
    ],
  },
  {
    by: 'two programs, whose rows end in three ways',
    bytes: utf8('Nome;Preço\nQueijo;1,00\r\nMel;2,00\rPão;3,00'),
    rows: [
      ['Nome', 'Preço'],
      ['Queijo', '1,00'],
      ['Mel', '2,00'],
      ['Pão', '3,00'],
    ],
  },
  {
    by: 'a person, in a text editor: one column, stray quotes, an emoji',
    bytes: utf8('Nome\nTV 32" com controle 😀\n"Mel" da serra\n'),
    rows: [['Nome'], ['TV 32" com controle 😀'], ['Mel da serra']],
  },
];
