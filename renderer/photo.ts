import {
  largestThumbnail,
  longestPhotoSide,
  longestThumbnailSide,
  mostPhotoPixels,
  type PhotoBridge,
  type PhotoDecodeOutcome,
  type PhotoJob,
} from '../shared/photos.ts';
import type { DecodeHeic } from './photo/decode-heic.ts';

declare global {
  interface Window {
    readonly photoBridge: PhotoBridge;
  }
}

const photoQuality = 0.86;
const thumbnailQualities = [0.8, 0.6, 0.4, 0.2];

/** The hidden page that decodes photos: a strange file meets Chromium's sandbox here and nothing else. */
window.photoBridge.onDecode(createDecoder());

function createDecoder(): (job: PhotoJob) => Promise<PhotoDecodeOutcome> {
  let heic: Promise<DecodeHeic> | undefined;

  /** Loaded with the first HEIC. One that failed is let go: its memory may be full or broken. */
  async function decodeHeic(bytes: Uint8Array): Promise<ImageBitmap> {
    heic ??= import('./photo/decode-heic.ts').then(({ loadHeicDecoder }) => loadHeicDecoder());
    try {
      return await createImageBitmap((await heic)(bytes));
    } catch (error) {
      heic = undefined;
      throw error;
    }
  }

  return async ({ bytes, format }) => {
    try {
      return await prepare(format === 'heic' ? await decodeHeic(bytes) : await decodeAsChromium(bytes));
    } catch {
      // Whatever a decoder has against a file, a person is told the same.
      return { problem: 'photo-unreadable' };
    }
  };
}

/** Formats that Chromium reads; of several pictures in one file the first. */
function decodeAsChromium(bytes: Uint8Array): Promise<ImageBitmap> {
  return createImageBitmap(new Blob([Uint8Array.from(bytes)]), { imageOrientation: 'from-image' });
}

async function prepare(picture: ImageBitmap): Promise<PhotoDecodeOutcome> {
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
