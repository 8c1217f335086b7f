import { Zip, ZipDeflate, ZipPassThrough, type Zippable, zipSync } from 'fflate';

/** The XML parts of a workbook by their names in the zip. */
export type Parts = Readonly<Record<string, string | Uint8Array>>;

export const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
export const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** As most programs pack: sizes in front of each part. */
export function pack(parts: Parts, level: 0 | 6 = 6): Uint8Array {
  const files: Zippable = {};
  for (const [name, part] of Object.entries(parts)) files[name] = [toBytes(part), { level }];
  return zipSync(files);
}

/** As Google and other servers pack, which write before they know how much it is: sizes behind each part. */
export function packAsStream(parts: Parts): Uint8Array {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  for (const [name, part] of Object.entries(parts)) {
    const file = name.endsWith('.rels') ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    zip.add(file);
    file.push(toBytes(part), true);
  }
  zip.end();
  return Buffer.concat(pieces);
}

export interface SheetPlan {
  readonly name: string;
  /** The XML of the whole part. */
  readonly xml: string;
  readonly state?: 'hidden' | 'veryHidden';
}

export interface WorkbookPlan {
  readonly sheets: readonly SheetPlan[];
  /** The content of `<si>` of each text that cells share. */
  readonly strings?: readonly string[];
  /** Of the file's own number formats, by their ids. */
  readonly formats?: Readonly<Record<number, string>>;
  /** The format ids of the cells' styles. */
  readonly styles?: readonly number[];
  readonly workbookPr?: string;
}

/** What a workbook of Excel for Windows consists of. */
export function partsOf(plan: WorkbookPlan): Record<string, string> {
  const { sheets, strings = [], workbookPr = '<workbookPr defaultThemeVersion="166925"/>' } = plan;
  const sheetRelation = (_: SheetPlan, index: number) =>
    relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`);
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': relations(
      relation('rId3', 'extended-properties', 'docProps/app.xml') +
        relation('rId1', 'officeDocument', 'xl/workbook.xml'),
    ),
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relationships}"><fileVersion appName="xl" lastEdited="7"/>${workbookPr}<bookViews><workbookView activeTab="0"/></bookViews><sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${name}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets><calcPr calcId="191029"/></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      sheets.map(sheetRelation).join('') +
        relation('rId90', 'theme', 'theme/theme1.xml') +
        relation('rId91', 'styles', 'styles.xml') +
        relation('rId92', 'sharedStrings', 'sharedStrings.xml'),
    ),
    'xl/styles.xml': stylesXml(plan),
    'xl/sharedStrings.xml': `${head}<sst xmlns="${main}" count="${strings.length}" uniqueCount="${strings.length}">${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    'docProps/app.xml': `${head}<Properties><Application>Microsoft Excel</Application></Properties>`,
  };
  sheets.forEach(({ xml }, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = xml;
  });
  return parts;
}

/** The same with one sheet of such rows. */
export function oneSheet(rows: string, plan: Partial<WorkbookPlan> = {}) {
  return partsOf({ sheets: [{ name: 'Plan1', xml: sheetXml(rows) }], ...plan });
}

/** Named styles and what is used for conditions hold the same elements, and must not be taken for the cells' styles. */
function stylesXml({ formats = {}, styles = [0] }: WorkbookPlan): string {
  const own = Object.entries(formats);
  const numFmts = own
    .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`)
    .join('');
  return `${head}<styleSheet xmlns="${main}"><numFmts count="${own.length}">${numFmts}</numFmts><fonts count="1"><font><sz val="11"/></font></fonts><cellStyleXfs count="2"><xf numFmtId="9"/><xf numFmtId="14"/></cellStyleXfs><cellXfs count="${styles.length}">${styles
    .map((id) => `<xf numFmtId="${id}" fontId="0" xfId="0" applyNumberFormat="1"/>`)
    .join(
      '',
    )}</cellXfs><dxfs count="1"><dxf><numFmt numFmtId="200" formatCode="0.00"/></dxf></dxfs></styleSheet>`;
}

/** A sheet as Excel writes it around its rows. */
export function sheetXml(rows: string, dimension = 'A1:F4', after = ''): string {
  return `${head}<worksheet xmlns="${main}" xmlns:r="${relationships}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><dimension ref="${dimension}"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><cols><col min="1" max="1" width="10.7" customWidth="1"/></cols><sheetData>${rows}</sheetData>${after}<pageMargins left="0.5" right="0.5" top="0.7" bottom="0.7" header="0.3" footer="0.3"/></worksheet>`;
}

/** A row of Excel: each cell is what stands behind its reference. */
export function rowXml(number: number, cells: readonly (string | null)[]): string {
  const written = cells
    .map((cell, column) => (cell === null ? '' : cell.replace('<c', `<c r="${letterOf(column)}${number}"`)))
    .join('');
  return `<row r="${number}" spans="1:${cells.length}" x14ac:dyDescent="0.25">${written}</row>`;
}

export const shared = (index: number, style = 0) => `<c s="${style}" t="s"><v>${index}</v></c>`;
export const number = (value: number | string, style = 0) => `<c s="${style}"><v>${value}</v></c>`;
export const text = (content: string) => `<t>${escapeXml(content)}</t>`;
export const inline = (content: string) => `<c t="inlineStr"><is><t>${escapeXml(content)}</t></is></c>`;

export function relation(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${relationships}/${kind}" Target="${target}"/>`;
}

export function relations(content: string): string {
  return `${head}<Relationships xmlns="${packageRelationships}">${content}</Relationships>`;
}

export function escapeXml(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

export function letterOf(column: number): string {
  const before = Math.floor(column / 26);
  return (before > 0 ? letterOf(before - 1) : '') + String.fromCharCode(65 + (column % 26));
}

function toBytes(part: string | Uint8Array): Uint8Array {
  return typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
}
