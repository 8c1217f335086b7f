import { open } from 'node:fs/promises';

/** @returns the file's bytes, or why there are none; `missing` when there is no such file any more */
export async function readFileUpTo(
  path: string,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer> | 'missing' | 'too-large' | 'unreadable'> {
  try {
    const file = await open(path);
    try {
      const facts = await file.stat();
      if (!facts.isFile()) return 'unreadable';
      return facts.size > mostBytes ? 'too-large' : await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'missing' : 'unreadable';
  }
}
