import { uint16, uint32 } from './big-endian.ts';

/** Where the shop owner lives: what must never leave with a photo. */
export const place = { latitude: '23;33;1.5', camera: 'Celular da Ana' } as const;

/**
 * What a camera writes into a photo (Exif 2.32): its own name, how it was held, and where on earth.
 * @param orientation 1 is upright, 3 upside down, 6 and 8 on its sides; the even ones of 2, 4, 5, 7 are mirrored
 * @returns from `Exif\0\0` on
 */
export function cameraNotes(orientation: number): Buffer {
  const camera = Buffer.from(`${place.camera}\0`);
  const camera0 = 8 + 2 + 3 * 12 + 4;
  const gps0 = camera0 + camera.length;
  const latitude0 = gps0 + 2 + 2 * 12 + 4;
  const [degrees, minutes, seconds] = place.latitude.split(';').map(Number);
  return Buffer.concat([
    Buffer.from('Exif\0\0MM\0\x2a\0\0\0\x08', 'latin1'),
    uint16(3),
    entry(0x010f, 2, camera.length, camera0),
    entry(0x0112, 3, 1, orientation * 0x1_00_00),
    entry(0x8825, 4, 1, gps0),
    uint32(0),
    camera,
    uint16(2),
    // GPSLatitudeRef: south. GPSLatitude: three fractions.
    entry(0x0001, 2, 2, 0x53_00_00_00),
    entry(0x0002, 5, 3, latitude0),
    uint32(0),
    ...[degrees, minutes, (seconds ?? 0) * 10].flatMap((value, index) => [
      uint32(value ?? 0),
      uint32(index === 2 ? 10 : 1),
    ]),
  ]);
}

/** Adds the camera's notes to a JPEG. */
export function turnByNotes(jpeg: Uint8Array, orientation: number): Buffer {
  const notes = cameraNotes(orientation);
  const head = Buffer.concat([Buffer.from([0xff, 0xe1]), uint16(notes.length + 2)]);
  return Buffer.concat([jpeg.subarray(0, 2), head, notes, jpeg.subarray(2)]);
}

function entry(tag: number, type: number, count: number, value: number): Buffer {
  return Buffer.concat([uint16(tag), uint16(type), uint32(count), uint32(value)]);
}
