import { createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto';
import type { proto } from '@whiskeysockets/baileys/WAProto/index.js';
import type { MediaStore } from './media-store.ts';

/**
 * Fetches a photo as a member's device does, checks both hashes, the seal and the length, and opens it (Baileys
 * lib/Utils/messages-media.js:300-380). Equal references are opened once: the bytes cannot differ.
 * @returns a function from the message's reference to the SHA-256 of the photo in hex; it throws what does not fit
 */
export function createPhotoOpener(media: MediaStore): (image: proto.Message.IImageMessage) => string {
  const opened = new Map<string, string>();
  return (image) => {
    const name = [image.directPath, image.mediaKey, image.fileSha256, image.fileEncSha256, image.fileLength]
      .map((part) => (part instanceof Uint8Array ? Buffer.from(part).toString('hex') : String(part)))
      .join('|');
    const known = opened.get(name);
    if (known) return known;
    const sha256 = openPhoto(media, image);
    if (opened.size > 1000) opened.clear();
    opened.set(name, sha256);
    return sha256;
  };
}

function openPhoto(media: MediaStore, image: proto.Message.IImageMessage): string {
  const path = new URL(image.directPath ?? '', 'https://media.invalid').pathname;
  const sealed = media.get(path);
  if (!sealed) throw new Error('photo: nothing was uploaded there');
  if (!sha256(sealed).equals(Buffer.from(image.fileEncSha256 ?? []))) {
    throw new Error('photo: the hash of the upload is another');
  }
  const info = 'WhatsApp Image Keys';
  const keys = Buffer.from(hkdfSync('sha256', image.mediaKey ?? Buffer.alloc(0), Buffer.alloc(0), info, 112));
  const iv = keys.subarray(0, 16);
  const body = sealed.subarray(0, sealed.length - 10);
  const mac = createHmac('sha256', keys.subarray(48, 80)).update(iv).update(body).digest().subarray(0, 10);
  if (!mac.equals(sealed.subarray(sealed.length - 10))) throw new Error('photo: the seal is broken');
  const cipher = createDecipheriv('aes-256-cbc', keys.subarray(16, 48), iv);
  const plain = Buffer.concat([cipher.update(body), cipher.final()]);
  if (plain.length !== Number(image.fileLength)) throw new Error('photo: the length is another');
  const hash = sha256(plain);
  if (!hash.equals(Buffer.from(image.fileSha256 ?? []))) throw new Error('photo: the hash is another');
  return hash.toString('hex');
}

function sha256(data: Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}
