import { expect, test } from 'vitest';
import { joinWebp } from '../../../scripts/demo/join-webp.ts';

/** A still as a browser writes it: RIFF, WEBP and the chunks. */
function still(...chunks: readonly (readonly [name: string, body: readonly number[]])[]): Buffer {
  const parts = chunks.map(([name, body]) => {
    const head = Buffer.alloc(8);
    head.write(name, 'latin1');
    head.writeUInt32LE(body.length, 4);
    return Buffer.concat([head, Buffer.from(body), Buffer.alloc(body.length % 2)]);
  });
  const head = Buffer.alloc(12);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(4 + Buffer.concat(parts).length, 4);
  head.write('WEBP', 8, 'latin1');
  return Buffer.concat([head, ...parts]);
}

/** The chunks of a file, in their order. */
function read(file: Uint8Array): { name: string; body: Buffer }[] {
  const bytes = Buffer.from(file);
  const chunks: { name: string; body: Buffer }[] = [];
  for (let at = 12; at < bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    chunks.push({
      name: bytes.toString('latin1', at, at + 4),
      body: bytes.subarray(at + 8, at + 8 + length),
    });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

test('Stills become one film without end, each with its picture as it was and its time.', () => {
  const first = still(['VP8 ', [1, 2, 3]]);
  const second = still(['ICCP', [9]], ['VP8L', [4, 5]]);
  const film = joinWebp(
    [
      { webp: first, holdMs: 450 },
      { webp: second, holdMs: 70_000 },
    ],
    1_180,
    780,
  );
  expect(Buffer.from(film).readUInt32LE(4)).toBe(film.length - 8);
  const [canvas, animation, ...frames] = read(film);
  expect(canvas?.name).toBe('VP8X');
  expect([canvas?.body[0], canvas?.body.readUIntLE(4, 3), canvas?.body.readUIntLE(7, 3)]).toEqual([
    2, 1_179, 779,
  ]);
  expect([animation?.name, animation?.body.readUInt16LE(4)]).toEqual(['ANIM', 0]);
  expect(frames.map(({ name }) => name)).toEqual(['ANMF', 'ANMF']);
  expect(frames.map(({ body }) => body.readUIntLE(12, 3))).toEqual([450, 70_000]);
  expect(frames.map(({ body }) => body.subarray(16).toString('latin1', 0, 4))).toEqual(['VP8 ', 'VP8L']);
  expect([...(frames[0]?.body.subarray(24, 27) ?? [])]).toEqual([1, 2, 3]);
});

test('A file without a picture is refused.', () => {
  const empty = { webp: still(['ICCP', [9]]), holdMs: 1 };
  expect(() => joinWebp([empty], 10, 10)).toThrow('no picture');
});
