import { open, rename, rm } from 'node:fs/promises';
import { AppError } from '../../shared/failure.ts';

export interface FileToSave {
  /** What the dialog proposes, with its extension. */
  readonly name: string;
  /** In the person's words, for example "Planilha". */
  readonly kind: string;
  readonly extension: string;
  /** Asked for piece by piece, after the person has chosen where. */
  readonly content: Iterable<string>;
}

/**
 * Asks the person where, and writes it there.
 * @returns false when she closed the dialog
 * @throws AppError `file-not-saved`
 */
export type SaveFile = (file: FileToSave) => Promise<boolean>;

/**
 * Writes a text file where a person wanted it, beside it first, so that an older file of that name is whole until then.
 * @throws AppError `file-not-saved`: no room, no right, or (on Windows) the old one is open in another program
 */
export async function writeTextFile(path: string, content: Iterable<string>): Promise<void> {
  const draft = `${path}.new`;
  try {
    const file = await open(draft, 'w');
    try {
      for (const piece of content) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => undefined);
    const isOfTheDisk = cause instanceof Error && 'syscall' in cause;
    throw isOfTheDisk ? new AppError('file-not-saved', { cause }) : cause;
  }
}
