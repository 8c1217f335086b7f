import { AppError } from '../../../shared/failure.ts';
import type { GroupId } from '../../../shared/groups.ts';
import type { AskedApp } from '../../measure/app/running-app.ts';
import { startPromo } from '../../measure/app/start-promo.ts';

/** A promo is prepared only while there is a connection: otherwise nothing is started. */
export async function startWhileConnected(
  app: AskedApp,
  nonce: string,
  groupIds: readonly GroupId[],
): Promise<void> {
  try {
    await startPromo(app, `Oferta ${nonce}`, groupIds);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not-connected')) throw error;
  }
}
