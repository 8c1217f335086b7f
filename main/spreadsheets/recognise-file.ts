import type { FailureCode } from '../../shared/failure.ts';
import { isUtf16 } from './csv/decode-text.ts';

type Refusal = Extract<
  FailureCode,
  'spreadsheet-empty' | 'spreadsheet-locked' | 'spreadsheet-old-format' | 'spreadsheet-other-format'
>;

/** Where the first bytes say what a file is. */
const otherFormats = [
  '%PDF',
  '{\\rtf',
  '\u{89}PNG',
  'GIF8',
  '\u{ff}\u{d8}\u{ff}',
  'RIFF',
  '\u{1f}\u{8b}',
  '7z\u{bc}\u{af}',
  'Rar!',
  'SQLite format 3',
] as const;

const zipRecords = ['PK\u{3}\u{4}', 'PK\u{5}\u{6}', 'PK\u{7}\u{8}'] as const;
const oleStart = '\u{d0}\u{cf}\u{11}\u{e0}\u{a1}\u{b1}\u{1a}\u{e1}';

/** Web pages and XML, which many programs save under the name of an Excel file. */
const markup =
  /^(?:\u{feff}|\u{ef}\u{bb}\u{bf})?\s*<(?:!doctype|html|head|body|table|meta|style|\?xml|\?mso)/iu;

/** What a file is by its bytes: one that can be read, or why it cannot be. */
export function recogniseFile(bytes: Uint8Array): 'zip' | 'text' | Refusal {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (all.length === 0) return 'spreadsheet-empty';
  const start = all.toString('latin1', 0, 512);
  // "PK" also begins a CSV; a zip goes on with the number of one of its records.
  if (zipRecords.some((record) => start.startsWith(record))) return 'zip';
  if (start.startsWith(oleStart)) return recogniseOle(all);
  if (otherFormats.some((format) => start.startsWith(format)) || markup.test(start)) {
    return 'spreadsheet-other-format';
  }
  // A text has no zero bytes, except in UTF-16.
  return isUtf16(bytes) || !all.subarray(0, 65_536).includes(0) ? 'text' : 'spreadsheet-other-format';
}

/** Excel puts a workbook with a password into the container of its old format ([MS-OFFCRYPTO] 2.3.4.4). */
function recogniseOle(all: Buffer): Refusal {
  const isEncrypted = all.includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return isEncrypted ? 'spreadsheet-locked' : 'spreadsheet-old-format';
}
