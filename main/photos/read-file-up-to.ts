import { open } from 'node:fs/promises';
import { AppError } from '../../shared/failure.ts';

/**
 * Reads a file that a person chose.
 * @throws AppError `photo-too-large` above `mostBytes`, `photo-gone` when it is no longer there, `photo-unreadable` when
 * it cannot be read or is no file
 */
export async function readFileUpTo(path: string, mostBytes: number): Promise<Uint8Array> {
  try {
    const file = await open(path);
    try {
      const facts = await file.stat();
      if (!facts.isFile()) throw new AppError('photo-unreadable');
      if (facts.size > mostBytes) throw new AppError('photo-too-large');
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError(isGone(cause) ? 'photo-gone' : 'photo-unreadable', { cause });
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
