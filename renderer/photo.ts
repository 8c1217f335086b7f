import {
  largestThumbnail,
  longestPhotoSide,
  longestThumbnailSide,
  mostPhotoPixels,
  type PhotoBridge,
  type PhotoDecodeOutcome,
} from '../shared/photos.ts';

declare global {
  interface Window {
    readonly photoBridge: PhotoBridge;
  }
}

const photoQuality = 0.86;
const thumbnailQualities = [0.8, 0.6, 0.4, 0.2];

/** The hidden page that decodes photos: a strange file meets Chromium's sandbox here and nothing else. */
window.photoBridge.onDecode(async ({ bytes }) => {
  try {
    return await decode(bytes);
  } catch {
    // Whatever a decoder has against a file, a person is told the same.
    return { problem: 'photo-unreadable' };
  }
});

async function decode(bytes: Uint8Array): Promise<PhotoDecodeOutcome> {
  const picture = await createImageBitmap(new Blob([Uint8Array.from(bytes)]), {
    imageOrientation: 'from-image',
  });
  if (picture.width * picture.height > mostPhotoPixels) {
    picture.close();
    return { problem: 'photo-unreadable' };
  }
  const photo = draw(picture, longestPhotoSide);
  picture.close();
  return {
    jpeg: await encode(photo, photoQuality),
    thumbnailJpeg: await encodeThumbnail(draw(photo, longestThumbnailSide)),
    width: photo.width,
    height: photo.height,
  };
}

/** Scales down, never up, onto white: JPEG has no transparency, and black is what it would become. */
function draw(picture: ImageBitmap | OffscreenCanvas, longestSide: number): OffscreenCanvas {
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This page cannot draw.');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  return canvas;
}

async function encodeThumbnail(canvas: OffscreenCanvas): Promise<Uint8Array> {
  for (const quality of thumbnailQualities) {
    const jpeg = await encode(canvas, quality);
    if (jpeg.byteLength <= largestThumbnail) return jpeg;
  }
  return encodeThumbnail(draw(canvas, Math.floor(Math.max(canvas.width, canvas.height) / 2)));
}

async function encode(canvas: OffscreenCanvas, quality: number): Promise<Uint8Array> {
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return new Uint8Array(await blob.arrayBuffer());
}
