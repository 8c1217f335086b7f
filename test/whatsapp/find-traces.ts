import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Looks for numbers in every file of a folder, WAL files included: as text in any of the usual encodings, as packed
 * digits (WhatsApp's own way), and as whole numbers.
 * @param digits phone numbers or LIDs
 * @returns each find as "file: number", empty when there is none
 */
export function findTraces(folder: string, digits: readonly string[]): readonly string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.flatMap(({ parentPath, name }) => {
    const bytes = readFileSync(join(parentPath, name));
    return digits
      .filter((number) => waysToWrite(number).some((way) => bytes.includes(way)))
      .map((n) => `${name}: ${n}`);
  });
}

function waysToWrite(number: string): readonly Buffer[] {
  const whole = Buffer.alloc(8);
  whole.writeBigUInt64BE(BigInt(number));
  return [
    Buffer.from(number, 'latin1'),
    Buffer.from(number, 'utf16le'),
    Buffer.from(number.length % 2 === 0 ? number : `${number}f`, 'hex'),
    // All eight bytes, because the leading zeros are what SQLite's own records often have in plenty.
    whole,
    Buffer.from(whole).reverse(),
    ...base64Cores(number),
  ];
}

/** The middle of a text's Base64 looks one of three ways, depending on what stands before it. */
function base64Cores(number: string): readonly Buffer[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.from('x'.repeat(offset) + number)
      .toString('base64')
      .replace(/=+$/, '');
    return Buffer.from(encoded.slice(offset === 0 ? 0 : offset + 1, -1));
  });
}
