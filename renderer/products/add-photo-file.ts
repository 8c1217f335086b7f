import { AppError } from '../../shared/failure.ts';
import { largestPhotoFile, type Photo } from '../../shared/photos.ts';
import { call } from '../ipc/call.ts';

/**
 * Hands a file that was dropped or pasted to main.
 * @throws AppError `photo-too-large` before anything is read, `photo-gone`, `photo-unreadable`, and what main says
 */
export async function addPhotoFile(file: File): Promise<Photo> {
  if (file.size > largestPhotoFile) throw new AppError('photo-too-large');
  return call('photos.add', { bytes: await read(file) });
}

async function read(file: File): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    // W3C File API, 6.2: not found when it went away after it was dropped, anything else when it may not be read.
    const isGone = cause instanceof DOMException && cause.name === 'NotFoundError';
    throw new AppError(isGone ? 'photo-gone' : 'photo-unreadable', { cause });
  }
}
