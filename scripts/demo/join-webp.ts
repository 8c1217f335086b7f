/** A still picture and how long it is shown. */
export interface FilmFrame {
  /** A whole WebP file with one lossy picture. */
  readonly webp: Uint8Array;
  readonly holdMs: number;
}

/**
 * Makes one animated WebP of stills, which repeats for ever: each picture goes in as it is, behind a header of its own
 * (WebP container specification: VP8X, ANIM, ANMF).
 * @param width of every picture, in pixels
 * @throws Error when a still has no picture in it
 */
export function joinWebp(frames: readonly FilmFrame[], width: number, height: number): Uint8Array {
  const size = [...uint24(width - 1), ...uint24(height - 1)];
  const animated = 0b10;
  const parts = [
    chunk('VP8X', [animated, 0, 0, 0, ...size]),
    // White behind it, without end.
    chunk('ANIM', [255, 255, 255, 255, 0, 0]),
    ...frames.map(({ webp, holdMs }) => {
      const place = [...uint24(0), ...uint24(0), ...size];
      const doNotBlend = 0b10;
      return chunk('ANMF', [...place, ...uint24(holdMs), doNotBlend], pictureOf(webp));
    }),
  ];
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...parts]);
  return Buffer.concat([Buffer.from('RIFF', 'latin1'), uint32(body.length), body]);
}

/** The chunk with the picture, its name and length included. */
function pictureOf(webp: Uint8Array): Buffer {
  const file = Buffer.from(webp);
  for (let at = 12; at + 8 <= file.length; ) {
    const name = file.toString('latin1', at, at + 4);
    const length = file.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (name === 'VP8 ' || name === 'VP8L') return file.subarray(at, end);
    at = end;
  }
  throw new Error('there is no picture in this file');
}

function chunk(name: string, head: readonly number[], rest: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(head), rest]);
  const padding = Buffer.alloc(body.length % 2);
  return Buffer.concat([Buffer.from(name, 'latin1'), uint32(body.length), body, padding]);
}

function uint24(value: number): number[] {
  return [value & 255, (value >> 8) & 255, (value >> 16) & 255];
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
