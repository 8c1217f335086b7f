/** Everything in a tar file begins at a multiple of this. */
export const blockBytes = 512;

/** What eleven octal digits can say. */
export const largestEntry = 8 ** 11 - 1;

/**
 * The header of one file in a tar (ustar, POSIX.1-1988). There is one way only to write it here, so a reader makes it
 * anew from name and size and compares: whatever else differs is damage, or not ours.
 * @param name at most 100 ASCII characters
 * @param size in bytes
 */
export function tarHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(blockBytes);
  header.write(name, 0, 100, 'latin1');
  header.write('0000600\0' + '0000000\0' + '0000000\0', 100, 'latin1');
  header.write(`${octal(size, 11)}\0${octal(0, 11)}\0`, 124, 'latin1');
  header.write('        0', 148, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 6)}\0 `, 148, 'latin1');
  return header;
}

/** @returns name and size, or `null` when these bytes are no header as `tarHeader` writes it */
export function readTarHeader(header: Buffer): { readonly name: string; readonly size: number } | null {
  const name = header.toString('latin1', 0, 100).replace(/\0+$/, '');
  const size = Number.parseInt(header.toString('latin1', 124, 135), 8);
  const isOurs = size >= 0 && size <= largestEntry && tarHeader(name, size).equals(header);
  return isOurs ? { name, size } : null;
}

/** How many zeros follow a content of this size. */
export function paddingOf(size: number): number {
  return (blockBytes - (size % blockBytes)) % blockBytes;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}
