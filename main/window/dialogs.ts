import { join } from 'node:path';
import { app, type BrowserWindow, dialog, type FileFilter } from 'electron';
import { type FileToSave, writeTextFile } from '../system/save-file.ts';

export interface Dialogs {
  choosePhotoFiles(): Promise<readonly string[]>;
  /** `null` when the person closed it, as with the others. */
  chooseSpreadsheet(): Promise<string | null>;
  choosePhotoFolder(): Promise<string | null>;
  chooseFile(filter: FileFilter): Promise<string | null>;
  /** @param name what the dialog proposes, in the folder of documents */
  chooseTarget(name: string, filter: FileFilter): Promise<string | null>;
  saveFile(file: FileToSave): Promise<boolean>;
}

/** The computer's own dialogs for files, in front of the window. */
export function createDialogs(window: BrowserWindow): Dialogs {
  async function chooseFile(filter: FileFilter): Promise<string | null> {
    const { filePaths } = await dialog.showOpenDialog(window, {
      properties: ['openFile'],
      filters: [filter],
    });
    return filePaths[0] ?? null;
  }

  async function chooseTarget(name: string, filter: FileFilter): Promise<string | null> {
    const { filePath } = await dialog.showSaveDialog(window, {
      defaultPath: join(app.getPath('documents'), name),
      filters: [filter],
    });
    // What closing the dialog answers differs from platform to platform.
    return filePath || null;
  }

  return {
    async choosePhotoFiles() {
      const { filePaths } = await dialog.showOpenDialog(window, {
        properties: ['openFile', 'multiSelections'],
        filters: [
          {
            name: 'JPEG, PNG, WebP, AVIF, GIF, HEIC',
            extensions: ['jpg', 'jpeg', 'jfif', 'png', 'webp', 'avif', 'gif', 'heic', 'heif'],
          },
        ],
      });
      return filePaths;
    },
    // An .xls or .ods is shown too: she shall hear how to save it, and not wonder where it is.
    chooseSpreadsheet: () =>
      chooseFile({ name: 'XLSX, CSV', extensions: ['xlsx', 'xlsm', 'csv', 'txt', 'tsv', 'xls', 'ods'] }),
    async choosePhotoFolder() {
      const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory'] });
      return filePaths[0] ?? null;
    },
    chooseFile,
    chooseTarget,
    async saveFile({ name, kind, extension, content }) {
      const path = await chooseTarget(name, { name: kind, extensions: [extension] });
      if (path === null) return false;
      await writeTextFile(path, content);
      return true;
    },
  };
}
