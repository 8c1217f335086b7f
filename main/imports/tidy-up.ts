import { AppError } from '../../shared/failure.ts';
import type { Breathe } from '../whatsapp/breathe.ts';
import type { ImportStore } from './import-store.ts';

/**
 * Deletes what imports left that no longer counts, a little at a time, until nothing is left or it is to end. On a
 * full disk it leaves the rest for the next time: nobody sees it.
 */
export async function tidyUp(
  store: Pick<ImportStore, 'cleanUp'>,
  breathe: Breathe,
  isOver: () => boolean,
): Promise<void> {
  try {
    while (!isOver() && store.cleanUp()) await breathe();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
