/**
 * Reads what a JPEG is made of, ITU T.81, table B.1.
 * @returns the names of its segments up to the picture, each once, in order; those of programs with their own name
 */
export function readSegments(jpeg: Uint8Array): readonly string[] {
  const bytes = Buffer.from(jpeg);
  const names: string[] = [];
  let offset = 2;
  while (offset + 4 <= bytes.length && bytes[offset] === 0xff) {
    const marker = bytes.readUInt8(offset + 1);
    const end = offset + 2 + bytes.readUInt16BE(offset + 2);
    names.push(nameOf(marker, bytes.subarray(offset + 4, end)));
    if (marker === 0xda) break;
    offset = end;
  }
  return [...new Set(names)];
}

function nameOf(marker: number, content: Buffer): string {
  const isOfProgram = marker >= 0xe0 && marker <= 0xef;
  if (isOfProgram) return `APP${marker - 0xe0} ${content.toString('latin1').split('\0')[0]}`;
  const names: Readonly<Record<number, string>> = {
    192: 'SOF0',
    194: 'SOF2',
    196: 'DHT',
    218: 'SOS',
    219: 'DQT',
    221: 'DRI',
    254: 'COM',
  };
  return names[marker] ?? marker.toString(16);
}
