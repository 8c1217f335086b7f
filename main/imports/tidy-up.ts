import type { Breathe } from '../whatsapp/breathe.ts';
import type { ImportStore } from './import-store.ts';

/** Deletes what imports left that no longer counts, a little at a time, until nothing is left or it is to end. */
export async function tidyUp(
  store: Pick<ImportStore, 'cleanUp'>,
  breathe: Breathe,
  isOver: () => boolean,
): Promise<void> {
  while (!isOver() && store.cleanUp()) await breathe();
}
