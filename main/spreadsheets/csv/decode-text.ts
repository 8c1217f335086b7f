import type { Encoding } from '../spreadsheet.ts';

/** Finds out how a text was written down, and reads it; a byte order mark is not part of it. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  const encoding = findEncoding(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function findEncoding(bytes: Uint8Array): Encoding {
  const utf16 = findUtf16(bytes);
  if (utf16 !== undefined) return utf16;
  if (isUtf8(bytes)) return 'utf-8';
  return looksMacintosh(bytes) ? 'macintosh' : 'windows-1252';
}

export function isUtf16(bytes: Uint8Array): boolean {
  return findUtf16(bytes) !== undefined;
}

/** By its mark, or else by every other byte being zero, as they are in the letters of Europe. */
function findUtf16(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 1_024);
  if (start.length < 4 || start.length % 2 === 1) return undefined;
  const zeroCounts: [number, number] = [0, 0];
  start.forEach((byte, index) => {
    if (byte === 0) zeroCounts[index % 2 === 0 ? 0 : 1] += 1;
  });
  const mostZeros = start.length * 0.4;
  if (zeroCounts[0] === 0 && zeroCounts[1] > mostZeros) return 'utf-16le';
  return zeroCounts[1] === 0 && zeroCounts[0] > mostZeros ? 'utf-16be' : undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** á â à ã ç é ê í ó ô õ ú, small and large, as an old Macintosh writes them … */
const macintoshLetters = [
  0x80, 0x82, 0x83, 0x87, 0x88, 0x89, 0x8b, 0x8d, 0x8e, 0x90, 0x92, 0x97, 0x99, 0x9b, 0x9c,
];
/** … and where Windows has its letters with accents. */
const firstWindowsLetter = 0xc0;

/** Excel for the Mac wrote "CSV (Macintosh)"; what is a letter there is a sign in Windows, seldom between letters. */
function looksMacintosh(bytes: Uint8Array): boolean {
  let macintosh = 0;
  let windows = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80 || !(isLetter(bytes[index - 1]) || isLetter(bytes[index + 1]))) continue;
    if (byte >= firstWindowsLetter) windows += 1;
    else if (macintoshLetters.includes(byte)) macintosh += 1;
  }
  return macintosh > windows;
}

function isLetter(byte = 0): boolean {
  const small = byte | 0x20;
  return small >= 0x61 && small <= 0x7a;
}
