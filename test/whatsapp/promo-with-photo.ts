import { createHash } from 'node:crypto';
import type { PromoPhoto } from '../../main/whatsapp/whatsapp.ts';

export const promo = '*Queijo Canastra*\nDe ~R$ 90,00~\nPor *R$ 79,90* https://example.com';

/** Not a photo that could be shown, but nobody here looks at it. */
export const photo: PromoPhoto = {
  jpeg: Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
    Buffer.alloc(40_000, 'queijo'),
    Buffer.from([0xff, 0xd9]),
  ]),
  thumbnailJpeg: Buffer.from([0xff, 0xd8, 0xff, 0xd9]),
  width: 1_600,
  height: 1_200,
};

export const photoSha256 = createHash('sha256').update(photo.jpeg).digest('hex');
