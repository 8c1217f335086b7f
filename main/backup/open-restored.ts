import { rm } from 'node:fs/promises';
import { AppError } from '../../shared/failure.ts';
import { explainStorageError } from '../storage/explain-storage-error.ts';
import { giveBack, hasOldShop, listLeftovers, takeIn } from './take-in.ts';

/**
 * Opens the shop of the data folder, after what was restored has taken its place. Where that does not open although it
 * was checked, the old shop comes back; it is deleted only when the new one has opened.
 * @throws AppError, and whatever `open` throws
 */
export function openRestored<App>(dataFolder: string, open: () => App): App {
  const app = openNewOrOld(dataFolder, open);
  // Thousands of photos: the start does not wait for that, and what is left is deleted by the next one.
  for (const path of listLeftovers(dataFolder))
    void rm(path, { recursive: true, force: true }).catch(() => {});
  return app;
}

function openNewOrOld<App>(dataFolder: string, open: () => App): App {
  try {
    takeIn(dataFolder);
  } catch (error) {
    throw explainStorageError(error);
  }
  try {
    return open();
  } catch (error) {
    const isShopBad = error instanceof AppError && ['database-damaged', 'data-newer'].includes(error.code);
    if (!isShopBad || !hasOldShop(dataFolder)) throw error;
    giveBack(dataFolder);
    return open();
  }
}
